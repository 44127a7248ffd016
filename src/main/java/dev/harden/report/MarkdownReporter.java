package dev.harden.report;

import dev.harden.benchmark.Controls;
import dev.harden.checks.Registry;
import dev.harden.model.Count;
import dev.harden.model.Finding;
import dev.harden.model.Named;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.WaiverUse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongBiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a summary and what failed, for a comment on a pull request: worst first, and no longer than GitHub takes. What
 * comes from the account stands in code spans, where it mentions nobody and links nowhere.
 *
 * @see <a href="https://github.github.com/gfm/#code-spans">GitHub Flavored Markdown</a>
 */
public final class MarkdownReporter implements Reporter {
    /** GitHub refuses comments of more than 65,536 characters; some room is for what is added around it. */
    private static final int LONGEST = 65_000;

    private static final int LONGEST_TEXT = 300;
    private static final Pattern TICKS = Pattern.compile("`+");

    private final Wording wording;

    /**
     * @param registry gives the checks' titles
     */
    public MarkdownReporter(Registry registry) {
        this.wording = new Wording(registry);
    }

    @Override
    public void write(Report report, Appendable out) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("## Hardening of account ").append(report.account().id()).append("\n\n");
        summary(report, text);
        JsonBenchmarks.of(report).forEach(assessment -> MarkdownControls.append(assessment, text));
        Controls controls = Controls.of(report.extent().benchmarks());
        List<String> blocks = new ArrayList<>();
        report.shown().stream()
                .filter(finding -> finding.status() == Status.FAIL || finding.status() == Status.UNKNOWN)
                .sorted(Comparator.comparing((Finding finding) -> !finding.counts())
                        .thenComparing(Finding::status)
                        .thenComparing(Finding::severity)
                        .thenComparing(Comparator.naturalOrder()))
                .forEach(finding -> blocks.add(block(finding, controls.of(finding))));
        report.waivers().stream()
                .filter(use -> use.state() != WaiverUse.State.USED)
                .forEach(use -> blocks.add(waiver(use)));
        append(blocks, text);
        out.append(text);
    }

    @Override
    public Several several(Organization about, Papers papers) {
        return new MarkdownSeveral(about, wording, papers.first());
    }

    /** Appends as many blocks as a comment holds, and says how many are left out. */
    static void append(List<String> blocks, StringBuilder text) {
        int taken = 0;
        for (String block : blocks) {
            if (text.length() + block.length() > LONGEST - 100) {
                break;
            }
            text.append(block);
            taken++;
        }
        if (taken < blocks.size()) {
            text.append("\n")
                    .append(Count.of(blocks.size() - taken, "more is", "more are"))
                    .append(" left out: a comment takes no more.\n");
        }
    }

    static void summary(ToLongBiFunction<Status, Severity> count, StringBuilder text) {
        text.append("| | FAIL | UNKNOWN | PASS | not applicable |\n|---|---:|---:|---:|---:|\n");
        for (Severity severity : Severity.values()) {
            text.append("| ").append(severity.word());
            for (Status status : Status.values()) {
                text.append(" | ").append(count.applyAsLong(status, severity));
            }
            text.append(" |\n");
        }
    }

    private static void summary(Report report, StringBuilder text) {
        summary(report::count, text);
        long waived = report.findings().stream()
                .filter(finding -> finding.status() == Status.FAIL
                        && finding.marks().waiver().isPresent())
                .count();
        long known = report.findings().stream()
                .filter(finding ->
                        finding.status() == Status.FAIL && finding.marks().known())
                .count();
        text.append("\n")
                .append(waived)
                .append(" of the failures are suppressed (accepted risk), ")
                .append(known)
                .append(" were in the baseline. ");
        text.append(report.startedAt())
                .append(", harden ")
                .append(report.tool())
                .append(", audited as ");
        text.append(code(report.account().caller())).append(".\n\n");
        paragraphs(Unexamined.lines(report), text);
        if (report.view().leavesOut()) {
            paragraphs(List.of(report.view().told()), text);
        }
    }

    static void paragraphs(List<String> lines, StringBuilder text) {
        lines.forEach(line -> text.append(code(line)).append("\n\n"));
    }

    private String block(Finding finding, List<Controls.Weighed> controls) {
        StringBuilder text = new StringBuilder("- ");
        text.append(finding.counts() ? "**" + finding.status() + "**" : "~~" + finding.status() + "~~");
        text.append(" ")
                .append(finding.severity().word())
                .append(" ")
                .append(wording.title(finding).replace("*", "\\*"))
                .append(" (")
                .append(code(finding.check()))
                .append("), ");
        text.append(code(Named.placed(finding))).append(": ");
        text.append(code(finding.outcome().message())).append("  \n  expected: ");
        text.append(code(wording.expected(finding.check()))).append("\n");
        String marks = Wording.marks(finding);
        if (!marks.isEmpty()) {
            text.append("  - ").append(code(marks)).append("\n");
        }
        for (String line : finding.outcome().evidence()) {
            text.append("  - ").append(code(line)).append("\n");
        }
        if (!controls.isEmpty()) {
            String names = controls.stream().map(Controls.Weighed::name).collect(Collectors.joining(", "));
            text.append("  - controls: ").append(code(names)).append("\n");
        }
        for (String line : Remediation.words(finding)) {
            text.append("  - ").append(code(line)).append("\n");
        }
        return text + Remediation.fenced(Remediation.commands(finding), "    ");
    }

    private static String waiver(WaiverUse use) {
        return "- waiver "
                + code(use.waiver().check() + " " + use.waiver().resource()
                        + use.waiver().where()) + " of "
                + code(use.waiver().owner()) + ": "
                + (use.state() == WaiverUse.State.EXPIRED
                        ? "expired on " + use.waiver().expires()
                        : use.state().name().toLowerCase(Locale.ROOT) + ": it is about no finding")
                + "\n";
    }

    /** Writes a text as a code span: its fence is longer than any run of backticks in it. */
    static String code(String text) {
        String plain = Plain.shortened(text, LONGEST_TEXT);
        int longest = 0;
        for (Matcher ticks = TICKS.matcher(plain); ticks.find(); ) {
            longest = Math.max(longest, ticks.end() - ticks.start());
        }
        String fence = "`".repeat(longest + 1);
        return longest == 0 && !plain.startsWith(" ") && !plain.endsWith(" ") && !plain.isEmpty()
                ? fence + plain + fence
                : fence + " " + plain + " " + fence;
    }
}
