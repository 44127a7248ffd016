package dev.harden.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs scripts by bash, whose commands a real AWS CLI carries out in a process that has read its models already. */
final class Scripts implements AutoCloseable {
    private static final Path DRIVER =
            Path.of("src/test/resources/dev/harden/docs/recipes.py").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;

    /** Is a command that was run. */
    record Command(String text, int status, String error) {
        /** Gives the service and operation, as {@code ec2 create-route}. */
        String operation() {
            String[] words = text.split(" ");
            return words[1] + " " + words[2];
        }

        boolean writes() {
            return !operation().matches("\\S+ (describe|get|list|lookup|wait|simulate)(-.*)?");
        }
    }

    /** Is how a script ended. */
    record Ended(int status, String out, String err, List<Command> commands) {
        String told() {
            StringBuilder told = new StringBuilder("status " + status + ": " + err);
            commands.stream()
                    .filter(command -> command.status != 0)
                    .forEach(command ->
                            told.append('\n').append(command.text).append(": ").append(command.error));
            return told.toString();
        }
    }

    private Scripts(Process process) {
        this.process = process;
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts it; the CLI has to be there. */
    static Scripts start(Path cli) {
        try {
            return new Scripts(new ProcessBuilder(cli.resolve("python").toString(), DRIVER.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Runs a script; with an empty endpoint its commands are held to the CLI's models, and not sent. */
    Ended run(String script, String endpoint) {
        try {
            in.write(JSON.writeValueAsString(Map.of("script", script, "endpoint", endpoint)));
            in.newLine();
            in.flush();
            String line = out.readLine();
            if (line == null) {
                throw new IllegalStateException("the AWS CLI died at " + script);
            }
            JsonNode told = JSON.readTree(line);
            List<Command> commands = new ArrayList<>();
            told.get("commands")
                    .forEach(one -> commands.add(new Command(
                            one.get("command").asText(),
                            one.get("status").asInt(),
                            one.get("error").asText())));
            return new Ended(
                    told.get("status").asInt(),
                    told.get("out").asText(),
                    told.get("err").asText(),
                    commands);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
