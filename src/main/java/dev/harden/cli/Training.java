package dev.harden.cli;

import dev.harden.session.tape.Recording;
import dev.harden.session.tape.TapeServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import picocli.CommandLine;

/**
 * Runs what most runs run, so that the JVM can keep the classes that it loaded: {@code short} for the commands that ask
 * nobody, {@code audit} for audits, of the topics that follow or of all, over TLS against a server on this machine that
 * answers as the demo account does. It prints nothing and reaches no network.
 */
public final class Training {
    private static final String PASSWORD = "training";

    private Training() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Logging.quiet();
        Resources.remember();
        if (arguments.length == 1 && arguments[0].equals("short")) {
            run("--version");
            run("--help");
            run("checks");
            run("benchmarks");
            run("explain", "root-mfa");
            run("policy");
            Terminal.failure();
        } else {
            audit(Arrays.stream(arguments)
                    .skip(1)
                    .flatMap(topic -> Stream.of("--topic", topic))
                    .toList());
        }
        Runtime.getRuntime().exit(0);
    }

    private static void audit(List<String> topics) throws IOException, GeneralSecurityException {
        System.setProperty("aws.accessKeyId", "training");
        System.setProperty("aws.secretAccessKey", "training");
        run(topics, "audit", "--demo", "--format", "table");
        Path folder = Files.createTempDirectory("harden-training");
        Path recording = folder.resolve("demo.zip");
        try (InputStream bundled = Training.class.getResourceAsStream("demo.zip")) {
            Files.copy(bundled, recording);
            try (TapeServer server = new TapeServer(Recording.read(recording).tape(), certificate(folder))) {
                run(topics, "audit", "--endpoint-url", server.address().toString(), "--format", "json");
                run(topics, "audit", "--endpoint-url", server.address().toString(), "--region", "us-east-1");
            }
        } finally {
            Files.deleteIfExists(recording);
            Files.deleteIfExists(folder.resolve("training.p12"));
            Files.deleteIfExists(folder);
        }
    }

    private static void run(List<String> more, String... arguments) {
        run(Stream.concat(Arrays.stream(arguments), more.stream()).toArray(String[]::new));
    }

    private static void run(String... arguments) {
        CommandLine line = Main.commandLineFor(arguments);
        line.setOut(new PrintWriter(Writer.nullWriter()));
        line.setErr(new PrintWriter(Writer.nullWriter()));
        line.execute(arguments);
    }

    /** Makes a certificate for this one run and trusts it; none where this Java has no keytool, and so no TLS is trained. */
    private static Optional<SSLContext> certificate(Path folder) throws IOException, GeneralSecurityException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Path file = folder.resolve("training.p12");
        if (!Files.isExecutable(tool)
                || !succeeds(
                        tool.toString(),
                        "-genkeypair",
                        "-alias",
                        "training",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())) {
            return Optional.empty();
        }
        KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        System.setProperty("javax.net.ssl.trustStore", file.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
        return Optional.of(context);
    }

    private static boolean succeeds(String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
