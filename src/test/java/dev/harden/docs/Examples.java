package dev.harden.docs;

import dev.harden.cli.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the demo account's report in each format, and the role of organizations: {@code ./dev examples}. */
public final class Examples {
    /** The file of each format. */
    static final Map<String, String> FILES = new TreeMap<>(Map.ofEntries(
            Map.entry("table", "report.txt"),
            Map.entry("html", "report.html"),
            Map.entry("json", "report.json"),
            Map.entry("jsonl", "report.jsonl"),
            Map.entry("sarif", "report.sarif"),
            Map.entry("csv", "report.csv"),
            Map.entry("markdown", "report.md"),
            Map.entry("junit", "report.junit.xml"),
            Map.entry("ocsf", "report.ocsf.jsonl"),
            Map.entry("asff", "report.asff.jsonl"),
            Map.entry("oscal", "report.oscal.json")));

    private Examples() {}

    /** Writes them into a folder that is there. */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]));
        RoleExamples.write(Path.of(arguments[0], "organization"));
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
