package dev.harden.cli;

import dev.harden.model.Acceptance;
import dev.harden.model.Report;
import dev.harden.model.Waiver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
