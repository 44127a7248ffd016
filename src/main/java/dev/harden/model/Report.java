package dev.harden.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Is the whole result of a run, sorted.
 *
 * @param origin the tool, the time and the recording
 * @param account the audited account
 * @param extent what was looked into
 * @param findings every check's word about every subject
 * @param waivers what became of each waiver, in the order of the config file
 * @param maps the VPCs, drawn from what the checks of networks asked; none when those were not run
 * @param view what of it is listed, and the account's name
 * @param compared what became of an older report's findings, where it was held to one in this run
 */
public record Report(
        Origin origin,
        Account account,
        Extent extent,
        List<Finding> findings,
        List<WaiverUse> waivers,
        List<NetworkMap> maps,
        View view,
        Optional<Compared> compared) {
    /** Gives one that lists everything, and is held to no other. */
    public Report(
            Origin origin,
            Account account,
            Extent extent,
            List<Finding> findings,
            List<WaiverUse> waivers,
            List<NetworkMap> maps) {
        this(origin, account, extent, findings, waivers, maps, View.ALL, Optional.empty());
    }

    public Report {
        requireNonNull(origin, "origin");
        requireNonNull(account, "account");
        requireNonNull(extent, "extent");
        findings = findings.stream().sorted().toList();
        waivers = List.copyOf(waivers);
        maps = List.copyOf(maps);
        requireNonNull(compared, "compared");
    }

    /** Gives the tool's version. */
    public String tool() {
        return origin.tool();
    }

    /** Gives when the run began; the recorded time in a replay. */
    public Instant startedAt() {
        return origin.startedAt();
    }

    /** Gives the codes of the regions that were examined. */
    public List<String> regions() {
        return extent.regions();
    }

    /** Gives what was asked and how it was answered. */
    public List<Coverage> coverage() {
        return extent.coverage();
    }

    /** Gives it to be reported by benchmarks. */
    public Report by(List<String> benchmarks) {
        return new Report(origin, account, extent.by(benchmarks), findings, waivers, maps, view, compared);
    }

    /** Gives it with other findings, and what became of waivers. */
    public Report with(List<Finding> others, List<WaiverUse> uses) {
        return new Report(origin, account, extent, others, uses, maps, view, compared);
    }

    /** Gives it with what became of an older report's findings. */
    Report comparedAs(Compared one) {
        return new Report(origin, account, extent, findings, waivers, maps, view, Optional.of(one));
    }

    /** Gives it with the recording that holds what AWS answered. */
    public Report recordedAs(String sha256) {
        Origin recorded = new Origin(origin.tool(), origin.startedAt(), Optional.of(sha256), origin.answeredBy());
        return new Report(recorded, account, extent, findings, waivers, maps, view, compared);
    }

    /** Gives it with the findings of those checks alone that another has findings of. */
    public Report onlyChecksOf(Report other) {
        Set<String> checks = other.findings.stream().map(Finding::check).collect(Collectors.toSet());
        return with(
                findings.stream()
                        .filter(finding -> checks.contains(finding.check()))
                        .toList(),
                waivers);
    }

    /** Gives it to be shown in another way. */
    public Report seenAs(View other) {
        return new Report(origin, account, extent, findings, waivers, maps, other, compared);
    }

    /** Gives the findings to list; sums are of all. */
    public List<Finding> shown() {
        return findings.stream().filter(view::lists).toList();
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
