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
 * Marks in the reports of several accounts, which come in the order of their ids, what people have accepted. Nothing of an
 * account that the baseline does not hold was there before.
 */
final class Acceptances implements AutoCloseable {
    private final List<Waiver> waivers;
    private final Optional<SavedSeveral> baseline;
    private final Optional<Report> single;

    /**
     * @param baseline an older report, of several accounts or of one
     * @throws dev.harden.report.BadReport when it is none
     */
    Acceptances(List<Waiver> waivers, Optional<Path> baseline) throws IOException {
        this.waivers = List.copyOf(waivers);
        boolean several = baseline.isPresent() && SavedSeveral.is(baseline.get());
        this.baseline = several ? Optional.of(SavedSeveral.open(baseline.get())) : Optional.empty();
        this.single = several || baseline.isEmpty() ? Optional.empty() : Optional.of(Saved.json(baseline.get()));
    }

    /**
     * Holds the baseline to being of some account of the run.
     *
     * @throws UsageError when it is of others alone
     */
    void requireAnyOf(Organization about) {
        Set<String> run = ids(about);
        Set<String> before = baseline.map(report -> ids(report.about()))
                .or(() -> single.map(report -> Set.of(report.account().id())))
                .orElse(run);
        if (!run.isEmpty() && Collections.disjoint(run, before)) {
            throw new UsageError("the baseline is of no account of this run: it is of "
                    + (before.size() == 1 ? "account " + before.iterator().next() : before.size() + " other accounts")
                    + ", and findings of another account are no baseline");
        }
    }

    private static Set<String> ids(Organization about) {
        return about.audited().stream().map(Member::account).collect(Collectors.toSet());
    }

    /** Marks the next account's report. */
    Report judge(Report report) throws IOException {
        Report waived = Acceptance.waive(report, waivers);
        Optional<Report> before = before(report.account().id());
        return before.isPresent() ? Acceptance.compare(waived, before.get()) : waived;
    }

    private Optional<Report> before(String account) throws IOException {
        return baseline.isPresent()
                ? baseline.get().take(account)
                : single.filter(report -> report.account().id().equals(account));
    }

    @Override
    public void close() throws IOException {
        if (baseline.isPresent()) {
            baseline.get().close();
        }
    }
}
