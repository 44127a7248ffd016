package dev.harden.report;

import dev.harden.model.Organization;
import dev.harden.model.Report;
import java.io.IOException;

/** Turns reports into text, and does nothing else. */
public interface Reporter {
    /** Writes the report of one account. */
    void write(Report report, Appendable out) throws IOException;

    /** Begins a document over several accounts. */
    Several several(Organization about, Papers papers) throws IOException;
}
