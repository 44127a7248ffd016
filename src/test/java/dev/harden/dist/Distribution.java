package dev.harden.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Makes the distributions of the packaged build, once for all tests of them. */
final class Distribution {
    static final Path DIST = Path.of("target", "dist").toAbsolutePath();

    private static String name;

    private Distribution() {}

    /** Returns their name with the version; skips the tests where they cannot be made, and fails them in CI. */
    static synchronized String name() throws IOException, InterruptedException {
        if (name == null) {
            Shell.Ended made = new Shell().run("packaging/dist.sh");
            if (made.code() != 0) {
                throw missing("the distributions cannot be made", made);
            }
            try (Stream<Path> files = Files.list(DIST)) {
                String portable = files.map(file -> file.getFileName().toString())
                        .filter(file -> file.matches("harden-[0-9.]+\\.tar\\.gz"))
                        .findFirst()
                        .orElseThrow();
                name = portable.substring(0, portable.length() - ".tar.gz".length());
            }
        }
        return name;
    }

    /** Says that something which the tests need is not to be had: a failure in CI, elsewhere a skip that is told. */
    static RuntimeException missing(String what, Shell.Ended ended) {
        String message = what + ": " + ended.said();
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(message);
        }
        System.err.println("\n*** SKIPPED: " + message + " ***\n");
        return new TestAbortedException(message);
    }
}
