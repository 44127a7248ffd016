package dev.harden.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Starts {@code harden}: reads the command line, runs a command, says what went wrong in a line, and ends with its code. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Numbers, days and letters are the same for all people: a report is compared with others, and read by
        // machines.
        Locale.setDefault(Locale.ROOT);
        Logging.quiet();
        CommandLine line = commandLine();
        int code = line.execute(arguments);
        line.getOut().flush();
        Optional<IOException> lost = Terminal.failure();
        if (lost.isPresent()) {
            line.getErr()
                    .println("harden: standard output could not be written: "
                            + lost.get().getMessage());
            code = ExitCode.TOOL_FAILED;
        }
        // Threads that still wait for an answer must not keep the process.
        Runtime.getRuntime().exit(code);
    }

    /** Gives the command line with all commands, ready to run. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new HardenCommand());
        line.setOut(new PrintWriter(Terminal.output(), true));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(Terminal.helpWidth());
        line.setParameterExceptionHandler(Main::usageError);
        line.setExecutionExceptionHandler(Main::failed);
        return line;
    }

    private static int usageError(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("harden: " + Terminal.plain(error.getMessage()));
        UnmatchedArgumentException.printSuggestions(error, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
        Failure said = Failure.of(failure);
        command.getErr().println("harden: " + Terminal.plain(said.message()));
        if (Logging.debug()) {
            failure.printStackTrace(command.getErr());
        } else if (said.defect()) {
            command.getErr().println("This is a defect in harden; run again with --debug and report what it prints.");
        }
        return said.code();
    }
}
