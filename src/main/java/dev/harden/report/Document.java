package dev.harden.report;

import dev.harden.model.Report;
import dev.harden.model.Tally;
import java.io.IOException;

/** Writes what a run gives in one format, each account as it is done: one report is in memory at a time. */
public interface Document {
    /** Adds an account; they come in the order of their ids. */
    void add(Report report) throws IOException;

    /** Writes what is left when all have come. */
    void end(Tally tally) throws IOException;

    /** Writes an account. */
    @FunctionalInterface
    interface Account {
        void write(Report report) throws IOException;
    }

    /** Is a document that ends with its last account. */
    static Document of(Account account) {
        return new Document() {
            @Override
            public void add(Report report) throws IOException {
                account.write(report);
            }

            @Override
            public void end(Tally tally) {
                // The last account was the end.
            }
        };
    }
}
