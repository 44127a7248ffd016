package dev.harden.cli;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Is {@code harden} itself; everything is done by its subcommands. */
@Command(
        name = "harden",
        description = "Audits how an AWS account is hardened. What it could not see is UNKNOWN, never a guess.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            AuditCommand.class,
            MergeCommand.class,
            ReportCommand.class,
            DiffCommand.class,
            VerifyCommand.class,
            ChecksCommand.class,
            BenchmarksCommand.class,
            ExplainCommand.class,
            PolicyCommand.class,
            ConfigCommand.class,
            GenerateCompletion.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Try it without an account: harden audit --demo"})
final class HardenCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing: audit, merge, report, diff, verify, checks, benchmarks, explain, policy, config or generate-completion");
    }
}
