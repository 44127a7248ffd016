package dev.harden.report;

import dev.harden.model.Cause;
import dev.harden.model.Count;
import dev.harden.model.Finding;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Status;
import dev.harden.model.Unknown;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lists in the table what could not be judged, by what is missing. */
final class TableUnknowns {
    private final Organization about;
    private final Layout layout;
    private final boolean color;
    private final Map<String, OfReason> reasons = new TreeMap<>();

    TableUnknowns(Organization about, Layout layout, boolean color) {
        this.about = about;
        this.layout = layout;
        this.color = color;
    }

    /** Is what could not be judged for one reason. */
    private static final class OfReason {
        private final TreeSet<String> checks = new TreeSet<>();
        private final TreeSet<String> accounts = new TreeSet<>();
    }

    void add(Report report) {
        for (Finding finding : report.shown()) {
            if (finding.status() == Status.UNKNOWN && finding.counts()) {
                OfReason of = reasons.computeIfAbsent(reason(finding), unseen -> new OfReason());
                of.checks.add(finding.check());
                of.accounts.add(finding.account());
            }
        }
    }

    void list() throws IOException {
        if (reasons.isEmpty()) {
            return;
        }
        layout.line();
        layout.title(Style.DOUBT.when(color), "UNKNOWN  could not be judged");
        List<Map.Entry<String, OfReason>> mostFirst = reasons.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, OfReason> reason) ->
                                -reason.getValue().checks.size())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        for (Map.Entry<String, OfReason> reason : mostFirst) {
            OfReason of = reason.getValue();
            String in = about.alone() ? "" : " in " + Count.of(of.accounts.size(), "account");
            layout.paragraph(
                    "  - ",
                    "    ",
                    Count.of(of.checks.size(), "check") + " could not be evaluated" + in + ": " + reason.getKey());
            layout.paragraph("      ", "      ", String.join(", ", of.checks));
        }
    }

    private static String reason(Finding finding) {
        Unknown unknown = finding.outcome().unknown().orElseThrow();
        if (unknown.action().isEmpty()) {
            return finding.outcome().message();
        }
        String call = unknown.operation().equals(unknown.action())
                ? unknown.action()
                : unknown.action() + " (" + unknown.operation() + ")";
        return unknown.cause() == Cause.ACCESS_DENIED
                ? "access denied on " + call
                : call + ": " + unknown.cause().sentence() + " (" + unknown.code() + ")";
    }
}
