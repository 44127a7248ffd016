package dev.harden.session.wire;

import dev.harden.facts.UntrustedCertificate;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/** Judges certificates as another does, and tells whose it was that was refused. */
final class Issuers extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager judge;

    private interface Judgement {
        void pass() throws CertificateException;
    }

    Issuers(X509ExtendedTrustManager judge) {
        this.judge = judge;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        String host = socket instanceof SSLSocket secure ? host(secure.getHandshakeSession()) : "";
        explained(host, chain, () -> judge.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        explained(host(engine.getHandshakeSession()), chain, () -> judge.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        explained("", chain, () -> judge.checkServerTrusted(chain, type));
    }

    private static void explained(String host, X509Certificate[] chain, Judgement judgement)
            throws CertificateException {
        try {
            judgement.pass();
        } catch (CertificateException refused) {
            throw new UntrustedCertificate(host, issuer(chain), reason(refused), refused);
        }
    }

    private static String reason(Throwable refused) {
        int depth = 0;
        for (Throwable cause = refused; cause != null && depth < 20; cause = cause.getCause()) {
            depth++;
            if (cause instanceof CertificateExpiredException) {
                return "has expired by this machine's clock";
            }
            if (cause instanceof CertificateNotYetValidException) {
                return "is not yet valid by this machine's clock";
            }
        }
        return "is not trusted";
    }

    private static String host(SSLSession session) {
        return session == null || session.getPeerHost() == null ? "" : session.getPeerHost();
    }

    private static String issuer(X509Certificate[] chain) {
        if (chain.length == 0) {
            return "no one";
        }
        String name = chain[0].getIssuerX500Principal().getName();
        try {
            return new LdapName(name)
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .findFirst()
                            .orElse(name);
        } catch (InvalidNameException malformed) {
            return name;
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        judge.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        judge.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        judge.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }
}
