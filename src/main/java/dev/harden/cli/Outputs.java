package dev.harden.cli;

import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Tally;
import dev.harden.model.View;
import dev.harden.model.WaiverUse;
import dev.harden.report.Document;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes all outputs of a run side by side, an account as it comes. What is not ended is not there. One that cannot be
 * written does not keep the others from being so; it is told at the end, or when none is left.
 */
final class Outputs implements AutoCloseable {
    private final Organization about;
    private final View view;
    private final List<Output> open;
    private final Tally tally = new Tally();
    private final Each each;

    /** Is one of them. */
    interface Output extends AutoCloseable {
        /** Gives the document that is written. */
        Document document();

        /** Puts what was written so far before its reader, where somebody may wait for it. */
        void flush() throws IOException;

        /** Puts the whole in its place. */
        void done() throws IOException;

        /** Gives its resources back; what is not done is thrown away. */
        @Override
        void close() throws IOException;

        /** Says of a failure which output it is of. */
        IOException failure(IOException why);
    }

    /**
     * @param about what the run is about
     * @param view what of it is listed
     * @param outputs where it goes; none where only the sums are wanted
     * @param each what already went wrong with others
     */
    Outputs(Organization about, View view, List<Output> outputs, Each each) {
        this.each = each;
        this.about = about;
        this.view = view;
        this.open = new ArrayList<>(outputs);
    }

    void add(Report report) throws IOException {
        tally.add(report);
        Report own = itsOwn(about, report)
                .seenAs(new View(view.statuses(), about.nameOf(report.account().id())));
        every(output -> {
            output.document().add(own);
            output.flush();
        });
    }

    /** Gives it with what is its own: a waiver for another account is not useless in this one, which only the sum tells. */
    static Report itsOwn(Organization about, Report report) {
        List<WaiverUse> uses =
                report.waivers().stream().filter(use -> use.findings() > 0).toList();
        return about.alone() ? report : report.with(report.findings(), uses);
    }

    /** Ends all documents, and gives what was counted. */
    Tally end() throws IOException {
        every(output -> {
            output.document().end(tally);
            output.flush();
            output.done();
        });
        each.orThrow();
        return tally;
    }

    /** Is something to do with an output. */
    @FunctionalInterface
    private interface Work {
        void on(Output output) throws IOException;
    }

    private void every(Work work) throws IOException {
        for (Output output : List.copyOf(open)) {
            each.attempt(() -> on(output, work));
        }
        if (open.isEmpty()) {
            each.orThrow();
        }
    }

    private void on(Output output, Work work) throws IOException {
        boolean well = false;
        try {
            work.on(output);
            well = true;
        } catch (IOException failed) {
            throw output.failure(failed);
        } finally {
            if (!well) {
                open.remove(output);
                output.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Output output : open) {
            output.close();
        }
    }
}
