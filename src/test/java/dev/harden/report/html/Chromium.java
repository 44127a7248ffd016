package dev.harden.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Is a headless Chromium; tests that need it are skipped where it is not, and fail so with CI=true. */
final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Path profile;
    private final Optional<Path> program;

    Chromium(Path profile) {
        this.profile = profile;
        program = NAMES.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            System.err.println("no chromium on PATH: the tests of the HTML report in a browser are skipped");
            assertThat(System.getenv("CI")).as("CI has chromium").isNotEqualTo("true");
        }
        assumeTrue(program.isPresent());
    }

    /**
     * Is what the browser gave.
     *
     * @param out its standard output, as a dumped document
     * @param log what it logged: console messages and requests among it
     * @param network the log of everything that it asked of the network
     */
    record Run(String out, String log, String network) {}

    /** Opens a page, and ends when it is there and its scripts have run. */
    Run open(String page, String... flags) throws IOException, InterruptedException {
        Path network = profile.resolve("network.json");
        List<String> command = new ArrayList<>(List.of(
                program.orElseThrow().toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--hide-scrollbars",
                "--user-data-dir=" + profile,
                "--log-net-log=" + network,
                "--net-log-capture-mode=Everything",
                "--enable-logging=stderr",
                "--virtual-time-budget=5000"));
        command.addAll(List.of(flags));
        command.add(page);
        Path out = profile.resolve("out");
        Path err = profile.resolve("err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS))
                .as("the browser ends")
                .isTrue();
        return new Run(text(out), text(err), text(network));
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    }
}
