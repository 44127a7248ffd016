package dev.harden.cli;

import dev.harden.model.Destination;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
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
        int code = run(arguments);
        // Threads that still wait for an answer must not keep the process; exit would, from Java 21 on, open every jar
        // to
        // find a logger that it could tell so.
        Destination.removeUnfinished();
        Runtime.getRuntime().halt(code);
    }

    /** The last wall: what comes as far as this ends the run with a sentence too. */
    private static int run(String... arguments) {
        try {
            int code = execute(arguments);
            Optional<IOException> lost = Terminal.failure();
            if (lost.isPresent()) {
                Terminal.error()
                        .println("harden: standard output could not be written: "
                                + lost.get().getMessage());
                return ExitCode.TOOL_FAILED;
            }
            return code;
        } catch (Throwable died) {
            return tell(Failure.of(died), died, new PrintWriter(Terminal.error(), true));
        }
    }

    private static int execute(String... arguments) {
        if (arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"))) {
            // What package managers and scripts ask most needs no command line.
            Terminal.output().println(Version.line());
            Terminal.output().flush();
            return ExitCode.CLEAN;
        }
        if (arguments.length == 1 && arguments[0].equals("checks")) {
            // The plain list neither: setting up its options takes longer than the list.
            PrintWriter out = new PrintWriter(Terminal.output(), true);
            ChecksCommand.table(AllChecks.registry().checks(), out);
            out.flush();
            return ExitCode.CLEAN;
        }
        Logging.quiet();
        Resources.remember();
        CommandLine line = commandLineFor(arguments);
        int code = line.execute(arguments);
        line.getOut().flush();
        return code;
    }

    /**
     * Returns the command line for some arguments: with the one command that they name, since setting up all of them takes
     * longer than most of them run; with all where they name none.
     */
    static CommandLine commandLineFor(String... arguments) {
        Optional<Class<?>> named = arguments.length == 0 ? Optional.empty() : HardenCommand.named(arguments[0]);
        return commandLine(named.map(List::<Class<?>>of).orElse(HardenCommand.COMMANDS));
    }

    /** Returns the command line with all commands, ready to run. */
    public static CommandLine commandLine() {
        return commandLine(HardenCommand.COMMANDS);
    }

    private static CommandLine commandLine(List<Class<?>> commands) {
        CommandLine line = new CommandLine(new HardenCommand());
        commands.forEach(command -> line.addSubcommand(command));
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
