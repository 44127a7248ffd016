package dev.harden.report;

import dev.harden.model.Count;
import dev.harden.model.Finding;
import dev.harden.model.Report;
import dev.harden.model.Tally;
import dev.harden.model.Waiver;
import dev.harden.model.WaiverUse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists in the table what is waived, counts what the baseline has, and tells which waivers are of no use. */
final class TableAccepted {
    private final Places places;
    private final Layout layout;
    private final boolean color;
    private final int top;
    private final Map<Waiver, OfWaiver> waived = new LinkedHashMap<>();
    private long known;

    TableAccepted(Places places, Layout layout, boolean color, int top) {
        this.places = places;
        this.layout = layout;
        this.color = color;
        this.top = top;
    }

    /** Is what one waiver is about: some of it, and how much more there is. */
    private static final class OfWaiver {
        private final List<String> lines = new ArrayList<>();
        private int more;
    }

    void add(Report report) {
        known += report.findings().stream()
                .filter(finding -> finding.marks().known())
                .count();
        for (Finding finding : report.shown()) {
            finding.marks().waiver().ifPresent(waiver -> {
                OfWaiver of = waived.computeIfAbsent(waiver, unseen -> new OfWaiver());
                if (of.lines.size() < top) {
                    of.lines.add(finding.status() + " " + finding.check() + ", " + places.of(finding) + ": "
                            + finding.outcome().message());
                } else {
                    of.more++;
                }
            });
        }
    }

    void list(Tally tally) throws IOException {
        List<WaiverUse> useless = tally.waivers().stream()
                .filter(use -> use.state() != WaiverUse.State.USED)
                .toList();
        if (waived.isEmpty() && known == 0 && useless.isEmpty()) {
            return;
        }
        layout.line();
        layout.title(Style.BOLD.when(color), "ACCEPTED  does not count for the exit code");
        for (Map.Entry<Waiver, OfWaiver> one : waived.entrySet()) {
            for (String line : one.getValue().lines) {
                layout.paragraph("  - ", "    ", line);
                layout.paragraph("      ", "      ", Wording.waived(one.getKey()));
            }
            if (one.getValue().more > 0) {
                layout.paragraph(
                        "  - ",
                        "    ",
                        Count.of(one.getValue().more, "more is", "more are")
                                + " suppressed likewise but not listed (--top " + (top + one.getValue().more)
                                + " lists them)");
            }
        }
        if (known > 0) {
            layout.paragraph("  - ", "    ", known + " in the baseline already, as bad or worse");
        }
        for (WaiverUse use : useless) {
            layout.paragraph("  - ", "    ", use.useless());
        }
    }
}
