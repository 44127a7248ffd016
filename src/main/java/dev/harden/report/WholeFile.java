package dev.harden.report;

import java.io.FilterWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Is a file that is written whole or not at all: into a temporary one beside it, which is moved when it is done. */
public final class WholeFile extends FilterWriter {
    private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(WholeFile::removeUnfinished));
    }

    private final Path file;
    private final Path unfinished;

    private WholeFile(Path file, Path unfinished) throws IOException {
        super(Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8));
        this.file = file;
        this.unfinished = unfinished;
    }

    /** Writes a text. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Appendable out) throws IOException;
    }

    /** Begins a file; it is there when {@link #done} is called, and is gone when it is closed before. */
    public static WholeFile begin(Path file) throws IOException {
        Path unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), ".harden-", ".part");
        UNFINISHED.add(unfinished);
        return new WholeFile(file, unfinished);
    }

    public static void write(Path file, Content content) throws IOException {
        try (WholeFile out = begin(file)) {
            content.writeTo(out);
            out.done();
        } catch (IOException failed) {
            throw new IOException(file + " could not be written: " + failed.getMessage(), failed);
        }
    }

    /** Puts the file in its place. */
    public void done() throws IOException {
        super.close();
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        UNFINISHED.remove(unfinished);
    }

    /** Ends; what is not done by now is thrown away. */
    @Override
    public void close() throws IOException {
        if (UNFINISHED.contains(unfinished)) {
            try {
                super.close();
            } finally {
                Files.deleteIfExists(unfinished);
                UNFINISHED.remove(unfinished);
            }
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
