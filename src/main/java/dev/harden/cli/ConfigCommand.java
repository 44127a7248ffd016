package dev.harden.cli;

import dev.harden.report.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Is about the config file. */
@Command(
        name = "config",
        description = "Writes a config file to begin with, or the JSON schema of config files.",
        mixinStandardHelpOptions = true)
final class ConfigCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: init or schema");
    }

    /** Writes a commented config file. */
    @Command(
            name = "init",
            description = "Writes a commented config file that sets nothing: every option with its default.",
            mixinStandardHelpOptions = true)
    int init(
            @Parameters(
                            paramLabel = "FILE",
                            arity = "0..1",
                            defaultValue = "harden.yaml",
                            description = "The file to write; one that is there is kept (default: ${DEFAULT-VALUE}).")
                    Path file)
            throws IOException {
        if (Files.exists(file)) {
            throw new UsageError(file + " is there already; name another file, or move it away");
        }
        OutputFiles.requireWritable(file);
        WholeFile.write(file, out -> out.append(ConfigTemplate.text(AllChecks.registry())));
        return ExitCode.CLEAN;
    }

    /** Prints the schema. */
    @Command(name = "schema", description = "Prints the JSON schema of config files.", mixinStandardHelpOptions = true)
    int schema() {
        spec.commandLine().getOut().print(ConfigSchema.text(AllChecks.registry()));
        spec.commandLine().getOut().flush();
        return ExitCode.CLEAN;
    }
}
