package dev.harden.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Registry;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Subjects;
import dev.harden.checks.Topic;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Derived;
import dev.harden.facts.Fact;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Needs;
import dev.harden.facts.NotOffered;
import dev.harden.facts.Options;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.model.Finding;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;

/** Runs plans over an account that is made up. */
class EngineTest {
    private static final AtomicInteger ASKED = new AtomicInteger();

    @Needs("x:GetNumber")
    record Number(int of) implements Fact<Integer> {
        @Override
        public Integer load(Aws aws) {
            ASKED.incrementAndGet();
            if (of < 0) {
                throw FactUnavailable.notVisibleFromHere("number " + of + " is hidden");
            }
            return of;
        }
    }

    /** Waits for as many others as there are. */
    @RestsOn(Number.class)
    record Chain(int length) implements Derived<Integer> {
        @Override
        public Integer derive(Facts facts) {
            return length == 0 ? facts.get(new Number(1)) : 1 + facts.get(new Chain(length - 1));
        }
    }

    abstract static class Numbers implements Check<Integer> {
        @Override
        public Resource resource(Integer number) {
            return new Resource("arn:x:" + number, "n" + number, "X::Y::Number", "n" + number);
        }
    }

    @CheckInfo(
            id = "x-numbers",
            title = "t",
            fault = "f",
            severity = Severity.LOW,
            scope = Breadth.ACCOUNT,
            reads = Number.class)
    static final class NotNegative extends Numbers {
        @Override
        public Subjects<Integer> subjects(Scope scope, Facts facts) {
            return Subjects.of(new Seen<>(List.of(1, 2, -3), List.of(FactUnavailable.noApi("some cannot be listed"))));
        }

        @Override
        public Verdict judge(Integer subject, Facts facts) {
            int number = facts.get(new Number(subject));
            facts.get(new Number(7));
            return number == 1 ? Verdict.pass("is one") : Verdict.fail("is %s", number);
        }
    }

    @CheckInfo(
            id = "x-defect",
            title = "t",
            fault = "f",
            severity = Severity.LOW,
            scope = Breadth.ACCOUNT,
            reads = Number.class)
    static final class Defect implements ScopeCheck {
        @Override
        public Verdict judge(Scope scope, Facts facts) {
            throw new IllegalStateException("a bug");
        }
    }

    @CheckInfo(
            id = "x-missing",
            title = "t",
            fault = "f",
            severity = Severity.LOW,
            scope = Breadth.ACCOUNT,
            reads = Number.class)
    static final class ReadsAMissingField implements ScopeCheck {
        @Override
        public Verdict judge(Scope scope, Facts facts) {
            return Verdict.pass(Answers.<String>require(null, "Field"));
        }
    }

    @CheckInfo(
            id = "x-none",
            title = "t",
            fault = "f",
            severity = Severity.LOW,
            scope = Breadth.ACCOUNT,
            reads = Number.class)
    static final class NoService implements ScopeCheck {
        @Override
        public Verdict judge(Scope scope, Facts facts) {
            throw new NotOffered("there is no such service here");
        }
    }

    @CheckInfo(
            id = "x-chain",
            title = "t",
            fault = "f",
            severity = Severity.LOW,
            scope = Breadth.ACCOUNT,
            reads = Chain.class)
    static final class LongChain implements ScopeCheck {
        @Override
        public Verdict judge(Scope scope, Facts facts) {
            facts.prefetch(IntStream.range(0, 50).mapToObj(Chain::new).toList());
            return Verdict.pass("%s long", facts.get(new Chain(50)));
        }
    }

    /** Begins much that it does not need. */
    @CheckInfo(
            id = "x-ahead",
            title = "t",
            fault = "f",
            severity = Severity.LOW,
            scope = Breadth.ACCOUNT,
            reads = Number.class)
    static final class Ahead implements ScopeCheck {
        @Override
        public Verdict judge(Scope scope, Facts facts) {
            facts.prefetch(IntStream.range(0, 500).mapToObj(Number::new).toList());
            return Verdict.pass("nothing is needed");
        }
    }

