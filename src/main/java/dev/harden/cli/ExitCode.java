package dev.harden.cli;

import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Tally;
import java.util.Optional;

/** Holds the exit codes, which are part of the interface. */
final class ExitCode {
    static final int CLEAN = 0;
    static final int TOOL_FAILED = 1;
    static final int USAGE = 2;
    static final int FAILURES = 3;
    static final int UNDECIDED = 4;

    private ExitCode() {}

    /**
     * Gives the code of a run that came to its end.
     *
     * @param tally what it found
     * @param defects whether it met a defect of its own
     * @param failOn the least severity that counts; none where nothing does
     * @param allowUnknown whether what could not be judged does not count
     */
    static int of(Tally tally, boolean defects, Optional<Severity> failOn, boolean allowUnknown) {
        if (defects) {
            return TOOL_FAILED;
        }
        if (failOn.isEmpty()) {
            return CLEAN;
        }
        if (tally.has(Status.FAIL, failOn.get())) {
            return FAILURES;
        }
        return !allowUnknown && tally.has(Status.UNKNOWN, failOn.get()) ? UNDECIDED : CLEAN;
    }
}
