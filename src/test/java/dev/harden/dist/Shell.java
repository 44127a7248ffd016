package dev.harden.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs commands with just the environment that they are given. */
final class Shell {
    /** Is how a command ended, and what it printed on both streams. */
    record Ended(int code, String said) {}

    private final Map<String, String> environment = new TreeMap<>();
    private Path folder = Path.of("").toAbsolutePath();

    Shell() {
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", System.getProperty("java.io.tmpdir"));
        Optional.ofNullable(System.getenv("HARDEN_JDK")).ifPresent(jdk -> environment.put("HARDEN_JDK", jdk));
    }

    Shell with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Shell in(Path other) {
        folder = other;
        return this;
    }

    Ended run(String... command) throws IOException, InterruptedException {
        return run(List.of(command));
    }

    Ended run(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("harden-dist", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(command + " took more than ten minutes");
        }
        String said = Files.readString(log);
        Files.delete(log);
        return new Ended(process.exitValue(), said);
    }

    /** Runs a command that must succeed, and returns what it printed. */
    String succeed(String... command) throws IOException, InterruptedException {
        Ended ended = run(command);
        if (ended.code() != 0) {
            throw new AssertionError(String.join(" ", command) + " ended with " + ended.code() + ":\n" + ended.said());
        }
        return ended.said();
    }
}
