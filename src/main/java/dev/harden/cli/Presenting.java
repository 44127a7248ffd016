package dev.harden.cli;

import dev.harden.checks.Registry;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.report.LogSafe;
import dev.harden.report.Several;
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
            description = "Write the report to a file too, whole or not at all; repeatable.")
    private List<String> outputs = new ArrayList<>();

    @Option(names = "--no-color", description = "No colours.")
    private boolean noColor;

    @Option(names = "--quiet", description = "No progress, and no table: exit code, --output and other formats alone.")
    private boolean quiet;

    /**
     * Gives the format of each file.
     *
     * @throws UsageError when one is unknown, or a file cannot be written
     */
    Map<Path, Format> files() {
        return OutputFiles.parse(outputs);
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
        if (shows() && (format == Format.html || format == Format.sarif)) {
            throw new UsageError("--format " + format + " of several accounts may be several files; use --output "
                    + format + "=FILE");
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
                    papers, file.getValue().forFile(registry).several(about, papers)));
        }
        Optional<Several> document = shows()
                ? Optional.of(format.forOutput(registry, Terminal.colors() && !noColor)
                        .several(about, new OutputPapers(new LogSafe(out, format.form()))))
                : Optional.empty();
        return new SeveralOutputs(kept, document, out);
    }

    private boolean shows() {
        return !quiet || format != Format.table;
    }

    void write(Report report, Registry registry, Map<Path, Format> files, PrintWriter out) throws IOException {
        for (Map.Entry<Path, Format> file : files.entrySet()) {
            WholeFile.write(
                    file.getKey(),
                    text -> safely(
                            file.getValue(),
                            text,
                            safe -> file.getValue().forFile(registry).write(report, safe)));
        }
        if (shows()) {
            safely(
                    format,
                    out,
                    safe -> format.forOutput(registry, Terminal.colors() && !noColor)
                            .write(report, safe));
            out.flush();
        }
    }

    private static void safely(Format format, Appendable out, WholeFile.Content content) throws IOException {
        LogSafe safe = new LogSafe(out, format.form());
        content.writeTo(safe);
        safe.end();
    }
}
