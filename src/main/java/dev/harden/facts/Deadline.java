package dev.harden.facts;

import dev.harden.model.CallOutcome;
import dev.harden.model.Unknown;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Is the time by which a run has to end, on a clock that only moves on.
 *
 * @param after how long the run may take, as the user wrote it; empty when it may take for ever
 * @param atNanos when it has to end, by {@link System#nanoTime}; none when never
 */
public record Deadline(String after, OptionalLong atNanos) {
    /** Never passes. */
    public static final Deadline NONE = new Deadline("", OptionalLong.empty());

    /** Gives the deadline of a run that begins now. */
    public static Deadline in(Duration time, String written) {
        return new Deadline(written, OptionalLong.of(System.nanoTime() + time.toNanos()));
    }

    /** Tells whether it has passed. */
    public boolean passed() {
        return atNanos.isPresent() && left() == 0;
    }

    /** Gives the time that is left, in nanoseconds; the largest number when there is no deadline. */
    public long left() {
        return atNanos.isPresent() ? Math.max(0, atNanos.getAsLong() - System.nanoTime()) : Long.MAX_VALUE;
    }

    /** Says that it passed before something was seen. */
    public FactUnavailable missed() {
        return new FactUnavailable(
                Unknown.LATE, CallOutcome.UNREACHABLE, Aws.GLOBAL, "not examined within the deadline of " + after);
    }
}
