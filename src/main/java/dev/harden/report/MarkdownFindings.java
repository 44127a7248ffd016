package dev.harden.report;

import dev.harden.benchmark.Controls;
import dev.harden.model.Count;
import dev.harden.model.Finding;
import dev.harden.model.Report;
import dev.harden.model.Status;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/** Writes what failed or could not be judged in Markdown, worst first; keeps no more of it than there may be room for. */
final class MarkdownFindings {
    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing((Finding finding) -> !finding.counts())
            .thenComparing(Finding::status)
            .thenComparing(Finding::severity)
            .thenComparing(Comparator.naturalOrder());

    private final Wording wording;
    private final Places places;
    private final int longest;
    private final PriorityQueue<Block> kept = new PriorityQueue<>(Block.ORDER.reversed());
    private int length;
    private long all;

    /**
     * @param longest how many characters there may be room for at most
     */
    MarkdownFindings(Wording wording, Places places, int longest) {
        this.wording = wording;
        this.places = places;
        this.longest = longest;
    }

    void add(Report report) {
        Controls controls = Controls.of(report.extent().benchmarks());
        for (Finding finding : report.shown()) {
            if (finding.status() == Status.FAIL || finding.status() == Status.UNKNOWN) {
                all++;
                put(new Block(finding, all, block(finding, controls.of(finding))));
            }
        }
    }

    /**
     * Is a finding as it is written.
     *
     * @param number tells those apart that nothing else does
     */
    private record Block(Finding finding, long number, String text) {
        private static final Comparator<Block> ORDER =
                Comparator.comparing(Block::finding, WORST_FIRST).thenComparing(Block::number);
    }

    private void put(Block block) {
        kept.add(block);
        length += block.text().length();
        while (length - kept.element().text().length() > longest) {
            length -= kept.remove().text().length();
        }
    }

    /** Appends as many as a text of a length holds, and says how many are left out. */
    void append(StringBuilder text, int longestText) {
        long taken = 0;
        for (Block block : kept.stream().sorted(Block.ORDER).toList()) {
            if (text.length() + block.text().length() > longestText - 100) {
                break;
            }
            text.append(block.text());
            taken++;
        }
        if (taken < all) {
            text.append("\n")
                    .append(Count.of(all - taken, "more is", "more are"))
                    .append(" left out: a comment takes no more.\n");
        }
    }

    private String block(Finding finding, List<Controls.Weighed> controls) {
        StringBuilder text = new StringBuilder("- ");
        text.append(finding.counts() ? "**" + finding.status() + "**" : "~~" + finding.status() + "~~");
        text.append(" ")
                .append(finding.severity().word())
                .append(" ")
                .append(wording.title(finding).replace("*", "\\*"))
                .append(" (")
                .append(MarkdownReporter.code(finding.check()))
                .append("), ");
        text.append(MarkdownReporter.code(places.of(finding))).append(": ");
        text.append(MarkdownReporter.code(finding.outcome().message())).append("  \n  expected: ");
        text.append(MarkdownReporter.code(wording.expected(finding.check()))).append("\n");
        String marks = Wording.marks(finding);
        if (!marks.isEmpty()) {
            text.append("  - ").append(MarkdownReporter.code(marks)).append("\n");
        }
        for (String line : finding.outcome().evidence()) {
            text.append("  - ").append(MarkdownReporter.code(line)).append("\n");
        }
        if (!controls.isEmpty()) {
            String names = controls.stream().map(Controls.Weighed::name).collect(Collectors.joining(", "));
            text.append("  - controls: ").append(MarkdownReporter.code(names)).append("\n");
        }
        for (String line : Remediation.words(finding)) {
            text.append("  - ").append(MarkdownReporter.code(line)).append("\n");
        }
        return text + Remediation.fenced(Remediation.commands(finding), "    ");
    }
}
