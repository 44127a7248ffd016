package dev.harden.docs;

import dev.harden.cli.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the demo account's report in each format: {@code ./dev examples}. */
public final class Examples {
    /** The file of each format. */
    static final Map<String, String> FILES = new TreeMap<>(Map.of(
            "table", "report.txt",
            "html", "report.html",
            "json", "report.json",
            "sarif", "report.sarif",
            "csv", "report.csv",
            "markdown", "report.md",
            "junit", "report.junit.xml",
            "ocsf", "report.ocsf.jsonl",
            "asff", "report.asff.jsonl",
            "oscal", "report.oscal.json"));

    private Examples() {}

    /** Writes them into a folder that is there. */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]));
    }

    static void write(Path folder) throws IOException {
        List<String> line = new ArrayList<>(List.of("audit", "--demo", "--quiet", "--fail-on", "never"));
        FILES.forEach((format, file) -> line.addAll(List.of("--output", format + "=" + folder.resolve(file))));
        int code = Main.commandLine().execute(line.toArray(String[]::new));
        if (code != 0) {
            throw new IOException("the demo's report could not be written: exit code " + code);
        }
    }
}
