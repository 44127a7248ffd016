package dev.harden.facts;

import java.util.Optional;

/** Tells when memory ran out, also where a library has put that into an exception of its own. */
public final class Scarce {
    /** Says how much memory there was. */
    public static final String HEAP =
            "memory ran out (Java's heap may take " + (Runtime.getRuntime().maxMemory() >> 20) + " MB)";

    private static final int DEEPEST = 20;

    private Scarce() {}

    /** Finds the error among the causes of a failure. */
    public static Optional<OutOfMemoryError> in(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof OutOfMemoryError memory) {
                return Optional.of(memory);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
