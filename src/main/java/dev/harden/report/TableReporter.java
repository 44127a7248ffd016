package dev.harden.report;

import dev.harden.benchmark.Assessment;
import dev.harden.benchmark.Benchmark;
import dev.harden.benchmark.State;
import dev.harden.benchmark.Weight;
import dev.harden.checks.Registry;
import dev.harden.model.CallOutcome;
import dev.harden.model.Cause;
import dev.harden.model.Count;
import dev.harden.model.Coverage;
import dev.harden.model.Finding;
import dev.harden.model.Named;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Unknown;
import dev.harden.model.WaiverUse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Writes the report for people at a terminal: what failed, worst first, then what could not be seen, then the sums. */
public final class TableReporter implements Reporter {
    /** How many failures of a check are listed unless somebody asks for more. */
    public static final int TOP = 10;

    private final Wording wording;
    private final int width;
    private final boolean color;
    private final int top;

    /**
     * @param registry gives the checks' titles
     * @param width how many columns there are
     * @param color whether to use colours
     */
    public TableReporter(Registry registry, int width, boolean color) {
        this(registry, width, color, TOP);
    }

    /**
     * @param top how many failures of each check are listed; the rest are counted
     */
    public TableReporter(Registry registry, int width, boolean color, int top) {
        this.top = top;
        this.wording = new Wording(registry);
        this.width = width;
        this.color = color;
    }

    @Override
    public void write(Report report, Appendable out) throws IOException {
        Layout layout = new Layout(out, width);
        layout.paragraph(
                "",
                "",
                "account " + report.account().id() + ", audited as "
                        + report.account().caller() + ", at " + report.startedAt());
        if (report.view().leavesOut()) {
            layout.paragraph("", "", report.view().told());
        }
        TableFailures table = new TableFailures(layout, wording, color, top);
        List<Finding> failures = of(report, Status.FAIL);
        failures(report, failures, table, layout);
        unknowns(report, layout);
        accepted(report, layout);
        for (Assessment assessment : JsonBenchmarks.of(report)) {
            benchmark(assessment, layout);
        }
        summary(report, layout);
        coverage(report, layout);
        if (report.count(Status.FAIL) > 0) {
            layout.line();
            layout.paragraph("", "", "'harden explain CHECK' shows why a check matters and how to fix what it found.");
        }
        table.startHere(failures);
    }

    @Override
    public Several several(Organization about, Papers papers) throws IOException {
        return new TableSeveral(about, wording, new Layout(papers.first(), width), color);
    }

    private void failures(Report report, List<Finding> failures, TableFailures table, Layout layout)
            throws IOException {
        table.list(failures);
        boolean listed = report.view().statuses().contains(Status.FAIL);
        if (failures.isEmpty() && listed) {
            layout.line();
            layout.title(Style.GOOD.when(color), "Nothing that could be judged failed.");
        }
    }

