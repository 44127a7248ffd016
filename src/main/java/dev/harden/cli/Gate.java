package dev.harden.cli;

import dev.harden.checks.Registry;
import dev.harden.model.Member;
import dev.harden.model.Organization;
import dev.harden.model.Tally;
import dev.harden.model.WaiverUse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    boolean isOfSomeAccounts(ConfigFile settings, Acceptances accepted) {
        return expected.limits(settings) || accepted.hasBaseline();
    }

    /**
     * Holds an account to being one that is expected, and that the baseline is of.
     *
     * @throws UsageError when it is not
     */
    void require(String account, ConfigFile settings, Acceptances accepted) {
        expected.require(account, settings);
        accepted.requireAnyOf(Set.of(account));
    }

    /**
     * Holds all accounts of a run to being expected, and the baseline to being of some of them.
     *
     * @throws UsageError when they are not
     */
    void require(Organization about, ConfigFile settings, Acceptances accepted) {
        expected.require(about, settings);
        accepted.requireAnyOf(about);
    }

    /** Gives what people have accepted; the baseline is held to being readable before anything is spent. */
    Acceptances acceptances(ConfigFile settings) throws IOException {
        return Acceptances.of(settings.waivers(), Optional.ofNullable(baseline));
    }

    /**
     * Tells which waivers are of no use, whatever else is shown: those that have expired, and of those for this run's checks
     * and accounts the ones that are about nothing.
     */
    static void tell(Tally tally, Organization about, PrintWriter err) {
        List<String> accounts = about.audited().stream().map(Member::account).toList();
        for (WaiverUse use : tally.waivers()) {
            boolean looked = about.checks().stream().anyMatch(use.waiver()::isOfCheck)
                    && accounts.stream().anyMatch(use.waiver()::isOfAccount);
            if (use.state() == WaiverUse.State.EXPIRED || use.state() == WaiverUse.State.UNMATCHED && looked) {
                err.println("harden: " + Terminal.plain(use.useless()));
            }
        }
    }

    int code(Tally tally, boolean defects) {
        return ExitCode.of(tally, defects, failOn.severity(), allowUnknown);
    }
}
