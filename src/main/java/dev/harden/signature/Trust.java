package dev.harden.signature;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds the certificates that the user trusts: those of authorities, or of signers themselves. Whether a certificate was
 * revoked is not asked.
 *
 * @param certificates the certificates
 */
public record Trust(List<X509Certificate> certificates) {
    public Trust {
        certificates = List.copyOf(certificates);
    }

    /**
     * Reads certificates in PEM.
     *
     * @throws NotTrusted when the file has none
     */
    public static Trust read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (found.isEmpty()) {
                throw new NotTrusted(file + " has no certificate in PEM");
            }
            return new Trust(found);
        } catch (CertificateException malformed) {
            throw new NotTrusted(file + " has no certificate in PEM: " + malformed.getMessage());
        }
    }

    /**
     * Holds a certificate to leading to a trusted one, and to being valid at a time.
     *
     * @param beside the certificates that may stand between
     * @throws NotTrusted when it does not
     */
    void require(X509Certificate certificate, Collection<X509Certificate> beside, Instant at) {
        Date date = Date.from(at);
        String name = certificate.getSubjectX500Principal().getName();
        try {
            certificate.checkValidity(date);
            if (certificates.contains(certificate)) {
                return;
            }
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(certificate);
            Set<TrustAnchor> anchors =
                    certificates.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet());
            PKIXBuilderParameters path = new PKIXBuilderParameters(anchors, target);
            path.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(beside)));
            path.setRevocationEnabled(false);
            path.setDate(date);
            CertPathBuilder.getInstance("PKIX").build(path);
        } catch (GeneralSecurityException broken) {
            throw new NotTrusted("the certificate of " + name + " does not lead to a trusted one that was valid at "
                    + at + ": " + broken.getMessage());
        }
    }
}
