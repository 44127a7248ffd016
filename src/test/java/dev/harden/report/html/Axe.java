package dev.harden.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Is axe-core, which npm installs below {@code target}; tests that need it are skipped without, and fail so with CI=true. */
final class Axe {
    private static final String VERSION = "4.10.2";
    private static final Path FOLDER = Path.of("target", "axe");

    private Axe() {}

    static Path script() throws IOException, InterruptedException {
        Path script = FOLDER.resolve("node_modules/axe-core/axe.min.js");
        if (!Files.exists(script)) {
            Files.createDirectories(FOLDER);
            install();
        }
        if (!Files.exists(script)) {
            System.err.println("no axe-core from npm: the accessibility of the HTML report is not tested");
            assertThat(System.getenv("CI")).as("CI has npm").isNotEqualTo("true");
        }
        assumeTrue(Files.exists(script));
        return script;
    }

    private static void install() throws InterruptedException {
        try {
            Process npm = new ProcessBuilder(
                            "npm",
                            "install",
                            "--no-audit",
                            "--no-fund",
                            "--ignore-scripts",
                            "--prefix",
                            FOLDER.toString(),
                            "axe-core@" + VERSION)
                    .redirectErrorStream(true)
                    .redirectOutput(FOLDER.resolve("npm.log").toFile())
                    .start();
            npm.waitFor(120, TimeUnit.SECONDS);
        } catch (IOException noNpm) {
            System.err.println("npm does not run: " + noNpm.getMessage());
        }
    }
}
