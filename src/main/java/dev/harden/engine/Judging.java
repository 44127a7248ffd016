package dev.harden.engine;

import dev.harden.checks.Check;
import dev.harden.checks.Registered;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Deadline;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.NotOffered;
import dev.harden.facts.Question;
import dev.harden.facts.Seen;
import dev.harden.model.Aspect;
import dev.harden.model.CallOutcome;
import dev.harden.model.Finding;
import dev.harden.model.Marks;
import dev.harden.model.Outcome;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.remedy.Remedy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Judges subjects side by side. The one place where UNKNOWN is made: of whatever a check was refused on its way. */
final class Judging {
    private final Memo memo;
    private final Executor pool;
    private final Progress progress;
    private final Examined examined;
    private final Walls walls;
    private final Ledger<Step, List<Judged>> ledger = new Ledger<>();

    Judging(Memo memo, Executor pool, Progress progress, Examined examined, Walls walls) {
        this.memo = memo;
        this.pool = pool;
        this.progress = progress;
        this.examined = examined;
        this.walls = walls;
    }

    /** Begins to list and judge a check's subjects in a scope. */
    void begin(Registered check, Scope scope) {
        Step listing = new Step(check, scope);
        step(listing, () -> list(listing, check.check()));
    }

    /** Says that the places of a check could not even be listed. */
    void cannotList(Registered check, Scope scope, FactUnavailable why) {
        Step listing = new Step(check, scope);
        step(listing, () -> listing.addUnknown(why, true));
    }

    /** Waits until everything that was begun is judged, and gives what was told: every step that was begun has its word. */
    List<Judged> await(Deadline deadline) {
        List<Step> rest = ledger.close(deadline);
        List<Judged> judged =
                new ArrayList<>(ledger.told().stream().flatMap(List::stream).toList());
        if (!rest.isEmpty()) {
            FactUnavailable why = walls.untold(rest.size());
            rest.forEach(step -> judged.add(step.untold(why)));
        }
        return judged;
    }

    /** Gives the findings, without what stands only for regions that are not examined. */
    static List<Judged> findings(List<Judged> judged, Set<String> notExamined) {
        return Merging.merge(Nothing.joined(judged.stream()
                .filter(one -> !notExamined.contains(one.finding().region()))
                .filter(one -> one.missing().stream()
                        .noneMatch(missing -> one.listing() && notExamined.contains(missing.region())))
                .toList()));
    }

    private void step(Step step, Runnable work) {
        ledger.begin(step);
        progress.planned(1);
        try {
            pool.execute(() -> run(step, work));
        } catch (RejectedExecutionException | OutOfMemoryError noThread) {
            walls.takeQuietly(noThread);
            ledger.done(step);
        }
    }

    private void run(Step step, Runnable work) {
        try {
            Optional<FactUnavailable> stop = walls.stop();
            if (stop.isPresent()) {
                step.addUnknown(stop.get(), true);
            } else {
                work.run();
            }
            ledger.tell(step, List.copyOf(step.rows));
            progress.done(step.about());
        } catch (Throwable died) {
            // Its word is still open, and is told when all others are.
            walls.takeQuietly(died);
        } finally {
            ledger.done(step);
        }
    }

    private <S> void list(Step listing, Check<S> check) {
        listing.guarded(true, () -> {
            Subjects<S> subjects = check.subjects(listing.scope, listing.facts);
            if (subjects instanceof Subjects.Listed<S> listed) {
                missing(listing, listed.seen());
                listed.seen().items().forEach(subject -> judge(listing, check, subject));
                listing.nothingOf(listed.seen());
            } else if (subjects instanceof Subjects.Below<?, S> below) {
                below(listing, check, below);
            }
        });
    }

    private <P, S> void below(Step listing, Check<S> check, Subjects.Below<P, S> below) {
        missing(listing, below.parents());
        listing.nothingOf(below.parents());
        for (P parent : below.parents().items()) {
            Step children = new Step(listing);
            children.stand(() -> below.resource().apply(parent));
            step(
                    children,
                    () -> children.guarded(true, () -> {
                        children.resource = below.resource().apply(parent);
                        Collection<S> subjects = below.children().apply(parent, children.facts);
                        subjects.forEach(subject -> judge(children, check, subject));
                        children.nothingOf(Seen.all(subjects));
                    }));
        }
    }

    private static void missing(Step listing, Seen<?> seen) {
        seen.missing().forEach(why -> listing.addUnknown(why, true));
    }

