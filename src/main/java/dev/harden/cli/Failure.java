package dev.harden.cli;

import dev.harden.engine.UnknownRegion;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Scarce;
import dev.harden.report.BadReport;
import dev.harden.session.BadRecording;
import dev.harden.session.Explained;
import dev.harden.session.SessionException;
import dev.harden.session.WrongSetting;
import dev.harden.signature.NotTrusted;
import java.io.IOException;

/**
 * Says what a command failed with.
 *
 * @param message what happened, where, and what to do: a line
 * @param code the exit code
 * @param defect whether it is a defect of the tool
 */
record Failure(String message, int code, boolean defect) {
    static Failure of(Throwable failure) {
        if (Scarce.in(failure).isPresent()) {
            return new Failure(Defects.memory(), ExitCode.TOOL_FAILED, false);
        }
        if (failure instanceof UsageError
                || failure instanceof BadRecording
                || failure instanceof BadReport
                || failure instanceof UnknownRegion
                || failure instanceof WrongSetting) {
            return new Failure(failure.getMessage(), ExitCode.USAGE, false);
        }
        if (failure instanceof SessionException || failure instanceof NotTrusted || failure instanceof IOException) {
            return new Failure(failure.getMessage(), ExitCode.TOOL_FAILED, false);
        }
        if (failure instanceof FactUnavailable refused) {
            return new Failure(Explained.identity(refused).getMessage(), ExitCode.TOOL_FAILED, false);
        }
        return new Failure(failure.toString(), ExitCode.TOOL_FAILED, true);
    }
}
