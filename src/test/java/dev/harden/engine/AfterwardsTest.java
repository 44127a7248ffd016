package dev.harden.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Mend;
import dev.harden.checks.Registry;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Subjects;
import dev.harden.checks.Topic;
import dev.harden.checks.Verdict;
import dev.harden.facts.Aws;
import dev.harden.facts.Derived;
import dev.harden.facts.Fact;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Needs;
import dev.harden.facts.Options;
import dev.harden.facts.RestsOn;
import dev.harden.model.Finding;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.FixPlan;
import dev.harden.model.remedy.Proof;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tries plans on an account that is made up: a shelf of numbers, of which none may be negative. */
class AfterwardsTest {
    private static final AtomicInteger LOADED = new AtomicInteger();
    private static final AtomicInteger DERIVED = new AtomicInteger();
    private static final List<Integer> SHELF = new ArrayList<>();

    @BeforeEach
    void begin() {
        LOADED.set(0);
        DERIVED.set(0);
        SHELF.clear();
    }

    @Needs("x:ListNumbers")
    record Numbers() implements Fact<List<Integer>> {
        @Override
        public List<Integer> load(Aws aws) {
            LOADED.incrementAndGet();
            return List.copyOf(SHELF);
        }
    }

    @Needs("x:GetNumber")
    record Value(int number) implements Fact<Integer> {
        @Override
        public Integer load(Aws aws) {
            LOADED.incrementAndGet();
            if (number == 13) {
                throw FactUnavailable.notVisibleFromHere("number 13 is hidden");
            }
            return number;
        }
    }

    @RestsOn(Value.class)
    record Twice(int number) implements Derived<Integer> {
        @Override
        public Integer derive(Facts facts) {
            DERIVED.incrementAndGet();
            return 2 * facts.get(new Value(number));
        }
    }

    /** Wants each number to be positive, and mends those that are not. */
    abstract static class Positive implements Check<Integer> {
        abstract Mend mend(int number);

        @Override
        public Subjects<Integer> subjects(Scope scope, Facts facts) {
            return Subjects.of(facts.get(new Numbers()));
        }

        @Override
        public Resource resource(Integer number) {
            return new Resource("arn:x:" + number, "n" + number, "X::Y::Number", "n" + number);
        }

        @Override
        public Verdict judge(Integer number, Facts facts) {
            int twice = facts.get(new Twice(number));
            return twice > 0
                    ? Verdict.pass("is %s", twice)
                    : Verdict.fail("is %s", twice).mendedBy(mend(number));
        }
    }

    private static Mend mend(int number) {
        return Mend.of(
                new Target("X::Y::Number", "global", "n" + number),
                "n" + number + " is right",
                Step.of(Call.of("x", "PutNumber", "us-east-1", "Number", number)));
    }

    @CheckInfo(
            id = "x-set",
            title = "t",
            fault = "f",
            severity = Severity.HIGH,
            scope = Breadth.ACCOUNT,
            reads = Twice.class)
    static final class Set extends Positive {
        @Override
        Mend mend(int number) {
            return AfterwardsTest.mend(number).foretelling(new Value(number), before -> -before);
        }
    }

    @CheckInfo(
            id = "x-delete",
            title = "t",
            fault = "f",
            severity = Severity.HIGH,
            scope = Breadth.ACCOUNT,
            reads = Twice.class)
    static final class Delete extends Positive {
        @Override
        Mend mend(int number) {
            UnaryOperator<List<Integer>> without =
                    all -> all.stream().filter(one -> one != number).toList();
            return AfterwardsTest.mend(number).foretelling(new Numbers(), without);
        }
    }

    @CheckInfo(
            id = "x-silent",
            title = "t",
            fault = "f",
            severity = Severity.HIGH,
            scope = Breadth.ACCOUNT,
            reads = Twice.class)
    static final class Silent extends Positive {
        @Override
        Mend mend(int number) {
            return AfterwardsTest.mend(number);
        }
    }

    @CheckInfo(
            id = "x-useless",
            title = "t",
            fault = "f",
            severity = Severity.HIGH,
            scope = Breadth.ACCOUNT,
            reads = Twice.class)
    static final class Useless extends Positive {
        @Override
        Mend mend(int number) {
            return AfterwardsTest.mend(number).foretelling(new Value(number), before -> before - 1);
        }
    }

