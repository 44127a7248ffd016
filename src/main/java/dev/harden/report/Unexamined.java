package dev.harden.report;

import dev.harden.model.CallOutcome;
import dev.harden.model.Count;
import dev.harden.model.Coverage;
import dev.harden.model.Finding;
import dev.harden.model.Outcome;
import dev.harden.model.Report;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Tally;
import dev.harden.model.Unknown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Names the regions that were not examined, and why, for the formats that hold findings alone too. */
final class Unexamined {
    /** Why a region may be left out, by what stands for it where there is room for an id alone. */
    private static final Map<CallOutcome, String> IDS = new TreeMap<>(Map.of(
            CallOutcome.NOT_OPTED_IN, "regions-not-opted-in", CallOutcome.REGION_DENIED, "regions-denied-by-scp"));

    private Unexamined() {}

    private static String why(CallOutcome outcome) {
        return outcome == CallOutcome.NOT_OPTED_IN
                ? "not opted in, so not examined: "
                : "denied by a service control policy, so not examined: ";
    }

    private static List<String> regions(Report report, CallOutcome why) {
        return report.coverage().stream()
                .filter(row -> row.outcome() == why)
                .map(Coverage::region)
                .distinct()
                .toList();
    }

    /** Gives a line for each reason: what is left out, and why. */
    static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        IDS.keySet().forEach(outcome -> {
            List<String> regions = regions(report, outcome);
            if (!regions.isEmpty()) {
                lines.add(why(outcome) + String.join(", ", regions));
            }
        });
        return lines;
    }

    /** Gives a line for each reason over a run; of several accounts it says in how many. */
    static List<String> lines(Tally tally, boolean alone) {
        List<String> lines = new ArrayList<>();
        IDS.keySet().forEach(outcome -> {
            SortedMap<String, Integer> regions = tally.regionsLeft(outcome);
            if (!regions.isEmpty()) {
                lines.add(why(outcome)
                        + regions.entrySet().stream()
                                .map(one ->
                                        one.getKey() + (alone ? "" : " (" + Count.of(one.getValue(), "account") + ")"))
                                .collect(Collectors.joining(", ")));
            }
        });
        return lines;
    }

    /** Takes the regions that were left out for a reason. */
    @FunctionalInterface
    interface Taker {
        void take(String reason, String regions) throws IOException;
    }

    /** Tells of each reason, by its id, with the regions. */
    static void each(Report report, Taker taker) throws IOException {
        for (Map.Entry<CallOutcome, String> reason : IDS.entrySet()) {
            List<String> regions = regions(report, reason.getKey());
            if (!regions.isEmpty()) {
                taker.take(reason.getValue(), String.join(", ", regions));
            }
        }
    }

    /** Gives the findings, and one more for each reason why regions were left out: nothing in them was judged. */
    static List<Finding> and(Report report) {
        List<Finding> all = new ArrayList<>(report.findings());
        IDS.forEach((outcome, id) -> {
            List<String> regions = regions(report, outcome);
            if (!regions.isEmpty()) {
                Outcome told = new Outcome(
                        Status.NOT_APPLICABLE, why(outcome) + String.join(", ", regions), List.of(), Optional.empty());
                all.add(new Finding(
                        id,
                        Severity.INFO,
                        report.account().id(),
                        Scope.GLOBAL,
                        report.account().resource(),
                        told));
            }
        });
        return all.stream().filter(report.view()::lists).toList();
    }

    /** Gives the regions that accepted the credentials in no call, though they were to be examined. */
    static List<String> refused(Report report) {
        Map<String, Boolean> refused = new TreeMap<>();
        report.coverage().stream()
                .filter(row -> !row.region().equals(Scope.GLOBAL))
                .forEach(row ->
                        refused.merge(row.region(), row.outcome() == CallOutcome.REGION_OFF, Boolean::logicalAnd));
        return refused.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Tells whether the run did what it was to do: it saw every region, ended in time, and met no defect of its own. */
    static boolean wentWell(Report report) {
        return refused(report).isEmpty()
                && report.findings().stream()
                        .flatMap(finding -> finding.outcome().unknown().stream())
                        .noneMatch(unknown -> unknown.isDefect() || unknown.equals(Unknown.LATE));
    }
}