    private <S> void judge(Step listing, Check<S> check, S subject) {
        Step step = new Step(listing);
        step.stand(() -> check.resource(subject));
        step(
                step,
                () -> step.guarded(false, () -> {
                    step.resource = check.resource(subject);
                    step.add(check.judge(subject, step.facts));
                }));
    }

    /** Is one piece of judging: its place, and what it asks. */
    private final class Step {
        private final Registered check;
        private final Scope scope;
        private final Set<Question<?>> asked = ConcurrentHashMap.newKeySet();
        private final Facts facts = memo.noting(asked);
        private final List<Judged> rows = new ArrayList<>();
        private volatile Resource resource;

        Step(Registered check, Scope scope) {
            this.check = check;
            this.scope = scope;
            this.resource = scope.account().resource();
        }

        /** Goes on from a listing; what that asked counts here too. */
        Step(Step listing) {
            this(listing.check, listing.scope);
            asked.addAll(listing.asked);
        }

        /** Says for people what it is about. */
        String about() {
            return check.topic() + (scope.region().equals(Scope.GLOBAL) ? "" : " in " + scope.region());
        }

        /** Says what it is about before it is begun: what stops it then is told there, and not of the account. */
        void stand(Supplier<Resource> about) {
            try {
                resource = about.get();
            } catch (Throwable defect) {
                // It is met again, and told, when the step is run.
                resource = scope.account().resource();
            }
        }

        void guarded(boolean listing, Runnable work) {
            try {
                work.run();
            } catch (FactUnavailable why) {
                addUnknown(why, listing);
            } catch (Answers.Incomplete incomplete) {
                addUnknown(FactUnavailable.incomplete(incomplete), listing);
            } catch (NotOffered why) {
                List<Aspect> aspects =
                        why.option().map(Aspect::leftOutBy).map(List::of).orElse(List.of());
                Outcome outcome =
                        new Outcome(Status.NOT_APPLICABLE, why.getMessage(), List.of(), Optional.empty(), aspects);
                add(check.severity(), outcome, Optional.empty(), listing);
            } catch (Throwable defect) {
                add(check.severity(), Walls.unknown(walls.take(defect)), Optional.empty(), listing);
            }
        }

        void add(Verdict verdict) {
            Optional<Remedy> remedy = verdict.remedy().or(() -> check.remedyOf(verdict.outcome()));
            add(verdict.raised().orElse(check.severity()), verdict.outcome(), remedy, Optional.empty(), false);
        }

        void addUnknown(FactUnavailable why, boolean listing) {
            List<String> evidence =
                    why.outcome() == CallOutcome.REGION_OFF ? examined.notAcceptedIn(why.region()) : List.of();
            Outcome outcome = new Outcome(Status.UNKNOWN, why.getMessage(), evidence, Optional.of(why.unknown()));
            add(check.severity(), outcome, Optional.of(why), listing);
        }

        private void add(Severity severity, Outcome outcome, Optional<FactUnavailable> missing, boolean listing) {
            add(severity, outcome, Optional.empty(), missing, listing);
        }

        private void add(
                Severity severity,
                Outcome outcome,
                Optional<Remedy> remedy,
                Optional<FactUnavailable> missing,
                boolean listing) {
            Marks marks = Marks.of(memo.exchanges(asked));
            Outcome told = outcome.seenFrom(memo.seenFrom(asked));
            rows.add(new Judged(finding(severity, told, marks).mendedBy(remedy), missing, listing));
        }

        /** Says that there is nothing to judge, where everything was seen. */
        void nothingOf(Seen<?> subjects) {
            if (subjects.items().isEmpty() && subjects.missing().isEmpty()) {
                Outcome outcome = new Outcome(Status.NOT_APPLICABLE, Nothing.words(check), List.of(), Optional.empty());
                Finding finding = new Finding(
                        check.id(),
                        check.severity(),
                        scope.account().id(),
                        scope.region(),
                        scope.account().resource(),
                        outcome.seenFrom(memo.seenFrom(asked)),
                        Marks.of(memo.exchanges(asked)));
                rows.add(new Judged(finding, Optional.empty(), true, true));
            }
        }

        /** Gives the word of a step that told none. */
        Judged untold(FactUnavailable why) {
            return new Judged(finding(check.severity(), Walls.unknown(why), Marks.NONE), Optional.of(why), true);
        }

        private Finding finding(Severity severity, Outcome outcome, Marks marks) {
            return new Finding(check.id(), severity, scope.account().id(), scope.region(), resource, outcome, marks);
        }
    }
}
