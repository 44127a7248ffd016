package dev.harden.report;

import dev.harden.model.Destination;
import java.io.BufferedWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Is a text that is written whole or not at all where a regular file is, and into what is none. */
public final class WholeFile extends FilterWriter {
    private final Destination destination;

    private WholeFile(Destination destination) {
        super(new BufferedWriter(new OutputStreamWriter(destination, StandardCharsets.UTF_8)));
        this.destination = destination;
    }

    /** Writes a text. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Appendable out) throws IOException;
    }

    /** Begins a file; it is there when {@link #done} is called, and is gone when it is closed before. */
    public static WholeFile begin(Path file) throws IOException {
        return new WholeFile(Destination.open(file));
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
        flush();
        destination.done();
    }

    /** Ends; what is not done by now is thrown away. */
    @Override
    public void close() throws IOException {
        destination.close();
    }
}
