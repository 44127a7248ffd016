package dev.harden.facts;

import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Is why a call got no answer, where that is for the user to mend: not a time-out or a broken connection, which may be
 * otherwise the next time.
 *
 * @param code the kind
 * @param sentence a fragment for people
 */
public record Unanswered(String code, String sentence) {
    public static final String CERTIFICATE = "UntrustedCertificate";
    public static final String PROXY = "ProxyRefused";
    public static final String NAME = "UnknownHost";

    /** Finds it among the causes of a failure. */
    public static Optional<Unanswered> read(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause()) {
            depth++;
            if (cause instanceof UntrustedCertificate || cause instanceof SSLPeerUnverifiedException) {
                return Optional.of(new Unanswered(CERTIFICATE, String.valueOf(cause.getMessage())));
            }
            if (cause instanceof ProxyRefused) {
                return Optional.of(new Unanswered(PROXY, cause.getMessage()));
            }
            if (cause instanceof UnknownHostException) {
                String host = String.valueOf(cause.getMessage()).replaceFirst(":.*", "");
                return Optional.of(new Unanswered(NAME, "the name " + host + " cannot be resolved"));
            }
            if (cause instanceof Said said) {
                return Optional.of(said.unanswered);
            }
        }
        return Optional.empty();
    }

    /** Carries it again where it was read from a recording. */
    public static final class Said extends java.io.IOException {
        private static final long serialVersionUID = 1;

        private final transient Unanswered unanswered;

        public Said(Unanswered unanswered) {
            super(unanswered.sentence());
            this.unanswered = unanswered;
        }
    }
}
