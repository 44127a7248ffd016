package dev.harden.facts;

import java.io.IOException;

/** Says that a proxy did not let a connection through, and with which status: a fragment. */
public final class ProxyRefused extends IOException {
    private static final long serialVersionUID = 1;

    private static final int CREDENTIALS_MISSING = 407;

    private final int status;

    /**
     * @param proxy host and port
     * @param status the HTTP status that it answered
     * @param host where the connection was to go
     */
    public ProxyRefused(String proxy, int status, String host) {
        super(
                status == CREDENTIALS_MISSING
                        ? "the proxy " + proxy + " requires a user and a password (HTTP 407)"
                        : "the proxy " + proxy + " refused the connection to " + host + " (HTTP " + status + ")");
        this.status = status;
    }

    public boolean missesCredentials() {
        return status == CREDENTIALS_MISSING;
    }
}
