package dev.harden.engine;

import dev.harden.checks.Check;
import dev.harden.checks.Registered;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.NotOffered;
import dev.harden.facts.Question;
import dev.harden.facts.Seen;
import dev.harden.model.Finding;
import dev.harden.model.Marks;
import dev.harden.model.Outcome;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Unknown;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/** Judges subjects side by side. The one place where UNKNOWN is made: of whatever a check was refused on its way. */
final class Judging {
    private final Memo memo;
    private final Executor pool;
    private final Progress progress;
    private final Pending open = new Pending();
    private final Queue<Judged> judged = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> defects = new ConcurrentLinkedQueue<>();

    Judging(Memo memo, Executor pool, Progress progress) {
        this.memo = memo;
        this.pool = pool;
        this.progress = progress;
    }

    /** Begins to list and judge a check's subjects in a scope. */
    void begin(Registered check, Scope scope) {
        step(() -> list(check, check.check(), scope));
    }

    /** Says that the places of a check could not even be listed. */
    void cannotList(Registered check, Scope scope, FactUnavailable why) {
        new Step(check, scope).add(scope.account().resource(), unknown(why), Optional.of(why), true);
    }

    /** Waits until everything that was begun is judged. */
    void await() {
        open.await();
    }

    /** Gives the findings, without what stands only for regions that are not examined. */
    List<Judged> findings(Set<String> notExamined) {
        return Merging.merge(judged.stream()
                .filter(one -> !notExamined.contains(one.finding().region()))
                .filter(one -> one.missing().stream()
                        .noneMatch(missing -> one.listing() && notExamined.contains(missing.region())))
                .toList());
    }

    List<Throwable> defects() {
        return List.copyOf(defects);
    }

    private void step(Runnable work) {
        open.add();
        progress.planned(1);
        pool.execute(() -> {
            try {
                work.run();
            } finally {
                progress.done();
                open.done();
            }
        });
    }

    private <S> void list(Registered registered, Check<S> check, Scope scope) {
        Step listing = new Step(registered, scope);
        listing.guarded(scope.account().resource(), true, () -> {
            Subjects<S> subjects = check.subjects(scope, listing.facts);
            if (subjects instanceof Subjects.Listed<S> listed) {
                missing(listing, listed.seen());
                listed.seen().items().forEach(subject -> judge(listing, check, subject));
            } else if (subjects instanceof Subjects.Below<?, S> below) {
                below(listing, check, below);
            }
        });
    }

    private <P, S> void below(Step listing, Check<S> check, Subjects.Below<P, S> below) {
        missing(listing, below.parents());
        for (P parent : below.parents().items()) {
            step(() -> {
                Step children = new Step(listing);
                Resource resource = below.resource().apply(parent);
                children.guarded(
                        resource,
                        true,
                        () -> below.children()
                                .apply(parent, children.facts)
                                .forEach(subject -> judge(children, check, subject)));
            });
        }
    }

    private static void missing(Step listing, Seen<?> seen) {
        Resource account = listing.scope.account().resource();
        seen.missing().forEach(why -> listing.add(account, unknown(why), Optional.of(why), true));
    }

    private <S> void judge(Step listing, Check<S> check, S subject) {
        step(() -> {
            Step step = new Step(listing);
            Resource account = step.scope.account().resource();
            step.guarded(account, false, () -> {
                Resource resource = check.resource(subject);
                step.guarded(resource, false, () -> {
                    Verdict verdict = check.judge(subject, step.facts);
                    step.add(resource, verdict);
                });
            });
        });
    }

    private static Outcome unknown(FactUnavailable why) {
        return new Outcome(Status.UNKNOWN, why.getMessage(), List.of(), Optional.of(why.unknown()));
    }

    /** Is one piece of judging: its place, and what it asks. */
    private final class Step {
        private final Registered check;
        private final Scope scope;
        private final Set<Question<?>> asked = ConcurrentHashMap.newKeySet();
        private final Facts facts = memo.noting(asked);

        Step(Registered check, Scope scope) {
            this.check = check;
            this.scope = scope;
        }

        /** Goes on from a listing; what that asked counts here too. */
        Step(Step listing) {
            this(listing.check, listing.scope);
            asked.addAll(listing.asked);
        }

        void guarded(Resource resource, boolean listing, Runnable work) {
            try {
                work.run();
            } catch (FactUnavailable why) {
                add(resource, unknown(why), Optional.of(why), listing);
            } catch (Answers.Incomplete incomplete) {
                FactUnavailable why = FactUnavailable.incomplete(incomplete);
                add(resource, unknown(why), Optional.of(why), listing);
            } catch (NotOffered why) {
                add(
                        resource,
                        new Outcome(Status.NOT_APPLICABLE, why.getMessage(), List.of(), Optional.empty()),
                        Optional.empty(),
                        listing);
            } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError defect) {
                defects.add(defect);
                add(
                        resource,
                        new Outcome(
                                Status.UNKNOWN,
                                "a defect in harden itself kept it from judging this; --debug shows it",
                                List.of(),
                                Optional.of(Unknown.defect(defect))),
                        Optional.empty(),
                        listing);
            }
        }

        void add(Resource resource, Verdict verdict) {
            add(resource, verdict.raised().orElse(check.severity()), verdict.outcome(), Optional.empty(), false);
        }

        void add(Resource resource, Outcome outcome, Optional<FactUnavailable> missing, boolean listing) {
            add(resource, check.severity(), outcome, missing, listing);
        }

        private void add(
                Resource resource,
                Severity severity,
                Outcome outcome,
                Optional<FactUnavailable> missing,
                boolean listing) {
            String account = scope.account().id();
            Marks marks = Marks.of(memo.exchanges(asked));
            Outcome told = outcome.seenFrom(memo.seenFrom(asked));
            Finding finding = new Finding(check.id(), severity, account, scope.region(), resource, told, marks);
            judged.add(new Judged(finding, missing, listing));
        }
    }
}
