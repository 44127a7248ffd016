package dev.harden.session;

/** Says that a file is no recording, or not the one that was written. */
public final class BadRecording extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadRecording(String message) {
        super(message);
    }
}
