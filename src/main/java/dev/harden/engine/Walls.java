package dev.harden.engine;

import dev.harden.facts.Deadline;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Scarce;
import dev.harden.model.CallOutcome;
import dev.harden.model.Outcome;
import dev.harden.model.Scope;
import dev.harden.model.Status;
import dev.harden.model.Unknown;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Takes what nobody expected, so that it costs its own part of a run alone. Without memory, or after the deadline, nothing
 * more is begun.
 */
final class Walls {
    private final Deadline deadline;
    private final Queue<Throwable> defects = new ConcurrentLinkedQueue<>();
    private volatile OutOfMemoryError scarce;

    Walls(Deadline deadline) {
        this.deadline = deadline;
    }

    /** Takes a defect, and says what it kept from being judged. */
    FactUnavailable take(Throwable defect) {
        Optional<OutOfMemoryError> memory = Scarce.in(defect);
        if (memory.isPresent()) {
            if (scarce == null) {
                scarce = memory.get();
                defects.add(memory.get());
            }
            return outOfMemory(memory.get());
        }
        defects.add(defect);
        return told(defect, "a defect in harden itself kept it from judging this; --debug shows it");
    }

    /** Takes a defect where there may be no memory to say more. */
    void takeQuietly(Throwable defect) {
        try {
            take(defect);
        } catch (OutOfMemoryError again) {
            scarce = again;
        }
    }

    /** Gives why nothing more is to be begun; absent while all is well. */
    Optional<FactUnavailable> stop() {
        if (scarce != null) {
            return Optional.of(outOfMemory(scarce));
        }
        return deadline.passed() ? Optional.of(deadline.missed()) : Optional.empty();
    }

    /** Says why steps told nothing. */
    FactUnavailable untold(int steps) {
        return stop().orElseGet(() -> take(new IllegalStateException(steps + " steps were begun and told nothing")));
    }

    List<Throwable> defects() {
        List<Throwable> met = List.copyOf(defects);
        return met.isEmpty() && scarce != null ? List.of(scarce) : met;
    }

    static Outcome unknown(FactUnavailable why) {
        return new Outcome(Status.UNKNOWN, why.getMessage(), List.of(), Optional.of(why.unknown()));
    }

    private static FactUnavailable outOfMemory(OutOfMemoryError error) {
        return told(error, "not judged: " + Scarce.HEAP);
    }

    private static FactUnavailable told(Throwable defect, String reason) {
        return new FactUnavailable(Unknown.defect(defect), CallOutcome.ANSWERED, Scope.GLOBAL, reason);
    }
}
