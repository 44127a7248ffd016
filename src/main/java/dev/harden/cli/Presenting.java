package dev.harden.cli;

import dev.harden.checks.Registry;
import dev.harden.model.Organization;
import dev.harden.model.Status;
import dev.harden.model.View;
import dev.harden.report.Reporter;
import dev.harden.report.TableReporter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Is the part of a command line that says how and where a report is written. */
final class Presenting {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "Of standard output: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(
            names = "--output",
            paramLabel = "FORMAT=FILE",
            description =
                    "Write the report to a file too, whole or not at all; repeatable. FORMAT=- is standard output,"
                            + " in place of --format.")
    private List<String> outputs = new ArrayList<>();

    @Option(names = "--no-color", description = "No colors.")
    private boolean noColor;

    @Option(
            names = "--quiet",
            description = "No progress and no table: only the exit code, --output and other formats.")
    private boolean quiet;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            split = ",",
            description =
                    "List only findings of these statuses, for example FAIL,UNKNOWN; sums and the exit code cover all:"
                            + " ${COMPLETION-CANDIDATES}.")
    private List<Status> statuses = new ArrayList<>();

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "List at most N failures of each check in the table, and count the rest (default: "
                    + TableReporter.TOP + "; of several accounts " + TableReporter.TOP_OF_SEVERAL + ").")
    private Integer top;

    @Option(names = "--csv-bom", description = "Begin CSV with a byte order mark, by which Excel knows UTF-8.")
    private boolean bom;

    /**
     * Gives the format of each file.
     *
     * @throws UsageError when one is unknown, or a file cannot be written
     */
    Map<Path, Format> files() {
        dash();
        if (top != null && top < 1) {
            throw new UsageError("--top takes a number from 1, not " + top);
        }
        return OutputFiles.parse(
                outputs.stream().filter(output -> !isDash(output)).toList());
    }

    private static boolean isDash(String output) {
        return output.indexOf('=') > 0 && output.endsWith("=-") && output.indexOf('=') == output.length() - 2;
    }

    /** Gives the format that an output names for standard output; absent when none does. */
    private Optional<Format> dash() {
        List<String> formats = outputs.stream()
                .filter(Presenting::isDash)
                .map(output -> output.substring(0, output.length() - 2))
                .toList();
        if (formats.size() > 1 || formats.size() == 1 && format != Format.table) {
            throw new UsageError("standard output is one document: use one of "
                    + (format == Format.table ? "" : "--format " + format + ", ")
                    + "--output " + String.join("=-, --output ", formats) + "=-");
        }
        formats.forEach(OutputFiles::requireFormat);
        return formats.stream().map(Format::valueOf).findFirst();
    }

    /** Gives the format of standard output. */
    private Format shown() {
        return dash().orElse(format);
    }

    private Format.Wishes wishes() {
        return new Format.Wishes(top == null ? OptionalInt.empty() : OptionalInt.of(top), bom);
    }

    boolean quiet() {
        return quiet;
    }

    /**
     * Holds standard output to a format that is one text for several accounts, before anything is spent.
     *
     * @throws UsageError when it may be several files
     */
    void requireOneText() {
        if (shows() && (shown() == Format.html || shown() == Format.sarif)) {
            throw new UsageError("--format " + shown() + " of several accounts may be several files; use --output "
                    + shown() + "=FILE");
        }
    }

    /**
     * Opens all outputs of a run.
     *
     * @throws UsageError when standard output takes a format that may be several files
     */
    Outputs open(Organization about, Registry registry, Map<Path, Format> files, PrintWriter out) throws IOException {
        if (!about.alone()) {
            requireOneText();
        }
        List<Outputs.Output> opened = new ArrayList<>();
        Each each = new Each();
        for (Map.Entry<Path, Format> file : files.entrySet()) {
            Format its = file.getValue();
            each.attempt(() ->
                    opened.add(FilePapers.open(file.getKey(), its.form(), its.forFile(registry, wishes()), about)));
        }
        if (shows()) {
            Reporter reporter = shown().forOutput(registry, Terminal.colors() && !noColor, wishes());
            opened.add(ShownOutput.open(out, shown().form(), reporter, about));
        }
        return new Outputs(about, new View(statuses.isEmpty() ? View.ALL.statuses() : statuses, ""), opened, each);
    }

    private boolean shows() {
        return !quiet || format != Format.table || dash().isPresent();
    }
}
