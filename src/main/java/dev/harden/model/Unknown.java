package dev.harden.model;

import static java.util.Objects.requireNonNull;

/**
 * Tells what was not seen, and why.
 *
 * @param cause why it was not seen
 * @param operation the API operation that failed, as {@code iam:GetAccountSummary}; empty when no call is to blame
 * @param action the IAM action that allows the operation; empty when no call is to blame
 * @param code AWS's error code or the kind of failure; empty when there is none
 */
public record Unknown(Cause cause, String operation, String action, String code) {
    /** Says that the run's deadline passed before it was seen. */
    public static final Unknown LATE = new Unknown(Cause.ERROR, "", "", "DeadlinePassed");

    private static final String DEFECT = "Defect:";

    public Unknown {
        requireNonNull(cause, "cause");
        requireNonNull(operation, "operation");
        requireNonNull(action, "action");
        requireNonNull(code, "code");
    }

    /** Says that a defect of {@code harden} itself kept it from seeing. */
    public static Unknown defect(Throwable defect) {
        return new Unknown(Cause.ERROR, "", "", DEFECT + defect.getClass().getSimpleName());
    }

    /** Tells whether it is a defect of {@code harden} itself. */
    public boolean isDefect() {
        return cause == Cause.ERROR && code.startsWith(DEFECT);
    }
}
