package dev.harden.cli;

import dev.harden.model.Organization;
import dev.harden.report.Document;
import dev.harden.report.LogSafe;
import dev.harden.report.Papers;
import dev.harden.report.Reporter;
import dev.harden.report.WholeFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Is the file that the user named, and further ones beside it: {@code report-2.sarif} beside {@code report.sarif}. */
final class FilePapers implements Papers, Outputs.Output {
    private final Path file;
    private final LogSafe.Form form;
    private final WholeFile first;
    private final LogSafe safe;
    private final List<WholeFile> further = new ArrayList<>();
    private final Document document;

    private FilePapers(Path file, LogSafe.Form form, Reporter reporter, Organization about) throws IOException {
        this.file = file;
        this.form = form;
        this.first = WholeFile.begin(file);
        this.safe = new LogSafe(first, form);
        this.document = reporter.begin(about, this);
    }

    /**
     * Opens a file for a run.
     *
     * @throws IOException when it cannot be written, which says so
     */
    static FilePapers open(Path file, LogSafe.Form form, Reporter reporter, Organization about) throws IOException {
        try {
            return new FilePapers(file, form, reporter, about);
        } catch (IOException failed) {
            throw failure(file, failed);
        }
    }

    @Override
    public Appendable first() {
        return safe;
    }

    @Override
    public Writer further(String mark) throws IOException {
        WholeFile whole = WholeFile.begin(file.resolveSibling(name(mark)));
        further.add(whole);
        LogSafe text = new LogSafe(whole, form);
        return new Writer() {
            @Override
            public void write(char[] buffer, int offset, int length) throws IOException {
                text.append(new String(buffer, offset, length));
            }

            @Override
            public void flush() {
                // It is there when it is whole.
            }

            @Override
            public void close() throws IOException {
                text.end();
                whole.done();
                further.remove(whole);
                whole.close();
            }
        };
    }

    @Override
    public String name(String mark) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 1 ? name + "-" + mark : name.substring(0, dot) + "-" + mark + name.substring(dot);
    }

    @Override
    public Document document() {
        return document;
    }

    @Override
    public void flush() {
        // Nobody reads it before it is whole.
    }

    @Override
    public void done() throws IOException {
        safe.end();
        first.done();
    }

    @Override
    public void close() throws IOException {
        for (WholeFile whole : further) {
            whole.close();
        }
        first.close();
    }

    @Override
    public IOException failure(IOException why) {
        return failure(file, why);
    }

    private static IOException failure(Path file, IOException why) {
        return new IOException(file + " could not be written: " + why.getMessage(), why);
    }
}
