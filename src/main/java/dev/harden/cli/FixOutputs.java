package dev.harden.cli;

import dev.harden.model.remedy.FixPlan;
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
import java.util.LinkedHashMap;
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
        for (Map.Entry<Path, Form> file : files().entrySet()) {
            if (!several) {
                OutputFiles.requireWritable(file.getKey());
            } else if (Files.exists(file.getKey()) && !Files.isDirectory(file.getKey())) {
                throw new UsageError(file.getKey() + " is a file; of several accounts, --output takes a folder");
            } else if (!Files.exists(file.getKey())) {
                OutputFiles.requireWritable(file.getKey());
            }
        }
    }

    private Map<Path, Form> files() {
        List<String> forms = Arrays.stream(Form.values()).map(Form::name).toList();
        Map<Path, Form> files = new LinkedHashMap<>();
        for (String output : outputs) {
            int equals = output.indexOf('=');
            if (equals < 1 || equals == output.length() - 1) {
                throw new UsageError("--output takes FORM=FILE, as sh=fix.sh, not '" + output + "'");
            }
            Suggestion.require("form", output.substring(0, equals), forms, "they are " + String.join(", ", forms));
            Path file = Path.of(output.substring(equals + 1)).toAbsolutePath().normalize();
            if (files.put(file, Form.valueOf(output.substring(0, equals))) != null) {
                throw new UsageError("--output names " + file + " twice");
            }
        }
        return files;
    }

    /** Writes the plan of an account; into the folders, where there are several. */
    void write(FixSheet sheet, PrintWriter out, boolean several) throws IOException {
        for (Map.Entry<Path, Form> file : files().entrySet()) {
            Path path = file.getKey();
            if (several) {
                Files.createDirectories(path);
                String end = file.getValue() == Form.markdown
                        ? "md"
                        : file.getValue().name();
                path = path.resolve(sheet.report().account().id() + "." + end);
            }
            WholeFile.write(path, text -> file.getValue().write(sheet, text));
        }
        if (!quiet) {
            LogSafe safe = new LogSafe(out, LogSafe.Form.TEXT);
            new FixTable(sheet, Terminal.width(), Terminal.colors() && !noColor).write(safe);
            safe.end();
            out.flush();
        }
    }

    /** Tells of values that no step takes. */
    void tellUnused(Map<String, FixPlan> plans, PrintWriter err) {
        Set<String> taken = plans.values().stream()
                .flatMap(plan -> plan.entries().stream())
                .flatMap(entry -> entry.steps().stream())
                .flatMap(step -> step.placeholders().stream())
                .map(placeholder -> placeholder.name())
                .collect(Collectors.toSet());
        Set<String> unused = new LinkedHashSet<>(choice().values().keySet());
        unused.removeAll(taken);
        unused.forEach(name -> err.println("harden: no step takes " + name));
    }
}
