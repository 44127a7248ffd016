package dev.harden.session.around;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Is a private certificate authority, and the certificate for AWS's names that it issued. */
public final class Authority {
    public static final String NAME = "Corp Inspection CA";
    private static final String PASSWORD = "changeit";
    /** The regions that have names of their own; the bench asks in all that are on in every account. */
    private static final List<String> REGIONS = List.of(
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ca-central-1",
            "eu-central-1",
            "eu-north-1",
            "eu-west-2",
            "eu-west-3",
            "sa-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2");

    private static final String NAMES = "san=dns:localhost,dns:*.amazonaws.com,dns:*.us-east-1.amazonaws.com,"
            + "dns:*.eu-west-1.amazonaws.com,dns:*.sso.eu-west-1.amazonaws.com,dns:*.sso-fips.us-east-1.amazonaws.com,"
            + "dns:*.us-gov-west-1.amazonaws.com,dns:*.us-gov.amazonaws.com,"
            + "dns:*.eusc-de-east-1.amazonaws.eu,dns:*.amazonaws.eu,dns:*.cn-north-1.amazonaws.com.cn,"
            + "dns:*.us-iso-east-1.c2s.ic.gov,dns:*.c2s.ic.gov,dns:*.us-east-1.api.aws,dns:*.global.api.aws,"
            + "dns:*.us-east-1.on.aws,dns:*.s3-control.us-east-1.amazonaws.com,dns:*.cn-north-1.api.amazonwebservices.com.cn,"
            + REGIONS.stream()
                    .map(region -> "dns:*." + region + ".amazonaws.com")
                    .collect(Collectors.joining(","));

    private static Authority only;

    private final Path pem;
    private final SSLContext server;

    private Authority(Path pem, SSLContext server) {
        this.pem = pem;
        this.server = server;
    }

    /** Makes it once for all tests of a JVM. */
    public static synchronized Authority get() {
        if (only == null) {
            only = make();
        }
        return only;
    }

    private static Authority make() {
        try {
            Path folder = Files.createTempDirectory("authority");
            folder.toFile().deleteOnExit();
            Path store = folder.resolve("corp.p12");
            Path pem = folder.resolve("corp-ca.pem");
            store.toFile().deleteOnExit();
            pem.toFile().deleteOnExit();
            keytool(store, "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=" + NAME, "-ext", "bc:c");
            keytool(
                    store,
                    "-genkeypair",
                    "-alias",
                    "aws",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=aws",
                    "-signer",
                    "ca",
                    "-ext",
                    NAMES);
            keytool(store, "-exportcert", "-rfc", "-alias", "ca", "-file", pem.toString());
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, PASSWORD.toCharArray());
            }
            keys.deleteEntry("ca");
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext server = SSLContext.getInstance("TLS");
            server.init(managers.getKeyManagers(), null, null);
            return new Authority(pem, server);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void keytool(Path store, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + said);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Returns the file of its own certificate. */
    public Path pem() {
        return pem;
    }

    SSLContext server() {
        return server;
    }
}
