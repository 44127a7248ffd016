package dev.harden.report;

import dev.harden.model.CallOutcome;
import dev.harden.model.Count;
import dev.harden.model.Coverage;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Tally;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** Sums up in the table: check by check, by severity, and what was asked. */
final class TableSums {
    private final Organization about;
    private final Wording wording;
    private final Layout layout;
    private final boolean color;
    private final TreeSet<String> regions = new TreeSet<>();
    private int fewest = Integer.MAX_VALUE;
    private int most;
    private long answered;

    TableSums(Organization about, Wording wording, Layout layout, boolean color) {
        this.about = about;
        this.wording = wording;
        this.layout = layout;
        this.color = color;
    }

    void add(Report report) {
        answered += report.coverage().stream()
                .filter(row -> row.outcome() == CallOutcome.ANSWERED)
                .mapToInt(Coverage::calls)
                .sum();
        regions.addAll(report.regions());
        fewest = Math.min(fewest, report.regions().size());
        most = Math.max(most, report.regions().size());
    }

    void end(Tally tally) throws IOException {
        checks(tally);
        layout.line();
        layout.head(Style.BOLD.when(color), "           fail  unknown     pass  not applicable");
        for (Severity severity : Severity.values()) {
            layout.row(line(severity.word(), status -> tally.count(status, severity)));
        }
        layout.row(line("all", tally::count));
        coverage(tally);
    }

    private static String line(String name, ToLongFunction<Status> count) {
        return String.format(
                Locale.ROOT,
                "%-8s %6d %8d %8d %15d",
                name,
                count.applyAsLong(Status.FAIL),
                count.applyAsLong(Status.UNKNOWN),
                count.applyAsLong(Status.PASS),
                count.applyAsLong(Status.NOT_APPLICABLE));
    }

    /** Lists the checks of which something failed or could not be judged, accepted or not, worst first. */
    private void checks(Tally tally) throws IOException {
        List<String> open = tally.openChecks();
        if (open.isEmpty()) {
            return;
        }
        layout.line();
        layout.head(
                Style.BOLD.when(color),
                about.alone()
                        ? "severity   fail  unknown  check"
                        : "severity   fail (accounts)  unknown (accounts)  check");
        for (String check : open) {
            Tally.OfCheck sums = tally.checks().get(check);
            String numbers = about.alone()
                    ? String.format(
                            Locale.ROOT,
                            "%-8s %6d %8d ",
                            sums.worst().word(),
                            sums.findings(Status.FAIL),
                            sums.findings(Status.UNKNOWN))
                    : String.format(
                            Locale.ROOT,
                            "%-8s %6d %-10s %8d %-10s",
                            sums.worst().word(),
                            sums.findings(Status.FAIL),
                            "(" + sums.accounts(Status.FAIL) + ")",
                            sums.findings(Status.UNKNOWN),
                            "(" + sums.accounts(Status.UNKNOWN) + ")");
            layout.paragraph(
                    numbers + " ", " ".repeat(numbers.length() + 1), check + ": " + wording.title(check, sums));
        }
    }

    private void coverage(Tally tally) throws IOException {
        layout.line();
        layout.paragraph(
                "",
                "",
                "coverage: " + (about.alone() ? "" : Count.of(tally.accounts(), "account") + ", ")
                        + Count.of(tally.calls(), "call") + ", " + answered + " answered"
                        + (tally.calls() > answered ? ", " + (tally.calls() - answered) + " refused or failed" : "")
                        + (regions.isEmpty() ? "" : "; " + examined() + ": " + String.join(", ", regions)));
        for (String line : Unexamined.lines(tally, about.alone())) {
            layout.paragraph("", "", line);
        }
    }

    private String examined() {
        String all = Count.of(regions.size(), "region") + " examined";
        return fewest == most && most == regions.size()
                ? all
                : all + ", from " + fewest + " to " + most + " in an account";
    }
}
