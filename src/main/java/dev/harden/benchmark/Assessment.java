package dev.harden.benchmark;

import dev.harden.benchmark.Benchmark.Control;
import dev.harden.model.Finding;
import dev.harden.model.Report;
import dev.harden.model.Status;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells how a report stands to a benchmark, control by control.
 *
 * @param benchmark the benchmark
 * @param results one a control, in its order
 */
public record Assessment(Benchmark benchmark, List<Result> results) {
    /** How a control stands. */
    public enum State {
        /** Some finding of its checks fails, be it waived or not. */
        NOT_SATISFIED("not satisfied"),
        /** Nothing fails, but something could not be judged, or a check of it was not part of the run. */
        UNDETERMINED("undetermined"),
        /** Every finding of its checks is PASS or NOT_APPLICABLE. */
        SATISFIED("satisfied"),
        /** No check speaks to it; it is to be looked at by hand. */
        NOT_COVERED("not covered");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** Gives the word that reports for people print. */
        public String word() {
            return word;
        }
    }

    /**
     * Is how one control stands.
     *
     * @param control the control
     * @param state how it stands
     * @param findings what its checks found
     * @param notRun the ids of its checks that were not part of the run
     */
    public record Result(Control control, State state, List<Finding> findings, List<String> notRun) {
        public Result {
            findings = List.copyOf(findings);
            notRun = List.copyOf(notRun);
        }

        /** Counts its findings of a status. */
        public long count(Status status) {
            return findings.stream()
                    .filter(finding -> finding.status() == status)
                    .count();
        }

        /** Tells whether all that fails is waived. */
        public boolean isWaived() {
            return state == State.NOT_SATISFIED
                    && findings.stream()
                            .filter(finding -> finding.status() == Status.FAIL)
                            .allMatch(finding -> finding.marks().waiver().isPresent());
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
        List<Finding> findings = control.checks().stream()
                .flatMap(check -> all.getOrDefault(check, List.of()).stream())
                .toList();
        List<String> notRun =
                control.checks().stream().filter(check -> !run.contains(check)).toList();
        return new Result(control, state(control, findings, notRun), findings, notRun);
    }

    private static State state(Control control, List<Finding> findings, List<String> notRun) {
        if (control.checks().isEmpty()) {
            return State.NOT_COVERED;
        }
        if (findings.stream().anyMatch(finding -> finding.status() == Status.FAIL)) {
            return State.NOT_SATISFIED;
        }
        boolean unseen = findings.stream().anyMatch(finding -> finding.status() == Status.UNKNOWN);
        return unseen || !notRun.isEmpty() ? State.UNDETERMINED : State.SATISFIED;
    }

    /** Counts the controls that stand so. */
    public long count(State state) {
        return results.stream().filter(result -> result.state() == state).count();
    }
}
