package dev.harden.report;

import dev.harden.model.AccountSum;
import dev.harden.model.Count;
import dev.harden.model.Member;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Status;
import dev.harden.model.View;
import java.io.IOException;
import java.util.Locale;

/**
 * Says in the table what was audited: the account, or where there are several a line each as it comes.
 *
 * @param about what the run is about
 * @param layout where it is written
 * @param color whether to use colours
 */
record TableAccounts(Organization about, Layout layout, boolean color) {
    private static final int NAME = 20;

    void begin() throws IOException {
        if (about.alone()) {
            return;
        }
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

    void add(Report report) throws IOException {
        if (about.alone()) {
            layout.paragraph(
                    "",
                    "",
                    "account " + report.account().id() + ", audited as "
                            + report.account().caller() + ", at " + report.startedAt());
            if (report.view().leavesOut()) {
                layout.paragraph("", "", report.view().told());
            }
        } else {
            line(AccountSum.of(report, about));
        }
    }

    private void line(AccountSum sum) throws IOException {
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

    /** Says which accounts are left out, and what of the others is listed. */
    void end(View view) throws IOException {
        for (Member member : about.left()) {
            layout.paragraph(member.account() + "  ", " ".repeat(14), member.name() + " left out: " + member.state());
        }
        if (!about.alone() && view.leavesOut()) {
            layout.line();
            layout.paragraph("", "", view.told());
        }
    }
}
