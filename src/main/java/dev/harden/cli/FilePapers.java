package dev.harden.cli;

import dev.harden.report.LogSafe;
import dev.harden.report.Papers;
import dev.harden.report.WholeFile;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/** Gives the file that the user named, and further ones beside it: {@code report-2.sarif} beside {@code report.sarif}. */
final class FilePapers implements Papers, AutoCloseable {
    private final Path file;
    private final WholeFile first;
    private final LogSafe safe;

    FilePapers(Path file) throws IOException {
        this(file, LogSafe.Form.TEXT);
    }

    FilePapers(Path file, LogSafe.Form form) throws IOException {
        this.file = file;
        this.first = WholeFile.begin(file);
        this.safe = new LogSafe(first, form);
    }

    @Override
    public Appendable first() {
        return safe;
    }

    @Override
    public Writer further(String mark) throws IOException {
        WholeFile further = WholeFile.begin(file.resolveSibling(name(mark)));
        return new FilterWriter(further) {
            @Override
            public void close() throws IOException {
                further.done();
            }
        };
    }

    @Override
    public String name(String mark) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 1 ? name + "-" + mark : name.substring(0, dot) + "-" + mark + name.substring(dot);
    }

    void done() throws IOException {
        safe.end();
        first.done();
    }

    @Override
    public void close() throws IOException {
        first.close();
    }
}
