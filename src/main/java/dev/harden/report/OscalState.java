package dev.harden.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.harden.model.Finding;
import dev.harden.model.Status;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says how all findings of a check stand together, in OSCAL's words. */
final class OscalState {
    private OscalState() {}

    static String counts(List<Finding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(Finding::status, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    static void state(JsonGenerator json, List<Finding> findings) throws IOException {
        boolean failed = findings.stream().anyMatch(finding -> finding.status() == Status.FAIL);
        boolean unknown = findings.stream().anyMatch(finding -> finding.status() == Status.UNKNOWN);
        boolean passed = findings.stream().anyMatch(finding -> finding.status() == Status.PASS);
        json.writeStringField("state", failed || unknown ? "not-satisfied" : "satisfied");
        json.writeStringField("reason", failed ? "fail" : unknown || !passed ? "other" : "pass");
        if (!failed && (unknown || !passed)) {
            json.writeStringField("remarks", unknown ? "Could not be judged." : "Not applicable here.");
        }
    }
}
