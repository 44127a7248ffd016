package dev.harden.logpattern;

import static java.util.Objects.requireNonNull;

/**
 * Says whether a pattern matches an event.
 *
 * @param truth the answer
 * @param doubt the comparison that AWS's documents do not settle, and why; empty when they do
 */
public record Match(Truth truth, String doubt) {
    public static final Match YES = new Match(Truth.YES, "");
    public static final Match NO = new Match(Truth.NO, "");

    public Match {
        requireNonNull(truth, "truth");
        if (truth.settled() != doubt.isEmpty()) {
            throw new IllegalArgumentException("a doubt goes with what is not settled, and only with it: " + truth);
        }
    }

    public static Match of(boolean matches) {
        return matches ? YES : NO;
    }

    /** Says that AWS's documents do not settle a comparison. */
    public static Match open(String doubt) {
        return new Match(Truth.OPEN, doubt);
    }

    Match and(Match other) {
        return other.truth.compareTo(truth) < 0 ? other : this;
    }

    Match or(Match other) {
        return other.truth.compareTo(truth) > 0 ? other : this;
    }

    Match not() {
        return new Match(truth.not(), doubt);
    }

    /** Tells whether it certainly matches. */
    public boolean isYes() {
        return truth == Truth.YES;
    }

    /** Tells whether it certainly does not match. */
    public boolean isNo() {
        return truth == Truth.NO;
    }
}
