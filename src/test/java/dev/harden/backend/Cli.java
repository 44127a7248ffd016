package dev.harden.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/** Is the real AWS CLI, installed below {@code target/}, in a process that runs one command after the other. */
public final class Cli implements AutoCloseable {
    private static final Path HOME = Path.of("target", "aws-cli").toAbsolutePath();
    private static final Path DRIVER =
            Path.of("src/test/resources/dev/harden/backend/cli.py").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;

    /** Is how a command ended. */
    public record Ended(int status, String out, String err) {}

    private Cli(Process process) {
        this.process = process;
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts it; where it cannot be had the test is skipped, and says so, and fails with {@code CI=true}. */
    public static Cli start() {
        try {
            if (!Files.isExecutable(HOME.resolve("bin/aws"))) {
                run("python3", "-m", "venv", HOME.toString());
                run(HOME.resolve("bin/pip").toString(), "install", "-q", "awscli==1.44.0");
            }
            return new Cli(new ProcessBuilder(HOME.resolve("bin/python").toString(), DRIVER.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException why) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("the AWS CLI cannot be had", why);
            }
            System.err.println("\n*** SKIPPED: plans are not carried out without the AWS CLI: " + why + " ***\n");
            throw new TestAbortedException("the AWS CLI cannot be had: " + why.getMessage());
        }
    }

    /** Gives the folder of the command itself, for scripts that call it. */
    public static Path folder() {
        return HOME.resolve("bin");
    }

    private static void run(String... command) throws IOException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(15, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + " failed");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Runs a command; without an endpoint it is held to the CLI's models, and not sent. */
    public Ended run(String command, Optional<URI> endpoint) {
        try {
            in.write(JSON.writeValueAsString(Map.of(
                    "command", command, "endpoint", endpoint.map(URI::toString).orElse(""))));
            in.newLine();
            in.flush();
            String line = out.readLine();
            if (line == null) {
                throw new IllegalStateException("the AWS CLI died at " + command);
            }
            JsonNode told = JSON.readTree(line);
            return new Ended(
                    told.get("status").asInt(),
                    told.get("out").asText(),
                    told.get("err").asText());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Runs a command that has to go well, and gives what it writes. */
    String ask(Front front, String command) {
        Ended ended = run("aws " + command, Optional.of(front.address()));
        if (ended.status() != 0) {
            throw new IllegalStateException("aws " + command + ": " + ended.err());
        }
        return ended.out().strip();
    }

    /** Runs commands that have to go well. */
    void all(Front front, List<String> commands) {
        commands.forEach(command -> ask(front, command));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
