package dev.harden.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.cli.AllChecks;
import dev.harden.model.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds CSV and Markdown to what spreadsheets and GitHub make of them. */
class TextFormatsTest {
    @ParameterizedTest
    @MethodSource("dev.harden.report.FormatsTest#reports")
    void theCsvHasARowAFindingAndNothingThatASpreadsheetComputes(Report report) throws IOException {
        List<List<String>> rows = rows(FormatsTest.write(report, new CsvReporter()));
        assertThat(rows).hasSize(Unexamined.and(report).size() + 1);
        assertThat(rows).allMatch(row -> row.size() == rows.get(0).size());
        assertThat(rows.stream().flatMap(List::stream))
                .noneMatch(cell -> cell.matches("(?s)\\s*[=+\\-@].*"))
                .noneMatch(cell -> cell.contains("\n") || cell.contains("\r"));
    }

    @Test
    void aCellThatASpreadsheetWouldComputeBeginsWithAnApostrophe() throws IOException {
        assertThat(FormatsTest.write(Sample.report(), new CsvReporter()))
                .contains("\"'=cmd|' /C calc'!A0\"")
                .contains("\"'=platform@example.com\"")
                .contains("&amp;\"\"quotes\"\"");
    }

    /** Reads quoted cells alone, which is what is written. */
    private static List<List<String>> rows(String csv) {
        List<List<String>> rows = new ArrayList<>(List.of(new ArrayList<>()));
        int at = 0;
        while (at < csv.length()) {
            assertThat(csv.charAt(at++)).isEqualTo('"');
            StringBuilder cell = new StringBuilder();
            while (csv.charAt(at) != '"' || csv.startsWith("\"\"", at)) {
                at += csv.charAt(at) == '"' ? 1 : 0;
                cell.append(csv.charAt(at++));
            }
            rows.get(rows.size() - 1).add(cell.toString());
            at++;
            if (csv.charAt(at) == ',') {
                at++;
            } else {
                assertThat(csv.substring(at, at + 2)).isEqualTo("\r\n");
                at += 2;
                rows.add(new ArrayList<>());
            }
        }
        return rows.subList(0, rows.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("dev.harden.report.FormatsTest#reports")
    void theMarkdownMentionsNobodyAndLinksNowhere(Report report) throws IOException {
        String markdown = FormatsTest.write(report, new MarkdownReporter(AllChecks.registry()));
        String outside = Pattern.compile("(?<!`)(`+)(?!`).*?(?<!`)\\1(?!`)", Pattern.DOTALL)
                .matcher(markdown)
                .replaceAll("");
        assertThat(outside).doesNotContain("@", "<", "http", "](", "\u202E");
    }

    @Test
    void theMarkdownIsNoLongerThanGitHubTakesWorstFirst() throws IOException {
        String markdown = FormatsTest.write(FormatsTest.many(20_000), new MarkdownReporter(AllChecks.registry()));
        assertThat(markdown.length()).isBetween(60_000, 65_536);
        assertThat(markdown).contains("more are left out").contains("| critical | 10000 |");
        assertThat(markdown.indexOf("**FAIL** critical")).isPositive();
        assertThat(markdown).doesNotContain("**FAIL** low");
    }
}
