package dev.harden.cli;

import dev.harden.model.Report;
import dev.harden.model.Tally;
import dev.harden.model.View;
import dev.harden.report.Several;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes all outputs of a run over several accounts side by side, an account as it comes. What is not ended is not there.
 */
final class SeveralOutputs implements AutoCloseable {
    /** Is a file with the document that goes into it. */
    record Kept(FilePapers papers, Several document) {}

    private final List<Kept> files;
    private final Optional<Several> shown;
    private final PrintWriter out;
    private final Function<Report, View> view;
    private final Tally tally = new Tally();

    SeveralOutputs(List<Kept> files, Optional<Several> shown, PrintWriter out, Function<Report, View> view) {
        this.files = List.copyOf(files);
        this.shown = shown;
        this.out = out;
        this.view = view;
    }

    void add(Report report) throws IOException {
        tally.add(report);
        // A waiver for another account is not useless in this one: only the sum tells which are about nothing.
        Report own = report.with(
                        report.findings(),
                        report.waivers().stream()
                                .filter(use -> use.findings() > 0)
                                .toList())
                .seenAs(view.apply(report));
        for (Kept file : files) {
            file.document().add(own);
        }
        if (shown.isPresent()) {
            shown.get().add(own);
            out.flush();
        }
    }

    /** Ends all documents, and gives what was counted. */
    Tally end() throws IOException {
        for (Kept file : files) {
            file.document().end(tally);
            file.papers().done();
        }
        if (shown.isPresent()) {
            shown.get().end(tally);
            out.flush();
        }
        return tally;
    }

    @Override
    public void close() throws IOException {
        for (Kept file : files) {
            file.papers().close();
        }
    }
}
