package dev.harden.report;

import java.io.IOException;
import java.io.Writer;

/** Gives the files that a document over several accounts is made of. */
public interface Papers {
    /** Gives the file that the user named, or standard output. Whoever gave it closes it. */
    Appendable first();

    /**
     * Opens a further file beside it, which is there when it is closed.
     *
     * @param mark what its name has more, as {@code 2} for {@code report-2.sarif}
     */
    Writer further(String mark) throws IOException;

    /** Gives the name, without folders, of a further file. */
    String name(String mark);
}
