package dev.harden.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Writes a file whole or not at all: into a temporary one beside it, which is moved when it is done. */
final class WholeFile {
    private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(WholeFile::removeUnfinished));
    }

    private WholeFile() {}

    /** Writes a text. */
    @FunctionalInterface
    interface Content {
        void writeTo(Appendable out) throws IOException;
    }

    /**
     * Holds a path to being one that can be written, before anything is spent on what goes there.
     *
     * @throws UsageError when it cannot
     */
    static void requireWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new UsageError(file + " is a folder; give the path of a file");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UsageError("the folder of " + file + " is not there; make it first");
        }
        if (!Files.isWritable(folder)) {
            throw new UsageError("the folder of " + file + " cannot be written to");
        }
    }

    static void write(Path file, Content content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path unfinished = Files.createTempFile(folder, ".harden-", ".part");
        UNFINISHED.add(unfinished);
        try {
            try (BufferedWriter out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
                content.writeTo(out);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            Files.deleteIfExists(unfinished);
            throw new IOException(file + " could not be written: " + failed.getMessage(), failed);
        } finally {
            UNFINISHED.remove(unfinished);
        }
    }

    private static void removeUnfinished() {
        for (Path file : UNFINISHED) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException gone) {
                // The process ends; a leftover that cannot be deleted is all that can be left.
                continue;
            }
        }
    }
}
