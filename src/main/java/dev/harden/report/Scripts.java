package dev.harden.report;

import dev.harden.model.Visible;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Gives the parts of scripts that are the same in each. */
final class Scripts {
    private Scripts() {}

    /** Reads what stands beside this class. */
    static String text(String name) {
        try (InputStream in = Scripts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("this build has no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Gives the region to ask whose credentials these are. */
    static String region(FixSheet sheet) {
        return sheet.report()
                .account()
                .globalRegion()
                .or(() -> sheet.report().regions().stream().findFirst())
                .orElse("us-east-1");
    }

    /** Says what a script is, in lines. */
    static List<String> head(FixSheet sheet) {
        List<String> lines = new ArrayList<>();
        lines.add("Written by harden " + sheet.report().tool() + " from what it saw of account "
                + sheet.report().account().id() + " at " + sheet.report().startedAt() + ".");
        int others = sheet.plan().entries().size() - sheet.active().size();
        lines.add(sheet.sum()
                + (others == 0
                        ? "."
                        : "; " + others + (others == 1 ? " more stands" : " more stand")
                                + " here as comments, each with its reason."));
        sheet.leftOut().forEach(sentence -> lines.add(sentence + "."));
        int open = sheet.plan().open().size();
        if (open > 0) {
            lines.add(FixSheet.count(open, "failure") + (open == 1 ? " has" : " have")
                    + " no command; '--output markdown=FILE' tells why.");
        }
        lines.add(
                "It stops in another account, and where a resource is not any more as it was seen. What it changes, the");
        lines.add("script that it writes beside it (UNDO names another file) brings back, as far as AWS can.");
        return lines.stream().map(Visible::text).toList();
    }
}
