package dev.harden.signature;

/** Says why a signature or time stamp does not hold: a sentence for the user. */
public final class NotTrusted extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotTrusted(String reason) {
        super(reason, null, false, false);
    }
}
