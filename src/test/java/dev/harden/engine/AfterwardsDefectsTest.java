package dev.harden.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Mend;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.FixPlan;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tries entries by themselves, and plans that meet a defect, on the shelf of {@link AfterwardsTest}. */
class AfterwardsDefectsTest {
    @BeforeEach
    void begin() {
        AfterwardsTest.SHELF.clear();
    }

    /** Mends each number by emptying the shelf. */
    @CheckInfo(
            id = "x-deleting",
            title = "t",
            fault = "f",
            severity = Severity.HIGH,
            scope = Breadth.ACCOUNT,
            reads = AfterwardsTest.Twice.class)
    static final class Deleting extends AfterwardsTest.Positive {
        @Override
        Mend mend(int number) {
            return AfterwardsTest.mend(number).foretelling(new AfterwardsTest.Numbers(), all -> List.of());
        }
    }

    /** Wants the opposite of two numbers to be gone, and looks at the whole shelf for each. */
    @CheckInfo(
            id = "x-crowd",
            title = "t",
            fault = "f",
            severity = Severity.HIGH,
            scope = Breadth.ACCOUNT,
            reads = AfterwardsTest.Numbers.class)
    static final class Crowd extends AfterwardsTest.Positive {
        @Override
        public Subjects<Integer> subjects(Scope scope, Facts facts) {
            return Subjects.of(facts.get(new AfterwardsTest.Numbers()).isEmpty() ? List.of() : List.of(10, 20));
        }

        @Override
        Mend mend(int number) {
            return AfterwardsTest.mend(number)
                    .foretelling(
                            new AfterwardsTest.Numbers(),
                            all -> all.stream().filter(one -> one != -number).toList());
        }

        @Override
        public Verdict judge(Integer number, Facts facts) {
            return facts.get(new AfterwardsTest.Numbers()).contains(-number)
                    ? Verdict.fail("it is there").mendedBy(mend(number))
                    : Verdict.pass("it is gone");
        }
    }

    /** Wants things of each number that cannot be planned together. */
    @CheckInfo(
            id = "x-broken-way",
            title = "t",
            fault = "f",
            severity = Severity.HIGH,
            scope = Breadth.ACCOUNT,
            reads = AfterwardsTest.Value.class)
    static final class BrokenWay extends AfterwardsTest.Positive {
        @Override
        Mend mend(int number) {
            return AfterwardsTest.mend(number);
        }

        @Override
        public Verdict judge(Integer number, Facts facts) {
            return facts.get(new AfterwardsTest.Value(number)) > 0
                    ? Verdict.pass("it is")
                    : Verdict.fail("it is not").mendedBy(new Broken());
        }
    }

    record Broken() implements Intent {
        @Override
        public Target target() {
            return new Target("X::Y::Number", "global", "broken");
        }

        @Override
        public String about() {
            return "it is right";
        }

        @Override
        public Optional<Intent> with(Intent other) {
            throw new IllegalStateException("no way");
        }

        @Override
        public List<Step> steps() {
            return List.of(Step.of(Call.of("x", "PutNumber", "us-east-1", "Number", 1)));
        }
    }

    /** Has a defect of its own, which one number meets at once and the others when they are mended. */
    @CheckInfo(
            id = "x-defect",
            title = "t",
            fault = "f",
            severity = Severity.HIGH,
            scope = Breadth.ACCOUNT,
            reads = AfterwardsTest.Twice.class)
    static final class Defective extends AfterwardsTest.Positive {
        @Override
        Mend mend(int number) {
            return AfterwardsTest.mend(number).foretelling(new AfterwardsTest.Value(number), before -> -before);
        }

        @Override
        public Verdict judge(Integer number, Facts facts) {
            if (number == 7 || number == -5 && facts.get(new AfterwardsTest.Value(number)) > 0) {
                throw new IllegalStateException("seven");
            }
            return super.judge(number, facts);
        }
    }

    @Test
    void eachByItselfIsTriedOnTheAccountAsItIs() {
        AfterwardsTest.SHELF.addAll(List.of(-1, -2));
        FixPlan plan = AfterwardsTest.run(Plan::provingEach, new AfterwardsTest.Set(), new AfterwardsTest.Contrary())
                .fixes();
        assertThat(plan.entries())
                .extracting(entry -> entry.target().id() + " " + entry.proof().state())
                .containsExactly("n-1 HELD_BACK", "n-2 PROVEN");
        AfterwardsTest.SHELF.clear();
        AfterwardsTest.SHELF.addAll(List.of(-2, -3));
        FixPlan together = AfterwardsTest.run(Plan::proving, new Deleting()).fixes();
        assertThat(together.entries())
                .extracting(entry -> entry.proof().closes().size())
                .containsExactlyInAnyOrder(2, 0);
        FixPlan alone = AfterwardsTest.run(Plan::provingEach, new Deleting()).fixes();
        assertThat(alone.entries())
                .extracting(entry -> entry.proof().closes().size())
                .as("the second ends with the first, and the first with the second")
                .containsExactly(2, 2);
    }

    @Test
    void whatWasTakenBackIsNotJudgedAgain() {
        AfterwardsTest.SHELF.addAll(List.of(-10, -20));
        FixPlan alone = AfterwardsTest.run(Plan::provingEach, new Crowd()).fixes();
        assertThat(alone.entries())
                .extracting(entry -> entry.target().id() + " " + entry.proof().state() + " "
                        + entry.proof().closes().size())
                .containsExactly("n10 PROVEN 1", "n20 PROVEN 1");
    }

    @Test
    void aPlanThatADefectKeepsFromBeingMadeIsNoneOfNothing() {
        AfterwardsTest.SHELF.addAll(List.of(-1, -2));
        Result result = AfterwardsTest.run(Plan::proving, new BrokenWay());
        assertThat(result.defects()).hasSize(1);
        assertThat(result.fixes().made()).isFalse();
        assertThat(result.fixes().failures()).isEqualTo(2);
        assertThat(result.fixes().entries()).isEmpty();
        assertThat(result.report().findings())
                .hasSize(2)
                .allMatch(finding -> finding.remedy().isPresent());
    }

    @Test
    void aCheckWithADefectCostsItsOwnJudgementsAlone() {
        AfterwardsTest.SHELF.addAll(List.of(-5, -1, 7));
        Result result = AfterwardsTest.run(Plan::proving, new Defective());
        assertThat(result.defects()).hasSize(1);
        assertThat(result.fixes().entries())
                .extracting(entry -> entry.target().id() + " " + entry.proof().state() + " "
                        + entry.proof().why())
                .containsExactlyInAnyOrder(
                        "n-1 PROVEN ",
                        "n-5 NOT_PROVEN how x-defect judges n-5 then could not be worked out, for a defect in harden"
                                + " itself");
    }
}