    private void unknowns(Report report, Layout layout) throws IOException {
        Map<String, List<Finding>> reasons = of(report, Status.UNKNOWN).stream()
                .collect(Collectors.groupingBy(TableReporter::reason, TreeMap::new, Collectors.toList()));
        if (reasons.isEmpty()) {
            return;
        }
        layout.line();
        layout.title(Style.DOUBT.when(color), "UNKNOWN  could not be judged");
        List<Map.Entry<String, List<Finding>>> mostFirst = reasons.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<Finding>> reason) ->
                                -checks(reason.getValue()).size())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        for (Map.Entry<String, List<Finding>> reason : mostFirst) {
            TreeSet<String> checks = checks(reason.getValue());
            String count = Count.of(checks.size(), "check");
            layout.paragraph("  - ", "    ", count + " could not be evaluated: " + reason.getKey());
            layout.paragraph("      ", "      ", String.join(", ", checks));
        }
    }

    private static TreeSet<String> checks(List<Finding> findings) {
        return findings.stream().map(Finding::check).collect(Collectors.toCollection(TreeSet::new));
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

    private void summary(Report report, Layout layout) throws IOException {
        layout.line();
        layout.head(Style.BOLD.when(color), "           fail  unknown     pass  not applicable");
        for (Severity severity : Severity.values()) {
            layout.row(sums(severity.word(), status -> report.count(status, severity)));
        }
        layout.row(sums("all", report::count));
    }

    /** Gives a line of the summary: how many findings of each status. */
    static String sums(String name, ToLongFunction<Status> count) {
        return String.format(
                Locale.ROOT,
                "%-8s %6d %8d %8d %15d",
                name,
                count.applyAsLong(Status.FAIL),
                count.applyAsLong(Status.UNKNOWN),
                count.applyAsLong(Status.PASS),
                count.applyAsLong(Status.NOT_APPLICABLE));
    }

    private static void coverage(Report report, Layout layout) throws IOException {
        layout.line();
        int calls = report.coverage().stream().mapToInt(Coverage::calls).sum();
        int answered = calls(report, CallOutcome.ANSWERED);
        layout.paragraph(
                "",
                "",
                "coverage: " + Count.of(calls, "call") + ", " + answered + " answered"
                        + (calls > answered ? ", " + (calls - answered) + " refused or failed" : "")
                        + (report.regions().isEmpty()
                                ? ""
                                : "; " + Count.of(report.regions().size(), "region") + " examined: "
                                        + String.join(", ", report.regions())));
        for (String line : Unexamined.lines(report)) {
            layout.paragraph("", "", line);
        }
    }

    private static int calls(Report report, CallOutcome outcome) {
        return report.coverage().stream()
                .filter(row -> row.outcome() == outcome)
                .mapToInt(Coverage::calls)
                .sum();
    }

    private static List<Finding> of(Report report, Status status) {
        return report.shown().stream()
                .filter(finding -> finding.status() == status && finding.counts())
                .toList();
    }

    /** Lists what is waived, one by one, counts what the baseline has, and tells which waivers are of no use. */
    private void accepted(Report report, Layout layout) throws IOException {
        List<Finding> waived = report.shown().stream()
                .filter(finding -> finding.marks().waiver().isPresent())
                .toList();
        long known = report.findings().stream()
                .filter(finding -> finding.marks().known())
                .count();
        List<WaiverUse> useless = report.waivers().stream()
                .filter(use -> use.state() != WaiverUse.State.USED)
                .toList();
        if (waived.isEmpty() && known == 0 && useless.isEmpty()) {
            return;
        }
        layout.line();
        layout.title(Style.BOLD.when(color), "ACCEPTED  does not count for the exit code");
        for (Finding finding : waived) {
            layout.paragraph(
                    "  - ",
                    "    ",
                    finding.status() + " " + finding.check() + ", " + Named.placed(finding) + ": "
                            + finding.outcome().message());
            layout.paragraph(
                    "      ", "      ", Wording.waived(finding.marks().waiver().orElseThrow()));
        }
        if (known > 0) {
            layout.paragraph("  - ", "    ", known + " in the baseline already, as bad or worse");
        }
        for (WaiverUse use : useless) {
            layout.paragraph("  - ", "    ", use.useless());
        }
    }

    private void benchmark(Assessment assessment, Layout layout) throws IOException {
        layout.line();
        List<String> counts = new ArrayList<>();
        for (State state : State.values()) {
            long controls = assessment.count(state);
            if (controls > 0) {
                counts.add(controls + " " + state.word());
            }
        }
        layout.title(
                Style.BOLD.when(color),
                assessment.benchmark().title() + "  " + String.join(", ", counts) + ", of "
                        + Count.of(assessment.benchmark().total(), "control"));
        for (Assessment.Result result : assessment.results()) {
            String partly = result.control().coverage() == Benchmark.Coverage.PARTIAL ? ", partly covered" : "";
            String waived = result.isWaived() ? ", suppressed" : "";
            String notRun = result.notRun().isEmpty() ? "" : ", not run: " + String.join(", ", result.notRun());
            String counted = result.findings().isEmpty()
                    ? ""
                    : " (" + result.count(Weight.FAIL) + " fail, " + result.count(Weight.UNKNOWN) + " unknown, "
                            + result.count(Weight.PASS) + " pass)";
            layout.paragraph(
                    "  - ",
                    "    ",
                    result.control().id() + " " + result.state().word() + waived + partly + ": "
                            + result.control().title() + counted + notRun);
        }
    }
}
