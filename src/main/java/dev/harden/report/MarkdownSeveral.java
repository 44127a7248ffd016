package dev.harden.report;

import dev.harden.model.AccountSum;
import dev.harden.model.Count;
import dev.harden.model.Member;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes a summary over several accounts for a comment: what failed in most of them, and a line an account. */
final class MarkdownSeveral implements Several {
    private final Organization about;
    private final Wording wording;
    private final Appendable out;
    private final List<AccountSum> sums = new ArrayList<>();

    MarkdownSeveral(Organization about, Wording wording, Appendable out) {
        this.about = about;
        this.wording = wording;
        this.out = out;
    }

    @Override
    public void add(Report report) {
        sums.add(AccountSum.of(report, about));
    }

    @Override
    public void end(Tally tally) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("## Hardening of ").append(about.title()).append("\n\n");
        MarkdownReporter.summary(tally::count, text);
        text.append("\n")
                .append(Count.of(tally.accounts(), "account"))
                .append(", ")
                .append(about.left().size())
                .append(" left out. ")
                .append(about.origin().startedAt())
                .append(", harden ")
                .append(about.origin().tool())
                .append(".\n\n");
        MarkdownReporter.paragraphs(Unexamined.lines(tally), text);
        List<String> blocks = new ArrayList<>();
        tally.openChecks()
                .forEach(check -> blocks.add(check(check, tally.checks().get(check))));
        sums.stream()
                .filter(sum -> sum.count(Status.FAIL) + sum.count(Status.UNKNOWN) > 0)
                .sorted(Comparator.comparing((AccountSum sum) -> -sum.count(Status.FAIL))
                        .thenComparing(sum -> sum.member().account()))
                .forEach(sum -> blocks.add(account(sum)));
        for (Member member : about.left()) {
            blocks.add("- account " + member.account() + " " + MarkdownReporter.code(member.name()) + " is excluded: "
                    + MarkdownReporter.code(member.state()) + "\n");
        }
        MarkdownReporter.append(blocks, text);
        out.append(text);
    }

    private String check(String id, Tally.OfCheck sums) {
        Severity worst = sums.worst();
        return "- " + worst.word() + " " + MarkdownReporter.code(id) + ": "
                + Count.of(sums.findings(Status.FAIL), "failure")
                + " in " + Count.of(sums.accounts(Status.FAIL), "account") + ", " + sums.findings(Status.UNKNOWN)
                + " unknown in " + Count.of(sums.accounts(Status.UNKNOWN), "account") + "; expected: "
                + MarkdownReporter.code(wording.expected(id)) + "\n";
    }

    private static String account(AccountSum sum) {
        String start = "- account " + sum.member().account() + " "
                + MarkdownReporter.code(sum.member().name()) + ": ";
        return sum.notSeen()
                .map(why -> start + "not seen, " + MarkdownReporter.code(why) + "\n")
                .orElseGet(() -> start + sum.count(Status.FAIL) + " fail, " + sum.count(Status.UNKNOWN) + " unknown, "
                        + sum.count(Status.PASS) + " pass; worst "
                        + MarkdownReporter.code(String.join(", ", sum.worst())) + "\n");
    }
}
