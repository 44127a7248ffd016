package dev.harden.cli;

import dev.harden.checks.Registry;
import dev.harden.model.Acceptance;
import dev.harden.model.Report;
import dev.harden.model.Tally;
import java.io.IOException;
import java.nio.file.Path;
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

    /** Reads the config file; what stands where nothing is set, when there is none. */
    ConfigFile settings(Registry registry) {
        return configured.read(registry);
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

    int code(Report report, boolean defects) {
        Tally tally = new Tally();
        tally.add(report);
        return code(tally, defects);
    }

    int code(Tally tally, boolean defects) {
        return ExitCode.of(tally, defects, failOn.severity(), allowUnknown);
    }
}
