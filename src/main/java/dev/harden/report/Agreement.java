package dev.harden.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.harden.model.Finding;
import dev.harden.model.Report;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import java.util.HashSet;
import java.util.Set;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;

/** Holds the parts of a saved report to each other, so that one from which something was taken does not pass for whole. */
final class Agreement {
    private Agreement() {}

    /**
     * @throws IllegalArgumentException when a list is not there, or is none
     */
    static void requireLists(JsonNode tree, String... names) {
        for (String name : names) {
            if (!tree.path(name).isArray()) {
                throw new IllegalArgumentException("it has no list of " + name);
            }
        }
    }

    /** Reads what is true or false, and false where it is not there. */
    static boolean flag(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new IllegalArgumentException(name + " is neither true nor false");
        }
        return value.asBoolean();
    }

    /**
     * @throws IllegalArgumentException when a finding is of a check or account that the report is not of, or the summary
     *     counts otherwise
     */
    static void require(JsonNode tree, Report report) {
        requireLists(tree, "checks", "regions", "coverage", "findings");
        Set<String> checks = new HashSet<>(report.extent().checks());
        if (checks.size() != report.extent().checks().size()) {
            throw new IllegalArgumentException("checks names a check twice");
        }
        for (Finding finding : report.findings()) {
            if (!checks.contains(finding.check())) {
                throw new IllegalArgumentException(
                        "there is a finding of " + finding.check() + ", which is not among its checks");
            }
            if (!finding.account().equals(report.account().id())) {
                throw new IllegalArgumentException("there is a finding of account " + finding.account()
                        + " in the report of " + report.account().id());
            }
        }
        requireSummary(tree, report::count, report::count);
    }

    /**
     * @throws IllegalArgumentException when the summary is missing or counts otherwise
     */
    static void requireSummary(JsonNode tree, ToLongFunction<Status> all, ToLongBiFunction<Status, Severity> of) {
        for (Status status : Status.values()) {
            JsonNode row = tree.path("summary").path(status.name());
            requireCount(row, status + ".total", "total", all.applyAsLong(status));
            for (Severity severity : Severity.values()) {
                requireCount(row, status + "." + severity, severity.name(), of.applyAsLong(status, severity));
            }
        }
    }

    private static void requireCount(JsonNode row, String place, String name, long counted) {
        JsonNode said = row.path(name);
        if (!said.isIntegralNumber() || said.asLong() != counted) {
            throw new IllegalArgumentException("summary." + place + " is "
                    + (said.isMissingNode() ? "missing" : said.toString()) + ", and there are " + counted);
        }
    }
}
