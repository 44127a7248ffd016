package dev.harden.cli;

import java.util.List;
import java.util.Optional;
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
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Try it without an account: harden audit --demo"})
final class HardenCommand implements Runnable {
    /** The commands in the order of the help; {@link Main} adds them, since a run needs but one. */
    static final List<Class<?>> COMMANDS = List.of(
            AuditCommand.class,
            FixCommand.class,
            MergeCommand.class,
            ReportCommand.class,
            DiffCommand.class,
            SignCommand.class,
            VerifyCommand.class,
            ChecksCommand.class,
            BenchmarksCommand.class,
            ExplainCommand.class,
            PolicyCommand.class,
            ConfigCommand.class,
            GenerateCompletion.class);

    @Spec
    private CommandSpec spec;

    /** Returns the command of a name, where it can be run without the others; that of the completion tells of all. */
    static Optional<Class<?>> named(String name) {
        return COMMANDS.stream()
                .filter(command -> command != GenerateCompletion.class)
                // Reading the annotations of all would take as long as most commands run.
                .filter(command -> command.getSimpleName().equalsIgnoreCase(name + "Command"))
                .filter(command -> command.getAnnotation(Command.class).name().equals(name))
                .findFirst();
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing: audit, fix, merge, report, diff, sign, verify, checks, benchmarks, explain, policy, config or generate-completion");
    }
}
