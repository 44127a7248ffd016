package dev.harden.report;

import dev.harden.model.Organization;
import dev.harden.model.Report;
import java.io.IOException;

/** Is a reporter whose documents may follow each other: several accounts are one after the other. */
interface LineReporter extends Reporter {
    /** Writes the lines of an account. */
    void lines(Report report, Appendable out) throws IOException;

    @Override
    default Document begin(Organization about, Papers papers) {
        return Document.of(report -> lines(report, papers.first()));
    }
}
