package dev.harden.report;

import java.io.IOException;
import java.io.Writer;

/** Gives the files that a document is made of: one, and where a run is of several accounts, maybe more. */
public interface Papers {
    /** Gives the file that the user named, or standard output. Whoever gave it closes it. */
    Appendable first();

    /**
     * Opens a further file beside it, which is there when it is closed, and never when what should be in it could not be
     * written.
     *
     * @param mark what its name has more, as {@code 2} for {@code report-2.sarif}
     */
    Writer further(String mark) throws IOException;

    /** Gives the name, without folders, of a further file. */
    String name(String mark);
}
