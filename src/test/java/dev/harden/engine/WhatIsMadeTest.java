package dev.harden.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Mend;
import dev.harden.checks.Registry;
import dev.harden.checks.Subjects;
import dev.harden.checks.Topic;
import dev.harden.checks.Verdict;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Facts;
import dev.harden.facts.Needs;
import dev.harden.facts.Options;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.FixPlan;
import dev.harden.model.remedy.Proof;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tries plans that make something that was not there: a lamp, which has to be lit too. */
class WhatIsMadeTest {
    @Needs("x:ListLamps")
    record Lamps() implements Fact<List<String>> {
        @Override
        public List<String> load(Aws aws) {
            return List.of();
        }
    }

    @Needs("x:GetLamp")
    record Lit(String lamp) implements Fact<Boolean> {
        @Override
        public Boolean load(Aws aws) {
            throw new AssertionError("nobody asks for " + lamp);
        }
    }

    /** Wants a lamp that is lit. */
    abstract static class Light implements Check<Optional<String>> {
        abstract Remedy remedy();

        @Override
        public Subjects<Optional<String>> subjects(Scope scope, Facts facts) {
            return Subjects.of(List.of(facts.get(new Lamps()).stream().findFirst()));
        }

        @Override
        public Resource resource(Optional<String> lamp) {
            return lamp.map(one -> new Resource("arn:x:" + one, one, "X::Y::Lamp", one))
                    .orElse(new Resource("arn:x:root", "x", Resource.ACCOUNT, "x"));
        }

        @Override
        public Verdict judge(Optional<String> lamp, Facts facts) {
            if (lamp.isEmpty()) {
                return Verdict.fail("there is no lamp").mendedBy(remedy());
            }
            return facts.get(new Lit(lamp.get()))
                    ? Verdict.pass("it is lit")
                    : Verdict.fail("it is not lit").mendedBy(remedy());
        }
    }

    @CheckInfo(
            id = "x-light",
            title = "t",
            fault = "f",
            severity = Severity.HIGH,
            scope = Breadth.ACCOUNT,
            reads = {Lamps.class, Lit.class})
    static final class Told extends Light {
        @Override
        Remedy remedy() {
            return Remedy.of(
                    mend("Make")
                            .foretelling(new Lamps(), none -> List.of("lamp"))
                            .telling(new Lit("lamp"), false),
                    mend("Light").foretelling(new Lit("lamp"), dark -> true));
        }
    }

    @CheckInfo(
            id = "x-light",
            title = "t",
            fault = "f",
            severity = Severity.HIGH,
            scope = Breadth.ACCOUNT,
            reads = {Lamps.class, Lit.class})
    static final class Untold extends Light {
        @Override
        Remedy remedy() {
            return Remedy.of(mend("Make")
                    .foretelling(new Lamps(), none -> List.of("lamp"))
                    // It takes the answer before, and there is none.
                    .foretelling(new Lit("lamp"), dark -> !dark));
        }
    }

    @CheckInfo(
            id = "x-light",
            title = "t",
            fault = "f",
            severity = Severity.HIGH,
            scope = Breadth.ACCOUNT,
            reads = {Lamps.class, Lit.class})
    static final class Dark extends Light {
        @Override
        Remedy remedy() {
            return Remedy.of(mend("Make")
                    .foretelling(new Lamps(), none -> List.of("lamp"))
                    .telling(new Lit("lamp"), false));
        }
    }

    private static Mend mend(String operation) {
        return Mend.of(
                new Target("X::Y::Lamp", "global", "lamp", operation),
                operation,
                Step.of(Call.of("x", operation, "us-east-1")));
    }

    private static List<FixPlan.Entry> plan(Check<?> check) {
        Registry registry = new Registry(List.of(new Topic("x", "X", List.of(check))));
        Result result = new Engine("test", new EngineTest.Nobody(), List::of, Options.none(), 2, Progress.SILENT)
                .run(new Plan(registry.checks(), List.of()).proving());
        assertThat(result.defects()).isEmpty();
        return result.fixes().entries();
    }

    @Test
    void whatIsMadeIsJudgedByWhatTheChangeTellsAndTheFailureEndsWithTheLastOfItsSteps() {
        List<FixPlan.Entry> plan = plan(new Told());
        assertThat(plan).extracting(FixPlan.Entry::about).containsExactly("Make", "Light");
        assertThat(plan).extracting(entry -> entry.proof().state()).containsOnly(Proof.State.PROVEN);
        assertThat(plan.get(0).proof().closes())
                .as("a lamp that is dark fails in the place of the lamp that lacks")
                .isEmpty();
        assertThat(plan.get(1).proof().closes())
                .extracting(finding -> finding.resource().type())
                .containsExactly(Resource.ACCOUNT);
    }

    @Test
    void whatTakesAnAnswerBeforeIsNotKnownWhereThereIsNone() {
        Proof proof = plan(new Untold()).get(0).proof();
        assertThat(proof.state()).isEqualTo(Proof.State.NOT_PROVEN);
        assertThat(proof.why()).contains("judges lamp");
    }

    @Test
    void whatOnlyFailsElsewhereThenClosesNothing() {
        Proof proof = plan(new Dark()).get(0).proof();
        assertThat(proof.state()).isEqualTo(Proof.State.NOT_PROVEN);
        assertThat(proof.why()).contains("the failure that it is for stays");
    }
}
