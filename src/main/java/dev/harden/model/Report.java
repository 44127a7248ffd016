package dev.harden.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * Is the whole result of a run, sorted.
 *
 * @param tool the tool's version
 * @param account the audited account
 * @param startedAt when the run began; the recorded time in a replay
 * @param regions the codes of the regions that were examined
 * @param coverage what was asked and how it was answered
 * @param findings every check's word about every subject
 */
public record Report(
        String tool,
        Account account,
        Instant startedAt,
        List<String> regions,
        List<Coverage> coverage,
        List<Finding> findings) {
    public Report {
        requireNonNull(tool, "tool");
        requireNonNull(account, "account");
        requireNonNull(startedAt, "startedAt");
        regions = regions.stream().sorted().toList();
        coverage = coverage.stream().sorted().toList();
        findings = findings.stream().sorted().toList();
    }

    /** Counts the findings of a status and severity. */
    public long count(Status status, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.status() == status && finding.severity() == severity)
                .count();
    }

    /** Counts the findings of a status. */
    public long count(Status status) {
        return findings.stream().filter(finding -> finding.status() == status).count();
    }
}
