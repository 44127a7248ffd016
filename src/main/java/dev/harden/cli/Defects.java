package dev.harden.cli;

import dev.harden.facts.Scarce;
import java.io.PrintWriter;
import java.util.List;

/** Tells people what kept a run from judging everything: a defect of harden, or memory that ran out. */
final class Defects {
    private Defects() {}

    /** Tells of each in a line. */
    static void tell(List<Throwable> defects, PrintWriter err) {
        for (Throwable defect : defects) {
            err.println("harden: "
                    + (Scarce.in(defect).isPresent()
                            ? memory() + "; what was not judged is UNKNOWN"
                            : "a defect kept a part of the run from its end: " + Terminal.plain(defect.toString())));
            if (Logging.debug()) {
                defect.printStackTrace(err);
            }
        }
    }

    /** Says that memory ran out, and what to do. */
    static String memory() {
        return Scarce.HEAP + "; run again with more, for example JDK_JAVA_OPTIONS=-Xmx2g";
    }
}
