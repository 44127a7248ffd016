package dev.harden.facts;

import java.util.Optional;

/** Rides on a failed call's exception (suppressed) and tells which operation it was, and where. */
public final class FailedCall extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String operation;
    private final String region;

    /**
     * @param operation as {@code iam:ListUsers}
     * @param region the region's code, or {@code global}
     */
    public FailedCall(String operation, String region) {
        super(operation + " in " + region, null, false, false);
        this.operation = operation;
        this.region = region;
    }

    public String operation() {
        return operation;
    }

    public String region() {
        return region;
    }

    /** Finds it on an exception. */
    public static Optional<FailedCall> on(Throwable failure) {
        for (Throwable suppressed : failure.getSuppressed()) {
            if (suppressed instanceof FailedCall call) {
                return Optional.of(call);
            }
        }
        return Optional.empty();
    }
}
