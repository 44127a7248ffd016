package dev.harden.cli;

import dev.harden.checks.Registry;
import dev.harden.model.Organization;
import dev.harden.model.Tally;
import dev.harden.organization.Parts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Joins the parts of a run over several accounts. */
@Command(
        name = "merge",
        description =
                "Joins the folders of all parts of a run over several accounts into the reports that one run gives.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0, 3, 4:as for 'harden audit'", "2:wrong usage, or a part or an account is missing"})
final class MergeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            arity = "1..*",
            description = "The folders that 'harden audit --shard I/N --work DIR' left, one a part.")
    private List<Path> folders;

    @Mixin
    private Presenting presenting;

    @Mixin
    private Gate gate;

    @Override
    public Integer call() throws IOException {
        Registry registry = AllChecks.registry();
        Map<Path, Format> files = presenting.files();
        ConfigFile settings = gate.settings(registry);
        Parts parts = Parts.open(folders);
        Organization about = parts.manifest().about();
        try (Acceptances accepted = gate.acceptances(settings);
                Outputs outputs = outputs(about, accepted, settings, registry, files)) {
            parts.each(report -> outputs.add(accepted.judge(report)));
            Tally tally = outputs.end();
            Gate.tell(tally, about, spec.commandLine().getErr());
            return gate.code(tally, tally.hasDefects());
        }
    }

    private Outputs outputs(
            Organization about, Acceptances accepted, ConfigFile settings, Registry registry, Map<Path, Format> files)
            throws IOException {
        gate.require(about, settings, accepted);
        return presenting.open(about, registry, files, spec.commandLine().getOut());
    }
}
