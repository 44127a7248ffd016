package dev.harden.report;

import dev.harden.model.AccountSum;
import dev.harden.model.Count;
import dev.harden.model.Member;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Tally;
import dev.harden.model.WaiverUse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Writes a line an account as it comes, then what failed over all of them, worst first. */
final class TableSeveral implements Several {
    private static final int NAME = 20;

    private final Organization about;
    private final Wording wording;
    private final Layout layout;
    private final boolean color;

    TableSeveral(Organization about, Wording wording, Layout layout, boolean color) throws IOException {
        this.about = about;
        this.wording = wording;
        this.layout = layout;
        this.color = color;
        int left = about.left().size();
        layout.paragraph(
                "",
                "",
                about.title() + ", at " + about.origin().startedAt() + ": "
                        + Count.of(about.audited().size(), "account") + " to audit"
                        + (left == 0 ? "" : ", " + left + " left out"));
        layout.line();
        layout.head(Style.BOLD.when(color), "account       " + padded("name") + "   fail unknown   pass    n/a  worst");
    }

    @Override
    public void add(Report report) throws IOException {
        AccountSum sum = AccountSum.of(report, about);
        String start = sum.member().account() + "  " + padded(sum.member().name());
        if (sum.notSeen().isPresent()) {
            layout.paragraph(
                    start + " ", " ".repeat(14), "not seen: " + sum.notSeen().get());
            return;
        }
        String numbers = String.format(
                Locale.ROOT,
                " %6d %7d %6d %6d  ",
                sum.count(Status.FAIL),
                sum.count(Status.UNKNOWN),
                sum.count(Status.PASS),
                sum.count(Status.NOT_APPLICABLE));
        String worst = String.join(", ", sum.worst());
        layout.row(Layout.clipped(start + numbers + worst, layout.width()).stripTrailing());
    }

    private static String padded(String name) {
        String plain = Layout.clipped(Plain.shortened(name), NAME);
        return plain + " ".repeat(NAME - Layout.columns(plain));
    }

    @Override
    public void end(Tally tally) throws IOException {
        for (Member member : about.left()) {
            layout.paragraph(member.account() + "  ", " ".repeat(14), member.name() + " left out: " + member.state());
        }
        checks(tally);
        waivers(tally.waivers());
        layout.line();
        layout.head(Style.BOLD.when(color), "           fail  unknown     pass  not applicable");
        for (Severity severity : Severity.values()) {
            row(severity.word(), status -> tally.count(status, severity));
        }
        row("all", tally::count);
        layout.line();
        layout.paragraph(
                "", "", "coverage: " + Count.of(tally.accounts(), "account") + ", " + Count.of(tally.calls(), "call"));
        for (String line : Unexamined.lines(tally)) {
            layout.paragraph("", "", line);
        }
        if (!tally.openChecks().isEmpty()) {
            layout.paragraph(
                    "",
                    "",
                    "Each finding is in --output html=FILE, json=FILE and the other formats; 'harden explain CHECK' shows"
                            + " why a check matters and how to fix what it found.");
        }
    }

    private void checks(Tally tally) throws IOException {
        List<String> open = tally.openChecks();
        layout.line();
        if (open.isEmpty()) {
            layout.title(Style.GOOD.when(color), "Nothing failed, and everything could be judged.");
            return;
        }
        layout.head(Style.BOLD.when(color), "severity   fail (accounts)  unknown (accounts)  check");
        for (String check : open) {
            Tally.OfCheck sums = tally.checks().get(check);
            String numbers = String.format(
                    Locale.ROOT,
                    "%-8s %6d %-10s %8d %-10s",
                    sums.worst().word(),
                    sums.findings(Status.FAIL),
                    "(" + sums.accounts(Status.FAIL) + ")",
                    sums.findings(Status.UNKNOWN),
                    "(" + sums.accounts(Status.UNKNOWN) + ")");
            layout.paragraph(numbers + " ", " ".repeat(numbers.length() + 1), check + ": " + wording.fault(check));
        }
    }

    private void waivers(List<WaiverUse> uses) throws IOException {
        for (WaiverUse use : uses) {
            if (use.state() != WaiverUse.State.USED) {
                layout.paragraph("", "  ", use.useless());
            }
        }
    }

    private void row(String name, ToLongFunction<Status> count) throws IOException {
        layout.row(TableReporter.sums(name, count));
    }
}
