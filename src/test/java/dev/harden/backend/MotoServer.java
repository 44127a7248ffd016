package dev.harden.backend;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/**
 * Is moto's server, one for all tests of a run: installed below {@code target/}, on a free port of 127.0.0.1. Where it
 * cannot be had the tests that need it are skipped, and say so; with {@code CI=true} they fail.
 */
public final class MotoServer {
    private static final String MOTO = "moto[server]==5.2.3";
    private static final long INSTALL_SECONDS = 600;
    private static final long START_SECONDS = 60;
    private static final Path HOME = Path.of("target", "moto");

    private static URI address;
    private static String failed;

    private MotoServer() {}

    /** Gives its address; starts it first where it is not there yet. */
    public static synchronized URI address() {
        if (address == null && failed == null) {
            try {
                address = start();
            } catch (IOException | InterruptedException why) {
                failed = why.getMessage();
                System.err.println("\n*** SKIPPED: the tests against moto do not run: " + failed + " ***\n");
            }
        }
        if (address != null) {
            return address;
        }
        String message = "moto cannot be had: " + failed;
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(message);
        }
        throw new TestAbortedException(message);
    }

    private static URI start() throws IOException, InterruptedException {
        Path server = HOME.resolve("bin").resolve("moto_server");
        if (!Files.isExecutable(server)) {
            run("python3", "-m", "venv", HOME.toString());
            run(HOME.resolve("bin").resolve("pip").toString(), "install", "-q", "--disable-pip-version-check", MOTO);
        }
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(server.toString(), "-H", "127.0.0.1", "-p", String.valueOf(port));
        builder.environment().put("MOTO_IAM_LOAD_MANAGED_POLICIES", "true");
        builder.environment().put("MOTO_EC2_LOAD_DEFAULT_AMIS", "false");
        builder.redirectErrorStream(true)
                .redirectOutput(HOME.resolve("server.log").toFile());
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        URI uri = URI.create("http://127.0.0.1:" + port);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!answers(uri)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("moto_server does not answer; see " + HOME.resolve("server.log"));
            }
            Thread.sleep(100);
        }
        return uri;
    }

    private static boolean answers(URI uri) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) uri.resolve("/moto-api/").toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(10_000);
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        File log = Files.createTempFile("harden-moto", ".log").toFile();
        Process process = new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        if (!process.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(Arrays.toString(command) + " took more than ten minutes");
        }
        if (process.exitValue() != 0) {
            throw new IOException(Arrays.toString(command) + " failed:\n" + Files.readString(log.toPath()));
        }
        Files.delete(log.toPath());
    }
}
