package dev.harden.report;

import dev.harden.model.Report;
import java.io.IOException;

/** Turns a report into text, and does nothing else. */
public interface Reporter {
    void write(Report report, Appendable out) throws IOException;
}
