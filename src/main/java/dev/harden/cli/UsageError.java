package dev.harden.cli;

/** Says that what the user gave cannot be used; ends with {@link ExitCode#USAGE}. */
final class UsageError extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param message what is wrong, where, and what to do: a line
     */
    UsageError(String message) {
        super(message);
    }
}
