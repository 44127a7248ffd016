package dev.harden.session;

/** Says that AWS cannot be asked at all: what happened, where, and what to do next, in a line. */
public final class SessionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SessionException(String message) {
        super(message);
    }

    public SessionException(String message, Throwable cause) {
        super(message, cause);
    }
}
