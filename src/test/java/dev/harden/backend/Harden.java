package dev.harden.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/** Runs the packaged tool as its users do, in a process of its own. */
public final class Harden {
    private static final long SECONDS = 120;
    private final Map<String, String> environment = new TreeMap<>();
    private final Path home;

    /** Is how a run ended. */
    public record Run(int exit, String out, String err, Duration time) {
        public JsonNode json() {
            try {
                return new ObjectMapper().readTree(out);
            } catch (IOException malformed) {
                throw new UncheckedIOException(malformed);
            }
        }

        /** Gives the status of each finding by check and resource: {@code "iam-user-mfa bob"}. */
        public Map<String, String> statuses() {
            Map<String, String> statuses = new TreeMap<>();
            json().get("findings")
                    .forEach(finding -> statuses.put(
                            finding.get("check").asText() + " "
                                    + finding.get("resource").get("name").asText() + " "
                                    + finding.get("region").asText(),
                            finding.get("status").asText()));
            return statuses;
        }

        /** Gives the statuses that the findings of a check have, sorted. */
        public List<String> of(String check) {
            return StreamSupport.stream(json().get("findings").spliterator(), false)
                    .filter(finding -> finding.get("check").asText().equals(check))
                    .map(finding -> finding.get("status").asText())
                    .sorted()
                    .distinct()
                    .toList();
        }
    }

    /** Gives a user without credentials, whose home is an empty folder. */
    public Harden(Path home) {
        this.home = home;
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", home.toString());
        environment.put("HARDEN_JAVA_HOME", System.getProperty("java.home"));
        environment.put("HARDEN_CDS", "off");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
    }

    public Harden withKeys() {
        environment.put("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
        environment.put("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        environment.put("AWS_SESSION_TOKEN", "IQoJb3JpZ2luX2VjEXAMPLETOKEN");
        return this;
    }

    public Harden with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Runs it to its end. */
    public Run run(String... arguments) {
        try {
            Path out = Files.createTempFile(home, "out", "");
            Path err = Files.createTempFile(home, "err", "");
            long begin = System.nanoTime();
            Process process = builder(arguments)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("harden did not end within " + SECONDS + " seconds");
            }
            Duration time = Duration.ofNanos(System.nanoTime() - begin);
            Run run = new Run(process.exitValue(), Files.readString(out), Files.readString(err), time);
            Files.delete(out);
            Files.delete(err);
            return run;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Prepares a run that the caller starts and ends. */
    public ProcessBuilder builder(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Path.of("harden").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }
}
