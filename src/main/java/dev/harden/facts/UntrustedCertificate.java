package dev.harden.facts;

import java.security.cert.CertificateException;

/** Says whose certificate is not trusted, and who issued it: a fragment after the name of what was asked. */
public final class UntrustedCertificate extends CertificateException {
    private static final long serialVersionUID = 1;

    /**
     * @param host who showed it; empty where that is not known
     * @param issuer the issuer's name
     * @param reason why it was not taken, as {@code it is not trusted}
     */
    public UntrustedCertificate(String host, String issuer, String reason, CertificateException cause) {
        super(
                "the certificate" + (host.isEmpty() ? "" : " of " + host) + ", issued by '" + issuer + "', " + reason,
                cause);
    }
}
