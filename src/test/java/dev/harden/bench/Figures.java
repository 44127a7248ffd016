package dev.harden.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps what was measured last in docs/performance.md, with the machine that it was measured on. */
final class Figures {
    static final Path PAGE = Path.of("docs", "performance.md");
    private static final String BEGIN = "<!-- figures -->";
    private static final String END = "<!-- end of figures -->";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (.+?) \\| ([\\d.]+)( [\\w ]+)? \\| (.*?) \\|$");

    private static final Pattern SAID =
            Pattern.compile("(.+): ([\\d.]+)(?: (ms|s|MB|a second))?(?: \\(wanted: (.*)\\))?");

    private final Map<String, String> rows = new LinkedHashMap<>();

    /** Notes a figure and prints it. */
    void note(String what, double figure, String unit, String wanted) {
        String number =
                figure >= 100 ? String.format(Locale.ROOT, "%.0f", figure) : String.format(Locale.ROOT, "%.2f", figure);
        String value = unit.isEmpty() ? number : number + " " + unit;
        rows.put(what, "| " + what + " | " + value + " | " + wanted + " |\n");
        System.out.println(what + ": " + value + (wanted.isEmpty() ? "" : " (wanted: " + wanted + ")"));
    }

    /** Notes a figure that was printed elsewhere, and tells whether a line is one. */
    boolean read(String line) {
        Matcher said = SAID.matcher(line);
        if (!said.matches()) {
            return false;
        }
        note(
                said.group(1),
                Double.parseDouble(said.group(2)),
                Objects.requireNonNullElse(said.group(3), ""),
                Objects.requireNonNullElse(said.group(4), ""));
        return true;
    }

    /**
     * Writes all that was noted into the page; what was not measured this time goes.
     *
     * @param lost the parts that could not be measured
     */
    void keep(List<String> lost) throws IOException {
        String page = Files.readString(PAGE);
        StringBuilder figures = new StringBuilder(BEGIN + "\n")
                .append("Measured on ")
                .append(LocalDate.now(ZoneOffset.UTC))
                .append(": ")
                .append(machine())
                .append("\n\n| what | figure | wanted |\n|---|---|---|\n");
        rows.values().forEach(figures::append);
        if (!lost.isEmpty()) {
            figures.append("\nNot measured, since something failed: ")
                    .append(String.join(", ", lost))
                    .append(".\n");
        }
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(PAGE + " has no place for figures");
        }
        Files.writeString(PAGE, page.substring(0, begin) + figures + page.substring(end));
    }

    /** Gives a figure that was kept. */
    static Optional<Double> kept(String what) throws IOException {
        Matcher row = ROW.matcher(Files.readString(PAGE));
        while (row.find()) {
            if (row.group(1).equals(what)) {
                return Optional.of(Double.valueOf(row.group(2)));
            }
        }
        return Optional.empty();
    }

    private static String machine() throws IOException {
        Path processors = Path.of("/proc", "cpuinfo");
        String model = Files.isReadable(processors)
                ? Files.readAllLines(processors).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.replaceFirst("^.*?:\\s*", ""))
                        .findFirst()
                        .orElse("unknown processor")
                : System.getProperty("os.arch");
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d processors (%s), %s, load %.1f at the end. Times on a machine with other work are longer: compare the ratios.",
                system.getAvailableProcessors(),
                model,
                System.getProperty("os.name"),
                system.getSystemLoadAverage());
    }
}