    /** Makes a new number of a bad one, which nobody has looked at. */
    @CheckInfo(
            id = "x-new",
            title = "t",
            fault = "f",
            severity = Severity.HIGH,
            scope = Breadth.ACCOUNT,
            reads = Twice.class)
    static final class Unseen extends Positive {
        @Override
        Mend mend(int number) {
            return AfterwardsTest.mend(number).foretelling(new Numbers(), all -> List.of(99));
        }
    }

    /** Wants the first number to be negative. */
    @CheckInfo(
            id = "x-contrary",
            title = "t",
            fault = "f",
            severity = Severity.LOW,
            scope = Breadth.ACCOUNT,
            reads = Value.class)
    static final class Contrary implements ScopeCheck {
        @Override
        public Verdict judge(Scope scope, Facts facts) {
            return facts.get(new Value(-1)) < 0 ? Verdict.pass("it is") : Verdict.fail("it is not");
        }
    }

    private static FixPlan plan(Check<?>... checks) {
        Registry registry = new Registry(List.of(new Topic("x", "X", List.of(checks))));
        Result result = new Engine("test", new EngineTest.Nobody(), List::of, Options.none(), 2, Progress.SILENT)
                .run(new Plan(registry.checks(), List.of()).proving());
        assertThat(result.defects()).isEmpty();
        return result.fixes();
    }

    private static Proof only(FixPlan plan) {
        assertThat(plan.entries()).hasSize(1);
        return plan.entries().get(0).proof();
    }

    @Test
    void whatIsConcludedFromAChangedAnswerIsConcludedAnewAndNothingIsAsked() {
        SHELF.addAll(List.of(1, 2, -3));
        Proof proof = only(plan(new Set()));
        assertThat(proof.state()).isEqualTo(Proof.State.PROVEN);
        assertThat(proof.closes())
                .extracting(finding -> finding.resource().id())
                .containsExactly("n-3");
        assertThat(LOADED).hasValue(4);
        assertThat(DERIVED).as("three at first, and the one that changed").hasValue(4);
    }

    @Test
    void whatIsGoneHasNoFailureAnyMore() {
        SHELF.addAll(List.of(-1, -2));
        FixPlan plan = plan(new Delete());
        assertThat(plan.entries()).extracting(entry -> entry.proof().state()).containsOnly(Proof.State.PROVEN);
        assertThat(FixPlan.closedBy(plan.entries())).hasSize(2);
    }

    @Test
    void whatIsNotForetoldIsNotProven() {
        SHELF.add(-1);
        Proof proof = only(plan(new Silent()));
        assertThat(proof.state()).isEqualTo(Proof.State.NOT_PROVEN);
        assertThat(proof.closes()).hasSize(1);
    }

    @Test
    void whatTakesAnAnswerThatNobodyAskedForIsNotProven() {
        SHELF.add(-1);
        Proof proof = only(plan(new Unseen()));
        assertThat(proof.state()).isEqualTo(Proof.State.NOT_PROVEN);
        assertThat(proof.why()).contains("n99");
        assertThat(LOADED).hasValue(2);
    }

    @Test
    void whatWouldNotHelpIsNotProven() {
        SHELF.add(-1);
        assertThat(only(plan(new Useless())).why()).contains("stays");
    }

    @Test
    void whatMakesSomethingFailIsHeldBackAndTakenBack() {
        SHELF.addAll(List.of(-1, -2));
        FixPlan plan = plan(new Set(), new Contrary());
        assertThat(plan.entries())
                .extracting(entry -> entry.target().id() + " " + entry.proof().state())
                .containsExactly("n-1 HELD_BACK", "n-2 PROVEN");
        assertThat(plan.entries().get(0).proof().worsens())
                .extracting(Finding::check)
                .containsExactly("x-contrary");
    }

    @Test
    void whatAnEarlierStepClosesTakesNoOther() {
        SHELF.add(-1);
        FixPlan plan = plan(new Set(), new Delete());
        // Both want something of the same target, so that they are one.
        assertThat(plan.entries()).hasSize(1);
        assertThat(plan.entries().get(0).proof().closes()).hasSize(2);
    }

    @Test
    void whatMayNotBeSeenStaysUnseen() {
        SHELF.addAll(List.of(13, -1));
        Proof proof = only(plan(new Set()));
        assertThat(proof.state()).isEqualTo(Proof.State.PROVEN);
        assertThat(proof.closes()).hasSize(1);
    }
}