    @Test
    void whatWasBegunAheadIsAskedToItsEndHoweverFastTheVerdictIs() {
        for (int i = 0; i < 20; i++) {
            ASKED.set(0);
            said(2, new Ahead());
            assertThat(ASKED).hasValue(500);
        }
    }

    @Test
    void unknownIsMadeForTheOneSubjectAndForWhatCouldNotBeListed() {
        assertThat(said(4, new NotNegative()))
                .containsExactly(
                        "x-numbers global 111122223333 UNKNOWN NO_API some cannot be listed",
                        "x-numbers global n-3 UNKNOWN NOT_VISIBLE_FROM_HERE number -3 is hidden",
                        "x-numbers global n1 PASS  is one",
                        "x-numbers global n2 FAIL  is 2");
    }

    @Test
    void aQuestionIsAskedOnceWhoeverAsks() {
        ASKED.set(0);
        said(4, new NotNegative());
        assertThat(ASKED).hasValue(4);
    }

    @Test
    void aDefectInACheckIsAnUnknownThatSaysSo() {
        Result result = run(4, new Defect(), new NotNegative());
        assertThat(result.defects()).hasSize(1);
        Finding finding = result.report().findings().get(0);
        assertThat(finding.status()).isEqualTo(Status.UNKNOWN);
        assertThat(finding.outcome().message()).contains("a defect in harden itself");
        assertThat(result.report().findings()).hasSize(5);
    }

    @Test
    void aMissingFieldIsNoDefect() {
        Result result = run(4, new ReadsAMissingField());
        assertThat(result.defects()).isEmpty();
        assertThat(said(4, new ReadsAMissingField()))
                .containsExactly("x-missing global 111122223333 UNKNOWN ERROR AWS answered without Field");
    }

    @Test
    void whatThePartitionLacksIsNotApplicable() {
        assertThat(said(4, new NoService()))
                .containsExactly("x-none global 111122223333 NOT_APPLICABLE  there is no such service here");
    }

    @Test
    void noNumberOfThreadsIsTooSmall() {
        assertThat(said(1, new LongChain())).containsExactly("x-chain global 111122223333 PASS  51 long");
        assertThat(said(1, new NotNegative())).isEqualTo(said(16, new NotNegative()));
    }

    @CheckInfo(
            id = "x-many",
            title = "t",
            fault = "f",
            severity = Severity.LOW,
            scope = Breadth.ACCOUNT,
            reads = Number.class)
    static final class Many extends Numbers {
        @Override
        public Subjects<Integer> subjects(Scope scope, Facts facts) {
            return Subjects.of(IntStream.range(0, 70_000).boxed().toList());
        }

        @Override
        public Verdict judge(Integer subject, Facts facts) {
            return Verdict.pass("is one of many");
        }
    }

    @Test
    void noNumberOfSubjectsIsTooLarge() {
        Result result = run(4, new Many());
        assertThat(result.defects()).isEmpty();
        assertThat(result.report().findings()).hasSize(70_000);
    }

    static List<String> said(int threads, Check<?>... checks) {
        return run(threads, checks).report().findings().stream()
                .map(finding -> finding.check() + " " + finding.region() + " "
                        + finding.resource().id() + " " + finding.status() + " "
                        + finding.outcome()
                                .unknown()
                                .map(unknown -> unknown.cause().name())
                                .orElse("") + " "
                        + finding.outcome().message())
                .toList();
    }

    private static Result run(int threads, Check<?>... checks) {
        Registry registry = new Registry(List.of(new Topic("x", "X", List.of(checks))));
        return new Engine("test", new Nobody(), List::of, Options.none(), threads, Progress.SILENT)
                .run(new Plan(registry.checks(), List.of()));
    }

    /** Answers who is asking, and nothing else. */
    static final class Nobody implements Aws {
        @Override
        public <C extends AwsClient, B extends AwsClientBuilder<B, C>> C client(
                Class<C> type, Supplier<B> builder, String region) {
            if (type != StsClient.class) {
                throw new AssertionError("no client is needed: " + type);
            }
            return type.cast(Identity.client());
        }

        @Override
        public String homeRegion() {
            return "us-east-1";
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public void pause(Duration time) {}
    }
}
