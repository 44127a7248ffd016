package dev.harden.cli;

import dev.harden.model.Organization;
import dev.harden.report.Document;
import dev.harden.report.LogSafe;
import dev.harden.report.OneText;
import dev.harden.report.Reporter;
import java.io.IOException;
import java.io.PrintWriter;

/** Is standard output, which shows each account as it comes. */
record ShownOutput(Document document, LogSafe safe, PrintWriter out) implements Outputs.Output {
    static ShownOutput open(PrintWriter out, LogSafe.Form form, Reporter reporter, Organization about)
            throws IOException {
        LogSafe safe = new LogSafe(out, form);
        return new ShownOutput(reporter.begin(about, new OneText(safe)), safe, out);
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void done() throws IOException {
        safe.end();
        out.flush();
    }

    @Override
    public void close() {
        // It is the process's own.
    }

    @Override
    public IOException failure(IOException why) {
        return why;
    }
}
