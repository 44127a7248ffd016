package dev.harden.cli;

import dev.harden.checks.Registry;
import dev.harden.model.Acceptance;
import dev.harden.model.Member;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Tally;
import dev.harden.model.WaiverUse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Is the part of a command line that says what ends a run with a code other than 0. */
final class Gate {
    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "low",
            description = "Least severity that counts for the exit code: ${COMPLETION-CANDIDATES}"
                    + " (default: ${DEFAULT-VALUE}).")
    private FailOn failOn;

    @Option(names = "--allow-unknown", description = "What could not be judged does not count for the exit code.")
    private boolean allowUnknown;

    @Mixin
    private Configured configured;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "An older report, in JSON: only what is new or worse counts for the exit code.")
    private Path baseline;

    @Mixin
    private Expected expected;

    /** Reads the config file; what stands where nothing is set, when there is none. */
    ConfigFile settings(Registry registry) {
        expected.check();
        return configured.read(registry);
    }

    Expected expected() {
        return expected;
    }

    /** Tells whether it depends on whose account it is whether the audit goes on. */
    boolean isOfSomeAccounts(ConfigFile settings, List<Report> baselines) {
        return expected.limits(settings) || !baselines.isEmpty();
    }

    /**
     * Holds an account to being one that is expected, and that of the baseline.
     *
     * @throws UsageError when it is not
     */
    void require(String account, ConfigFile settings, List<Report> baselines) {
        expected.require(account, settings);
        for (Report before : baselines) {
            if (!before.account().id().equals(account)) {
                throw new UsageError("--baseline " + baseline + " is of account "
                        + before.account().id() + ", and this is account " + account
                        + ": findings of another account are no baseline");
            }
        }
    }

    /** Holds the baseline to being readable before anything is spent. */
    List<Report> baselines() throws IOException {
        return baseline == null ? List.of() : List.of(Saved.json(baseline));
    }

    /** Marks what the config file waives and what was in the baseline. */
    static Report judge(Report report, ConfigFile settings, List<Report> baselines) {
        Report waived = Acceptance.waive(report, settings.waivers());
        return baselines.isEmpty() ? waived : Acceptance.compare(waived, baselines.get(0));
    }

    boolean hasBaseline() {
        return baseline != null;
    }

    /** Gives what people have accepted, for a run over several accounts. */
    Acceptances acceptances(ConfigFile settings) throws IOException {
        return new Acceptances(settings.waivers(), Optional.ofNullable(baseline));
    }

    /**
     * Tells which waivers are of no use, whatever else is shown: those that have expired, and of those for this run's checks
     * and accounts the ones that are about nothing.
     */
    static void tell(List<WaiverUse> uses, List<String> checks, Collection<String> accounts, PrintWriter err) {
        for (WaiverUse use : uses) {
            boolean looked = checks.stream().anyMatch(use.waiver()::isOfCheck)
                    && accounts.stream().anyMatch(use.waiver()::isOfAccount);
            if (use.state() == WaiverUse.State.EXPIRED || use.state() == WaiverUse.State.UNMATCHED && looked) {
                err.println("harden: " + Terminal.plain(use.useless()));
            }
        }
    }

    static void tell(Report report, PrintWriter err) {
        tell(
                report.waivers(),
                report.extent().checks(),
                List.of(report.account().id()),
                err);
    }

    static void tell(Tally tally, Organization about, PrintWriter err) {
        tell(
                tally.waivers(),
                about.checks(),
                about.audited().stream().map(Member::account).toList(),
                err);
    }

    int code(Report report, boolean defects) {
        Tally tally = new Tally();
        tally.add(report);
        return code(tally, defects);
    }

    int code(Tally tally, boolean defects) {
        return ExitCode.of(tally, defects, failOn.severity(), allowUnknown);
    }
}
