package dev.harden.cli;

import dev.harden.model.Destination;
import dev.harden.model.remedy.FixPlan;
import dev.harden.model.remedy.Placeholder;
import dev.harden.report.FixChoice;
import dev.harden.report.FixJson;
import dev.harden.report.FixMarkdown;
import dev.harden.report.FixPowerShell;
import dev.harden.report.FixSh;
import dev.harden.report.FixSheet;
import dev.harden.report.FixTable;
import dev.harden.report.LogSafe;
import dev.harden.report.WholeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Is the part of a command line that says what of a plan is active, and where it is written. */
final class FixOutputs {
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*");

    /** Is a form of the plan. */
    enum Form {
        sh,
        ps1,
        markdown,
        json;

        /** Gives what the names of its files end with. */
        private String end() {
            return this == markdown ? "md" : name();
        }

        private void write(FixSheet sheet, Appendable out) throws IOException {
            switch (this) {
                case sh -> new FixSh(sheet).write(out);
                case ps1 -> new FixPowerShell(sheet).write(out);
                case markdown -> new FixMarkdown(sheet).write(out);
                case json -> new FixJson(sheet).write(out);
            }
        }
    }

    @Option(
            names = "--output",
            paramLabel = "FORM=FILE",
            description = "Write the plan to a file: sh and ps1 are scripts, markdown and json are the plan whole;"
                    + " repeatable. Of several accounts a folder, with one file an account.")
    private List<String> outputs = new ArrayList<>();

    @Option(
            names = "--include",
            paramLabel = "KIND",
            split = ",",
            description = "Make steps of this kind active, which are comments otherwise; repeatable: cuts-off, costs,"
                    + " irreversible, needs-root, own-access, managed, not-proven.")
    private List<String> kinds = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Value that a step takes where <NAME> stands in it; repeatable.")
    private List<String> values = new ArrayList<>();

    @Option(names = "--no-color", description = "No colours.")
    private boolean noColor;

    @Option(names = "--quiet", description = "No progress, and no plan on standard output: --output alone.")
    private boolean quiet;

    boolean quiet() {
        return quiet;
    }

    /**
     * Gives what the user agrees to.
     *
     * @throws UsageError when a kind is unknown, or a value is none
     */
    FixChoice choice() {
        for (String kind : kinds) {
            Suggestion.require("kind", kind, FixChoice.all(), "they are " + String.join(", ", FixChoice.all()));
        }
        Map<String, String> given = new TreeMap<>();
        for (String value : values) {
            int equals = value.indexOf('=');
            if (equals < 1
                    || equals == value.length() - 1
                    || !NAME.matcher(value.substring(0, equals)).matches()) {
                throw new UsageError("--set takes NAME=VALUE, as TOPIC_ARN=arn:aws:sns:…, not '" + value + "'");
            }
            given.put(value.substring(0, equals), value.substring(equals + 1));
        }
        return new FixChoice(new HashSet<>(kinds), given);
    }

    /**
     * Holds the outputs to what can be written, before anything is asked.
     *
     * @throws UsageError when one cannot
     */
    void check(boolean several) {
        Set<Path> places = new HashSet<>();
        for (Output output : files()) {
            Path path = output.path();
            if (!several) {
                OutputFiles.requireWritable(path);
                if (!places.add(Destination.place(path))) {
                    throw new UsageError("--output names " + path + " twice");
                }
            } else if (Files.exists(path) ? !Files.isDirectory(path) : looksLikeAFile(output)) {
                throw new UsageError(path + " is a file; of several accounts, --output takes a folder, as "
                        + output.form() + "=plans, and writes a file an account into it");
            } else if (!Files.exists(path)) {
                OutputFiles.requireWritable(path);
            }
        }
        if (several && files().stream().distinct().count() < outputs.size()) {
            throw new UsageError("--output names the same form and folder twice");
        }
        if (quiet && outputs.isEmpty()) {
            throw new UsageError("--quiet without --output leaves nothing to see");
        }
    }

    private static boolean looksLikeAFile(Output output) {
        return output.path()
                .getFileName()
                .toString()
                .endsWith("." + output.form().end());
    }

    /** Is a form and the file or folder that it goes to. */
    private record Output(Form form, Path path) {
        /** Gives the file of an account. */
        Path of(String account) {
            return path.resolve(account + "." + form.end());
        }
    }

    private List<Output> files() {
        List<String> forms = Arrays.stream(Form.values()).map(Form::name).toList();
        List<Output> files = new ArrayList<>();
        for (String output : outputs) {
            int equals = output.indexOf('=');
            if (equals < 1 || equals == output.length() - 1) {
                throw new UsageError("--output takes FORM=FILE, as sh=fix.sh, not '" + output + "'");
            }
            Suggestion.require("form", output.substring(0, equals), forms, "they are " + String.join(", ", forms));
            Path path = Path.of(output.substring(equals + 1)).toAbsolutePath().normalize();
            files.add(new Output(Form.valueOf(output.substring(0, equals)), path));
        }
        return files;
    }

    /** Writes the plan of an account. */
    void write(FixSheet sheet, PrintWriter out) throws IOException {
        for (Output output : files()) {
            WholeFile.write(output.path(), text -> output.form().write(sheet, text));
        }
        if (!quiet) {
            show(out, text -> table(sheet).write(text));
        }
    }

    /** Writes the files of one of several accounts, into the folders. */
    void writeOne(FixSheet sheet) throws IOException {
        for (Output output : files()) {
            Files.createDirectories(output.path());
            WholeFile.write(
                    output.of(sheet.report().account().id()),
                    text -> output.form().write(sheet, text));
        }
    }

    /** Gives the files of earlier runs that an account has, and that this run does not write. */
    List<Path> older(String account) {
        return files().stream()
                .map(output -> output.of(account))
                .filter(Files::exists)
                .toList();
    }

    FixTable table(FixSheet sheet) {
        return new FixTable(sheet, Terminal.width(), Terminal.colors() && !noColor);
    }

    /** Is a text that is shown. */
    @FunctionalInterface
    interface Shown {
        void write(Appendable out) throws IOException;
    }

    /** Shows a text, so that nothing in it passes for another line of a log. */
    static void show(PrintWriter out, Shown text) throws IOException {
        LogSafe safe = new LogSafe(out, LogSafe.Form.TEXT);
        text.write(safe);
        safe.end();
        out.flush();
    }

    /** Gives the names of the values that a plan's steps take. */
    static Set<String> taken(FixPlan plan) {
        return plan.entries().stream()
                .flatMap(entry -> entry.steps().stream())
                .flatMap(step -> step.placeholders().stream())
                .map(Placeholder::name)
                .collect(Collectors.toSet());
    }

    /** Tells of values that no step takes. */
    void tellUnused(Set<String> taken, PrintWriter err) {
        Set<String> unused = new LinkedHashSet<>(choice().values().keySet());
        unused.removeAll(taken);
        unused.forEach(name -> err.println("harden: no step takes " + name));
    }
}
