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
import dev.harden.facts.Aws;
import dev.harden.facts.Deadline;
import dev.harden.facts.Fact;
import dev.harden.facts.Facts;
import dev.harden.facts.Needs;
import dev.harden.facts.Options;
import dev.harden.facts.Scarce;
import dev.harden.model.Finding;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;

/** Throws what nobody expects at each wall: what was begun is told all the same. */
class WallsTest {
    private static final int SUBJECTS = 20;
    private static final int BROKEN = 7;

    /** Is where something breaks. */
    enum Place {
        LISTING,
        PARENT,
        CHILDREN,
        RESOURCE,
        FACT,
        JUDGING
    }

    /** Is what breaks. */
    enum Break {
        MEMORY(() -> new OutOfMemoryError("Java heap space")),
        STACK(StackOverflowError::new),
        LINK(() -> new NoClassDefFoundError("x")),
        OTHER(() -> new Error("nobody knows this"));

        private final Supplier<Error> error;

        Break(Supplier<Error> error) {
            this.error = error;
        }
    }

    @Needs("x:GetNumber")
    record Number(int of, Break broken) implements Fact<Integer> {
        @Override
        public Integer load(Aws aws) {
            if (broken != null) {
                throw broken.error.get();
            }
            return of;
        }
    }

    @CheckInfo(
            id = "x-breaks",
            title = "t",
            fault = "f",
            severity = Severity.LOW,
            scope = Breadth.ACCOUNT,
            reads = Number.class)
    static final class Breaks implements Check<Integer> {
        private final Place place;
        private final Break broken;

        Breaks(Place place, Break broken) {
            this.place = place;
            this.broken = broken;
        }

        private void at(Place here, boolean hit) {
            if (here == place && hit) {
                throw broken.error.get();
            }
        }

        @Override
        public Subjects<Integer> subjects(Scope scope, Facts facts) {
            at(Place.LISTING, true);
            Function<Integer, Resource> parent = number -> {
                at(Place.PARENT, number == 0);
                return named("parent" + number);
            };
            return Subjects.below(List.of(0, 1), parent, (number, below) -> {
                at(Place.CHILDREN, number == 0);
                return IntStream.range(number * SUBJECTS, (number + 1) * SUBJECTS)
                        .boxed()
                        .toList();
            });
        }

        @Override
        public Resource resource(Integer number) {
            at(Place.RESOURCE, number == BROKEN);
            return named("n" + number);
        }

        @Override
        public Verdict judge(Integer number, Facts facts) {
            at(Place.JUDGING, number == BROKEN);
            boolean hit = place == Place.FACT && number == BROKEN;
            facts.get(new Number(number, hit ? broken : null));
            return Verdict.pass("is a number");
        }

        private static Resource named(String name) {
            return new Resource("arn:x:" + name, name, "X::Y::Number", name);
        }
    }

    @CheckInfo(
            id = "x-whole",
            title = "t",
            fault = "f",
            severity = Severity.LOW,
            scope = Breadth.ACCOUNT,
            reads = Number.class)
    static final class Whole implements ScopeCheck {
        @Override
        public Verdict judge(Scope scope, Facts facts) {
            return Verdict.pass("is whole");
        }
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void whatBreaksIsToldAndCostsItsOwnPartAlone(Place place) {
        for (Break broken : Break.values()) {
            if (broken == Break.MEMORY) {
                continue;
            }
            Result result = run(Deadline.NONE, 4, new Breaks(place, broken), new Whole());
            List<Finding> unknown = result.report().findings().stream()
                    .filter(finding -> finding.status() == Status.UNKNOWN)
                    .toList();
            assertThat(unknown).as(place + " " + broken).hasSize(1);
            int rows = switch (place) {
                case LISTING -> 1;
                case PARENT, CHILDREN -> 1 + SUBJECTS;
                case RESOURCE, FACT, JUDGING -> 2 * SUBJECTS;
            };
            assertThat(result.report().findings()).as(place + " " + broken).hasSize(rows + 1);
            boolean answer = place == Place.FACT && broken == Break.STACK;
            assertThat(result.defects()).as(place + " " + broken).hasSize(answer ? 0 : 1);
            assertThat(unknown.get(0).outcome().message())
                    .contains(answer ? "answered too deeply nested to be read" : "a defect in harden itself");
        }
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void withoutMemoryTheRunEndsAndWhatWasBegunIsUnknown(Place place) {
        Result result = run(Deadline.NONE, 1, new Breaks(place, Break.MEMORY), new Whole());
        assertThat(result.defects()).singleElement().isInstanceOf(OutOfMemoryError.class);
        List<Finding> unknown = result.report().findings().stream()
                .filter(finding -> finding.status() == Status.UNKNOWN)
                .toList();
        assertThat(unknown).isNotEmpty();
        assertThat(unknown).allSatisfy(finding -> {
            assertThat(finding.outcome().message()).startsWith("not judged: " + Scarce.HEAP);
            assertThat(finding.outcome().unknown().filter(Unknown::isDefect)).isPresent();
        });
        assertThat(result.report().findings().stream().map(Finding::check).distinct())
                .containsExactly("x-breaks", "x-whole");
    }

    @CheckInfo(
            id = "x-slow",
            title = "t",
            fault = "f",
            severity = Severity.LOW,
            scope = Breadth.ACCOUNT,
            reads = Number.class)
    static final class Stuck implements ScopeCheck {
        @Override
        public Verdict judge(Scope scope, Facts facts) {
            try {
                Thread.sleep(Duration.ofMinutes(5).toMillis());
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            return Verdict.pass("was never seen");
        }
    }

    @Test
    void whatDoesNotEndByTheDeadlineIsUnknown() {
        Instant begin = Instant.now();
        Result result = run(Deadline.in(Duration.ofMillis(200), "200ms"), 1, new Stuck(), new Whole());
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(20));
        assertThat(result.defects()).isEmpty();
        assertThat(result.report().findings())
                .extracting(finding -> finding.check() + " " + finding.status() + " "
                        + finding.outcome().message())
                .containsExactly(
                        "x-slow UNKNOWN not examined within the deadline of 200ms",
                        "x-whole UNKNOWN not examined within the deadline of 200ms");
    }

    private static Result run(Deadline deadline, int threads, Check<?>... checks) {
        Registry registry = new Registry(List.of(new Topic("x", "X", List.of(checks))));
        return new Engine("test", new Nobody(deadline), List::of, Options.none(), threads, Progress.SILENT)
                .run(new Plan(registry.checks(), List.of()));
    }

    /** Answers who is asking, and nothing else. */
    private record Nobody(Deadline deadline) implements Aws {
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
