package dev.harden.cli;

import dev.harden.checks.Registry;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a saved report, or what a recording gives when it is judged again, in any format. */
@Command(
        name = "report",
        description = "Writes a saved JSON report or a recording in any format, without asking AWS.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0, 3, 4:as for 'harden audit'", "2:wrong usage, or a file that is no report"})
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            required = true,
            description =
                    "A report in JSON, a recording, or a folder of one recording an account; recordings are judged again"
                            + " by all checks.")
    private Path from;

    @Option(
            names = "--benchmark",
            paramLabel = "ID",
            split = ",",
            description = "Report by the controls of this benchmark; repeatable. 'harden benchmarks' lists them.")
    private List<String> benchmarks = new ArrayList<>();

    @Mixin
    private Presenting presenting;

    @Mixin
    private Gate gate;

    @Override
    public Integer call() throws IOException {
        Registry registry = AllChecks.registry();
        benchmarks.forEach(BenchmarksCommand::require);
        Map<Path, Format> files = presenting.files();
        ConfigFile settings = gate.settings(registry);
        try (Acceptances accepted = gate.acceptances(settings);
                Saved saved = Saved.open(from, registry, settings);
                Outputs outputs = outputs(saved.about(), accepted, settings, registry, files)) {
            for (Optional<Report> next = saved.take(); next.isPresent(); next = saved.take()) {
                Report report = benchmarks.isEmpty() ? next.get() : next.get().by(benchmarks);
                outputs.add(accepted.areAny() ? accepted.judge(report) : report);
            }
            Tally tally = outputs.end();
            Gate.tell(tally, saved.about(), spec.commandLine().getErr());
            return gate.code(tally, !saved.about().alone() && tally.hasDefects());
        }
    }

    private Outputs outputs(
            Organization about, Acceptances accepted, ConfigFile settings, Registry registry, Map<Path, Format> files)
            throws IOException {
        gate.require(about, settings, accepted);
        return presenting.open(about, registry, files, spec.commandLine().getOut());
    }
}
