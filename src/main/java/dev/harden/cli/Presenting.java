package dev.harden.cli;

import dev.harden.checks.Registry;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Status;
import dev.harden.model.View;
import dev.harden.report.LogSafe;
import dev.harden.report.Several;
import dev.harden.report.TableReporter;
import dev.harden.report.WholeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                    + TableReporter.TOP + ").")
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
        return new Format.Wishes(top == null ? TableReporter.TOP : top, bom);
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

    /** Opens all outputs of a run over several accounts. */
    SeveralOutputs several(Organization about, Registry registry, Map<Path, Format> files, PrintWriter out)
            throws IOException {
        requireOneText();
        List<SeveralOutputs.Kept> kept = new ArrayList<>();
        for (Map.Entry<Path, Format> file : files.entrySet()) {
            FilePapers papers = new FilePapers(file.getKey(), file.getValue().form());
            kept.add(new SeveralOutputs.Kept(
                    papers, file.getValue().forFile(registry, wishes()).several(about, papers)));
        }
        Optional<Several> document = shows()
                ? Optional.of(shown().forOutput(registry, Terminal.colors() && !noColor, wishes())
                        .several(about, new OutputPapers(new LogSafe(out, shown().form()))))
                : Optional.empty();
        return new SeveralOutputs(
                kept,
                document,
                out,
                report -> view(about.nameOf(report.account().id())));
    }

    private boolean shows() {
        return !quiet || format != Format.table || dash().isPresent();
    }

    private View view(String name) {
        return new View(statuses.isEmpty() ? View.ALL.statuses() : statuses, name);
    }

    void write(Report whole, Registry registry, Map<Path, Format> files, PrintWriter out) throws IOException {
        Report report = whole.seenAs(view(""));
        Each each = new Each();
        for (Map.Entry<Path, Format> file : files.entrySet()) {
            each.attempt(() -> WholeFile.write(
                    file.getKey(),
                    text -> safely(
                            file.getValue(),
                            text,
                            safe -> file.getValue().forFile(registry, wishes()).write(report, safe))));
        }
        if (shows()) {
            each.attempt(() -> {
                safely(
                        shown(),
                        out,
                        safe -> shown().forOutput(registry, Terminal.colors() && !noColor, wishes())
                                .write(report, safe));
                out.flush();
            });
        }
        each.orThrow();
    }

    private static void safely(Format format, Appendable out, WholeFile.Content content) throws IOException {
        LogSafe safe = new LogSafe(out, format.form());
        content.writeTo(safe);
        safe.end();
    }
}
