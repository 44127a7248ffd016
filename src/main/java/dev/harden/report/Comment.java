package dev.harden.report;

import dev.harden.benchmark.Standing;
import dev.harden.model.AccountSum;
import dev.harden.model.Count;
import dev.harden.model.Finding;
import dev.harden.model.Member;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Tally;
import dev.harden.model.View;
import dev.harden.model.WaiverUse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Is the Markdown of a run: the sums, what to do first, each check that is open, a line an account, then the findings. */
final class Comment implements Document {
    /** GitHub refuses comments of more than 65,536 characters; some room is for what is added around it. */
    private static final int LONGEST = 65_000;

    /** What is listed beside the findings takes no more than this, so that room for them is left. */
    private static final int LONGEST_LIST = 15_000;

    private final Organization about;
    private final Wording wording;
    private final Appendable out;
    private final List<AccountSum> sums = new ArrayList<>();
    private final MarkdownFindings findings;
    private final FirstThings first;
    private final Standing.Standings standings = new Standing.Standings();
    private View view = View.ALL;
    private String caller = "";
    private long waived;
    private long known;

    Comment(Organization about, Wording wording, Appendable out) {
        this.about = about;
        this.wording = wording;
        this.out = out;
        Places places = new Places(about);
        this.findings = new MarkdownFindings(wording, places, LONGEST);
        this.first = new FirstThings(wording, places);
    }

    @Override
    public void add(Report report) {
        view = report.view();
        caller = report.account().caller();
        sums.add(AccountSum.of(report, about));
        List<Finding> failures = report.findings().stream()
                .filter(finding -> finding.status() == Status.FAIL)
                .toList();
        waived += failures.stream()
                .filter(finding -> finding.marks().waiver().isPresent())
                .count();
        known += failures.stream().filter(finding -> finding.marks().known()).count();
        first.add(Hole.of(failures.stream()
                .filter(finding -> finding.counts() && view.lists(finding))
                .toList()));
        standings.add(report);
        findings.add(report);
    }

    @Override
    public void end(Tally tally) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("## Hardening of ").append(about.title()).append("\n\n");
        summary(tally, text);
        origin(tally, text);
        paragraphs(Unexamined.lines(tally, about.alone()), text);
        if (view.leavesOut()) {
            paragraphs(List.of(view.told()), text);
        }
        startHere(text);
        standings.all().forEach(standing -> MarkdownControls.append(standing, about.alone(), text));
        list(checks(tally), text);
        list(accounts(), text);
        StringBuilder last = new StringBuilder();
        list(rest(tally), last);
        findings.append(text, LONGEST - last.length());
        out.append(text.append(last));
    }

    private static void summary(Tally tally, StringBuilder text) {
        text.append("| | FAIL | UNKNOWN | PASS | not applicable |\n|---|---:|---:|---:|---:|\n");
        for (Severity severity : Severity.values()) {
            text.append("| ").append(severity.word());
            for (Status status : Status.values()) {
                text.append(" | ").append(tally.count(status, severity));
            }
            text.append(" |\n");
        }
    }

    private void origin(Tally tally, StringBuilder text) {
        text.append("\n");
        if (!about.alone()) {
            text.append(Count.of(tally.accounts(), "account"))
                    .append(", ")
                    .append(about.left().size())
                    .append(" left out. ");
        }
        text.append(waived)
                .append(" of the failures are suppressed (accepted risk), ")
                .append(known)
                .append(" were in the baseline. ")
                .append(about.origin().startedAt())
                .append(", harden ")
                .append(about.origin().tool());
        if (about.alone()) {
            text.append(", audited as ").append(MarkdownReporter.code(caller));
        }
        text.append(".\n\n");
    }

    private static void paragraphs(List<String> lines, StringBuilder text) {
        lines.forEach(line -> text.append(MarkdownReporter.code(line)).append("\n\n"));
    }

    private void startHere(StringBuilder text) {
        List<String> lines = first.lines();
        if (lines.isEmpty()) {
            return;
        }
        text.append("### Start here\n\n");
        for (int i = 0; i < lines.size(); i++) {
            text.append(i + 1)
                    .append(". ")
                    .append(MarkdownReporter.code(lines.get(i)))
                    .append("\n");
        }
        text.append("\n");
    }

    /** Appends as many lines as there is room for, and says how many are left out. */
    private static void list(List<String> lines, StringBuilder text) {
        int length = 0;
        int taken = 0;
        while (taken < lines.size() && length + lines.get(taken).length() <= LONGEST_LIST) {
            length += lines.get(taken).length();
            text.append(lines.get(taken++));
        }
        if (taken < lines.size()) {
            text.append("- ")
                    .append(Count.of(lines.size() - taken, "more is", "more are"))
                    .append(" left out\n");
        }
        text.append(lines.isEmpty() ? "" : "\n");
    }

    /** Gives a line a check of which something failed or could not be judged, accepted or not. */
    private List<String> checks(Tally tally) {
        return tally.openChecks().stream()
                .map(id -> check(id, tally.checks().get(id)))
                .toList();
    }

    private String check(String id, Tally.OfCheck sums) {
        return "- " + sums.worst().word() + " " + MarkdownReporter.code(id) + ": "
                + Count.of(sums.findings(Status.FAIL), "failure") + in(sums.accounts(Status.FAIL)) + ", "
                + sums.findings(Status.UNKNOWN) + " unknown" + in(sums.accounts(Status.UNKNOWN)) + "; expected: "
                + MarkdownReporter.code(wording.expected(id)) + "\n";
    }

    private String in(int accounts) {
        return about.alone() ? "" : " in " + Count.of(accounts, "account");
    }

    /** Gives a line an account of which something is open, those with the most failures first; none of one alone. */
    private List<String> accounts() {
        return sums.stream()
                .filter(sum -> !about.alone() && sum.count(Status.FAIL) + sum.count(Status.UNKNOWN) > 0)
                .sorted(Comparator.comparing((AccountSum sum) -> -sum.count(Status.FAIL))
                        .thenComparing(sum -> sum.member().account()))
                .map(Comment::account)
                .toList();
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

    /** Gives a line a waiver that is of no use, and an account that is left out. */
    private List<String> rest(Tally tally) {
        List<String> lines = new ArrayList<>();
        tally.waivers().stream()
                .filter(use -> use.state() != WaiverUse.State.USED)
                .forEach(use -> lines.add(waiver(use)));
        for (Member member : about.left()) {
            lines.add("- account " + member.account() + " " + MarkdownReporter.code(member.name()) + " is excluded: "
                    + MarkdownReporter.code(member.state()) + "\n");
        }
        return lines;
    }

    private static String waiver(WaiverUse use) {
        return "- waiver "
                + MarkdownReporter.code(use.waiver().check() + " "
                        + use.waiver().resource() + use.waiver().where()) + " of "
                + MarkdownReporter.code(use.waiver().owner()) + ": "
                + (use.state() == WaiverUse.State.EXPIRED
                        ? "expired on " + use.waiver().expires()
                        : use.state().name().toLowerCase(Locale.ROOT) + ": it is about no finding")
                + "\n";
    }
}
