package dev.harden.cli;

import dev.harden.model.Acceptance;
import dev.harden.model.Member;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Waiver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Marks in the reports of a run, which come in the order of their accounts' ids, what people have accepted. Nothing of an
 * account that the baseline does not hold was there before.
 */
final class Acceptances implements AutoCloseable {
    private final List<Waiver> waivers;
    private final Optional<Path> file;
    private final Optional<Saved> baseline;

    private Acceptances(List<Waiver> waivers, Optional<Path> file, Optional<Saved> baseline) {
        this.file = file;
        this.waivers = List.copyOf(waivers);
        this.baseline = baseline;
    }

    /**
     * Opens the baseline, where there is one: a report of one account or of several.
     *
     * @throws dev.harden.report.BadReport when it is none
     */
    static Acceptances of(List<Waiver> waivers, Optional<Path> baseline) throws IOException {
        return new Acceptances(
                waivers, baseline, baseline.isPresent() ? Optional.of(Saved.report(baseline.get())) : Optional.empty());
    }

    boolean hasBaseline() {
        return baseline.isPresent();
    }

    /** Tells whether something of a report may be marked. */
    boolean areAny() {
        return hasBaseline() || !waivers.isEmpty();
    }

    /**
     * Holds the baseline to being of some account of the run.
     *
     * @throws UsageError when it is of others alone
     */
    void requireAnyOf(Organization about) {
        requireAnyOf(ids(about));
    }

    /** As {@link #requireAnyOf(Organization)}, when the accounts alone are known. */
    void requireAnyOf(Set<String> run) {
        Set<String> before = baseline.map(report -> ids(report.about())).orElse(run);
        if (!run.isEmpty() && Collections.disjoint(run, before)) {
            throw new UsageError("--baseline " + file.orElseThrow() + " is of " + named(before, "other accounts")
                    + ", and this is " + named(run, "accounts") + ": findings of another account are no baseline");
        }
    }

    private static String named(Set<String> ids, String many) {
        return ids.size() == 1 ? "account " + ids.iterator().next() : ids.size() + " " + many;
    }

    private static Set<String> ids(Organization about) {
        return about.audited().stream().map(Member::account).collect(Collectors.toSet());
    }

    /** Marks the next account's report. */
    Report judge(Report report) throws IOException {
        Report waived = Acceptance.waive(report, waivers);
        Optional<Report> before =
                hasBaseline() ? baseline.get().take(report.account().id()) : Optional.empty();
        return before.isPresent() ? Acceptance.compare(waived, before.get()) : waived;
    }

    @Override
    public void close() throws IOException {
        if (hasBaseline()) {
            baseline.get().close();
        }
    }
}
