package dev.harden.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.harden.checks.Registered;
import dev.harden.facts.Operation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the checks. */
@Command(name = "checks", description = "Lists the checks.", mixinStandardHelpOptions = true)
final class ChecksCommand implements Callable<Integer> {
    /** The width of the longest severity. */
    private static final int SEVERITY = 8;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Selection selection;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ListFormat format;

    /** Is how the list is printed. */
    enum ListFormat {
        table,
        json
    }

    @Override
    public Integer call() throws IOException {
        List<Registered> checks = selection.of(AllChecks.registry());
        PrintWriter out = spec.commandLine().getOut();
        if (format == ListFormat.json) {
            json(checks, out);
        } else {
            table(checks, out);
        }
        out.flush();
        return ExitCode.CLEAN;
    }

    /** Prints the list for people; {@link Main} does so without a command line where nothing else is asked. */
    static void table(List<Registered> checks, PrintWriter out) {
        int width = checks.stream().mapToInt(check -> check.id().length()).max().orElse(0);
        for (Registered check : checks) {
            out.println(
                    padded(check.id(), width) + "  " + padded(check.severity().word(), SEVERITY) + "  "
                            + check.info().title());
        }
    }

    /** Pads by hand: a format is read anew for each line, which takes longer than all else of this command. */
    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static void json(List<Registered> checks, PrintWriter out) throws IOException {
        JsonGenerator json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .useDefaultPrettyPrinter();
        json.writeStartArray();
        for (Registered check : checks) {
            json.writeStartObject();
            json.writeStringField("id", check.id());
            json.writeStringField("topic", check.topic());
            json.writeStringField("title", check.info().title());
            json.writeStringField("fault", check.info().fault());
            json.writeStringField("severity", check.severity().name());
            json.writeStringField("scope", check.info().scope().word());
            json.writeArrayFieldStart("actions");
            for (String action : actions(check)) {
                json.writeString(action);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.flush();
        out.println();
    }

    /** Gives the IAM actions that a check takes, sorted. */
    static TreeSet<String> actions(Registered check) {
        TreeSet<String> actions = new TreeSet<>();
        for (Operation operation : check.operations()) {
            if (operation.permission()) {
                actions.add(operation.action());
            }
        }
        return actions;
    }
}
