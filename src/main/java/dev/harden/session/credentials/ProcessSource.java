package dev.harden.session.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.session.SessionException;
import dev.harden.session.setup.Chosen;
import dev.harden.session.setup.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs the program of {@code credential_process}.
 *
 * @param setting names the program
 * @param environment the environment that it runs in
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html">its answer</a>
 */
record ProcessSource(Setting setting, Map<String, String> environment) implements Source {
    private static final int MOST = 65_536;
    private static final int WORDS = 400;

    static Optional<Source> of(Chosen chosen, String name, Map<String, String> profile) {
        return Chain.key(name, profile, "credential_process")
                .map(setting -> new ProcessSource(setting, chosen.around().environment()));
    }

    @Override
    public Given load(Clients clients) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        ProcessBuilder builder = new ProcessBuilder(
                        windows ? List.of("cmd.exe", "/C", setting.value()) : List.of("/bin/sh", "-c", setting.value()))
                .redirectInput(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        builder.environment().putAll(environment);
        String what = setting.where();
        try {
            Process process = builder.start();
            CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
            CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
            long seconds = clients.patience().toSeconds();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new SessionException(
                        what + " did not end within " + seconds + " seconds (--timeout); it is: " + setting.value());
            }
            if (process.exitValue() != 0) {
                String words = words(err.get(1, TimeUnit.SECONDS));
                throw new SessionException(what + " ended with exit code " + process.exitValue()
                        + (words.isEmpty() ? " and wrote nothing to standard error" : ": " + words));
            }
            return parse(out.get(1, TimeUnit.SECONDS), what);
        } catch (IOException failed) {
            throw new SessionException(what + " cannot be run: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SessionException(what + " was interrupted", interrupted);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException endless) {
            throw new SessionException(what + " ended, and its output did not", endless);
        }
    }

    private static Given parse(String text, String what) {
        JsonNode json;
        try {
            json = new ObjectMapper().readTree(text);
        } catch (JsonProcessingException malformed) {
            // The output may hold a key, so that nothing of it is shown.
            throw new SessionException(what + " wrote no JSON to standard output");
        }
        if (!json.path("Version").asText("").equals("1")) {
            throw new SessionException(what + " wrote no JSON object with \"Version\": 1");
        }
        return Given.read(json, "SessionToken", what);
    }

    private static String words(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= WORDS ? line : line.substring(0, WORDS) + " ...";
    }

    private static String read(InputStream in) {
        try (in) {
            String text = new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return text;
        } catch (IOException cutOff) {
            return "";
        }
    }
}
