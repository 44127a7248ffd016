package dev.harden.model;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names files that are not finished by the process that writes them, and removes those of processes that were killed. */
final class Leftovers {
    private static final Duration OLD = Duration.ofDays(1);
    private static final Pattern NAME =
            Pattern.compile("\\.harden-(?:([0-9a-f]{1,16})-([0-9]{1,10})-)?[0-9a-f]+\\.part");
    private static final String HERE = here();

    private Leftovers() {}

    /** Gives a new name, that of no other process. */
    static String name() {
        return ".harden-" + HERE + "-" + ProcessHandle.current().pid() + "-"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 12) + ".part";
    }

    /** Removes from a folder what processes that are no more have left there. */
    static void remove(Path folder) {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".harden-*.part")) {
            for (Path part : parts) {
                if (isLeft(part)) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (IOException unreadable) {
            // Whoever cannot read the folder, or delete there, can do nothing about what others left.
            return;
        }
    }

    private static boolean isLeft(Path part) throws IOException {
        Matcher name = NAME.matcher(part.getFileName().toString());
        if (!name.matches() || !Files.isRegularFile(part)) {
            return false;
        }
        if (HERE.equals(name.group(1))) {
            return ProcessHandle.of(Long.parseLong(name.group(2)))
                    .filter(ProcessHandle::isAlive)
                    .isEmpty();
        }
        return Files.getLastModifiedTime(part)
                .toInstant()
                .isBefore(Instant.now().minus(OLD));
    }

    /** Says where process numbers mean what they mean here: this boot of this machine, and this container. */
    private static String here() {
        try {
            String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
            String space = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
            return Integer.toHexString((boot + space).hashCode());
        } catch (IOException | UnsupportedOperationException | SecurityException notLinux) {
            // Then only what is old is taken for left.
            return Integer.toHexString(UUID.randomUUID().hashCode());
        }
    }
}
