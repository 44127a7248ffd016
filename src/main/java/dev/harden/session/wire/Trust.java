package dev.harden.session.wire;

import dev.harden.session.WrongSetting;
import dev.harden.session.setup.Chosen;
import dev.harden.session.setup.Setting;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import software.amazon.awssdk.http.SystemPropertyTlsKeyManagersProvider;

/**
 * Knows whose certificates are trusted: the JVM's, and those that {@code AWS_CA_BUNDLE} or the profile's {@code ca_bundle}
 * adds, as a proxy's that inspects TLS.
 */
public final class Trust {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (?:TRUSTED )?CERTIFICATE-----([^-]*)-----END (?:TRUSTED )?CERTIFICATE-----");

    private Trust() {}

    /** @throws WrongSetting when the file that is named holds no certificates */
    public static SSLContext context(Chosen chosen) {
        List<Certificate> added = chosen.find("ca_bundle", "AWS_CA_BUNDLE", "aws.caBundle")
                .map(setting -> read(setting, chosen.around().path(setting.value())))
                .orElse(List.of());
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    SystemPropertyTlsKeyManagersProvider.create().keyManagers(),
                    new TrustManager[] {new Issuers(managers(added))},
                    null);
            return context;
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("the JVM's certificates cannot be read", broken);
        }
    }

    private static X509ExtendedTrustManager managers(List<Certificate> added)
            throws GeneralSecurityException, IOException {
        X509ExtendedTrustManager own = manager(null);
        if (added.isEmpty()) {
            return own;
        }
        KeyStore both = KeyStore.getInstance(KeyStore.getDefaultType());
        both.load(null, null);
        int number = 0;
        List<Certificate> all = new ArrayList<>(Arrays.asList(own.getAcceptedIssuers()));
        all.addAll(added);
        for (Certificate certificate : all) {
            both.setCertificateEntry("ca-" + number++, certificate);
        }
        return manager(both);
    }

    private static X509ExtendedTrustManager manager(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no manager of X.509 certificates"));
    }

    private static List<Certificate> read(Setting setting, Path file) {
        List<Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            Matcher pem = PEM.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            while (pem.find()) {
                byte[] der = Base64.getMimeDecoder().decode(pem.group(1));
                certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
            }
        } catch (IOException unreadable) {
            throw setting.wrong("a file that can be read, with certificates in PEM");
        } catch (CertificateException | IllegalArgumentException malformed) {
            throw setting.wrong("a file of certificates in PEM; one in it cannot be read");
        }
        if (certificates.isEmpty()) {
            throw setting.wrong("a file of certificates in PEM (-----BEGIN CERTIFICATE-----); there is none in it");
        }
        return certificates;
    }
}
