package dev.harden.benchmark;

import dev.harden.benchmark.Benchmark.Control;
import dev.harden.model.Finding;
import dev.harden.model.Report;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells how a report stands to a benchmark, control by control.
 *
 * @param benchmark the benchmark
 * @param results one a control that it lists, in its order
 */
public record Assessment(Benchmark benchmark, List<Result> results) {
    /**
     * Is a finding that counts for a control.
     *
     * @param finding the finding
     * @param weight how it counts for this control, which may be about a part of it alone
     */
    public record Counted(Finding finding, Weight weight) {
        /** Tells whether it speaks against the control, and nobody has accepted that. */
        boolean isOpenFailure() {
            return weight == Weight.FAIL && finding.marks().waiver().isEmpty();
        }
    }

    /**
     * Is how one control stands.
     *
     * @param control the control
     * @param state how it stands
     * @param counted the findings that count for it
     * @param notRun the ids of its checks that were not part of the run
     */
    public record Result(Control control, State state, List<Counted> counted, List<String> notRun) {
        public Result {
            counted = List.copyOf(counted);
            notRun = List.copyOf(notRun);
        }

        /** Gives the findings that count for it. */
        public List<Finding> findings() {
            return counted.stream().map(Counted::finding).toList();
        }

        /** Counts the findings that count so for it. */
        public long count(Weight weight) {
            return counted.stream().filter(one -> one.weight() == weight).count();
        }

        /** Tells whether all that speaks against it is waived. */
        public boolean isWaived() {
            return state == State.NOT_SATISFIED && counted.stream().noneMatch(Counted::isOpenFailure);
        }
    }

    public Assessment {
        results = List.copyOf(results);
    }

    /** Assesses a report. */
    public static Assessment of(Benchmark benchmark, Report report) {
        Map<String, List<Finding>> findings = report.findings().stream().collect(Collectors.groupingBy(Finding::check));
        Set<String> run = Set.copyOf(report.extent().checks());
        return new Assessment(
                benchmark,
                benchmark.controls().stream()
                        .map(control -> result(control, findings, run))
                        .toList());
    }

    private static Result result(Control control, Map<String, List<Finding>> all, Set<String> run) {
        List<Counted> counted = new ArrayList<>();
        List<String> notRun = new ArrayList<>();
        EnumSet<Weight> weights = EnumSet.noneOf(Weight.class);
        EnumSet<State.Gap> gaps = EnumSet.noneOf(State.Gap.class);
        for (Part part : control.parts()) {
            if (!run.contains(part.check())) {
                notRun.add(part.check());
                gaps.add(State.Gap.NOT_RUN);
                continue;
            }
            EnumSet<Weight> said = EnumSet.noneOf(Weight.class);
            for (Finding finding : all.getOrDefault(part.check(), List.of())) {
                Set<Weight> some = part.weigh(finding);
                said.addAll(some);
                some.stream().sorted().findFirst().ifPresent(weight -> counted.add(new Counted(finding, weight)));
            }
            weights.addAll(said);
            if (said.isEmpty() && (part.isToldAlways() || !all.containsKey(part.check()))) {
                gaps.add(State.Gap.NOTHING_SAID);
            }
        }
        return new Result(control, State.of(control.coverage(), weights, gaps), counted, notRun);
    }

    /** Counts the controls that stand so; those that are not listed are not covered. */
    public long count(State state) {
        long listed = results.stream().filter(result -> result.state() == state).count();
        return state == State.NOT_COVERED ? listed + benchmark.total() - results.size() : listed;
    }
}
