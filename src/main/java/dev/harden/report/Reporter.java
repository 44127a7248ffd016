package dev.harden.report;

import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Tally;
import java.io.IOException;

/** Turns runs into text, and does nothing else. */
public interface Reporter {
    /** Begins the document of a run, of one account or of several. */
    Document begin(Organization about, Papers papers) throws IOException;

    /** Writes the run of one account, whose document is one text. */
    default void write(Report report, Appendable out) throws IOException {
        Tally tally = new Tally();
        tally.add(report);
        Document document = begin(Organization.of(report), new OneText(out));
        document.add(report);
        document.end(tally);
    }
}
