package dev.harden.cli;

import dev.harden.benchmark.Benchmark.Coverage;
import dev.harden.benchmark.Benchmarks;
import dev.harden.benchmark.Controls;
import dev.harden.checks.Prose;
import dev.harden.checks.Registered;
import dev.harden.checks.Registry;
import dev.harden.facts.Option;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells everything about one check. */
@Command(
        name = "explain",
        description = "Shows why a check matters, how to fix what it finds, and what it needs.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CHECK", description = "The check's id; 'harden checks' lists them.")
    private String id;

    @Override
    public Integer call() {
        Registry registry = AllChecks.registry();
        List<String> ids = registry.checks().stream().map(Registered::id).toList();
        Suggestion.require("check", id, ids, "'harden checks' lists them");
        Registered check = registry.find(id).orElseThrow();
        PrintWriter out = spec.commandLine().getOut();
        Prose prose = check.prose();
        out.println(check.id() + ": " + check.info().title());
        out.println("a failure is reported as: " + check.info().fault());
        out.println("severity " + check.severity().word() + ", judged once "
                + (check.info().scope().word().equals("account") ? "for the account" : "in every region"));
        section(out, "Why", prose.why());
        section(out, "Fix", prose.fix() + "\n\n" + check.afterFix());
        options(out, check.check().options());
        section(out, "Permissions", lines(ChecksCommand.actions(check)));
        section(out, "References", lines(prose.references()));
        section(out, "Controls", lines(controls(check.id())));
        out.flush();
        return ExitCode.CLEAN;
    }

    private static void options(PrintWriter out, List<Option<?>> options) {
        if (!options.isEmpty()) {
            section(
                    out,
                    "Options",
                    String.join(
                            "\n", options.stream().map(ExplainCommand::describe).toList()));
        }
    }

    private static String describe(Option<?> option) {
        Object fallback = option.fallback() instanceof Optional<?> optional
                ? optional.map(Object::toString).orElse("none")
                : option.fallback();
        return option.key() + " (default: " + fallback + "): " + option.description();
    }

    /** Names the controls that a check speaks to, and what of its findings each is about. */
    private static List<String> controls(String check) {
        return Controls.of(Benchmarks.ids()).of(check).stream()
                .map(cited -> cited.name() + " " + cited.control().title()
                        + (cited.part().narrowed().isEmpty()
                                ? ""
                                : " (" + cited.part().narrowed() + ")")
                        + (cited.control().coverage() == Coverage.PARTIAL ? ", partly covered" : ""))
                .toList();
    }

    private static String lines(Iterable<String> values) {
        StringBuilder lines = new StringBuilder();
        values.forEach(value -> lines.append(value).append('\n'));
        return lines.isEmpty() ? "none" : lines.toString().stripTrailing();
    }

    private static void section(PrintWriter out, String title, String text) {
        out.println();
        out.println(title);
        text.lines().forEach(line -> out.println(line.isEmpty() ? "" : "  " + line));
    }
}
