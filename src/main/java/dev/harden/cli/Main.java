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
        int code = run(arguments);
        // Threads that still wait for an answer must not keep the process.
        Runtime.getRuntime().exit(code);
    }

    /** The last wall: what comes as far as this ends the run with a sentence too. */
    private static int run(String... arguments) {
        try {
            CommandLine line = commandLine();
            int code = line.execute(arguments);
            line.getOut().flush();
            Optional<IOException> lost = Terminal.failure();
            if (lost.isPresent()) {
                line.getErr()
                        .println("harden: standard output could not be written: "
                                + lost.get().getMessage());
                return ExitCode.TOOL_FAILED;
            }
            return code;
        } catch (Throwable died) {
            return tell(Failure.of(died), died, new PrintWriter(Terminal.error(), true));
        }
    }

    /** Gives the command line with all commands, ready to run. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new HardenCommand());
        line.setOut(new PrintWriter(Terminal.output(), true));
        line.setErr(new PrintWriter(Terminal.error(), true));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(Terminal.helpWidth());
        line.setExecutionStrategy(new EmptyValues(new CommandLine.RunLast()));
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
        return tell(Failure.of(failure), failure, command.getErr());
    }

    private static int tell(Failure said, Throwable failure, PrintWriter err) {
        err.println("harden: " + Terminal.plain(said.message()));
        if (Logging.debug()) {
            failure.printStackTrace(err);
        } else if (said.defect()) {
            err.println("This is a defect in harden; run again with --debug and report what it prints.");
        }
        return said.code();
    }
}
