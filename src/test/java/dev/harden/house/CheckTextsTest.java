package dev.harden.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.CheckInfo;
import dev.harden.checks.Prose;
import dev.harden.checks.Registered;
import dev.harden.cli.AllChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds what checks say to the words of AWS's console and documents. */
class CheckTextsTest {
    private static final Pattern NOT_THE_FIELDS = Pattern.compile(
            "(?i)(?<![-/\\w])(somebody|nobody|everybody|anybody|witness)\\b(?!: AWS_)|\\bwanted:|could not look");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    @Test
    void everyCheckHasItsProseWithAPageOfAWS() {
        for (Registered check : AllChecks.registry().checks()) {
            Prose prose = check.prose();
            String file =
                    "src/main/resources/" + check.check().getClass().getName().replace('.', '/') + ".md";
            assertThat(prose.why()).as("%s: Why in %s", check.id(), file).isNotBlank();
            assertThat(prose.fix()).as("%s: Fix in %s", check.id(), file).isNotBlank();
            assertThat(prose.references())
                    .as("%s: References in %s, one of them a page of docs.aws.amazon.com", check.id(), file)
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("https://"))
                    .anyMatch(line -> line.matches("https://docs\\.aws\\.amazon\\.com/.+"));
        }
    }

    @Test
    void everyCheckNamesTheExpectedStateAndTheFaultEachInItsOwnWords() {
        List<CheckInfo> all =
                AllChecks.registry().checks().stream().map(Registered::info).toList();
        for (CheckInfo info : all) {
            assertThat(List.of(info.title(), info.fault()))
                    .as("title and fault in the @CheckInfo of %s", info.id())
                    .allSatisfy(
                            text -> assertThat(text).matches("[A-Z].*[^.\\s]").hasSizeBetween(12, 100));
            assertThat(info.fault()).as(info.id()).doesNotMatch("(?i).*\\b(somebody|nobody|wanted|mend)\\b.*");
            assertThat(info.title()).as(info.id()).doesNotMatch("(?i).*\\b(somebody|nobody|wanted|mend)\\b.*");
        }
        assertThat(all).extracting(CheckInfo::fault).doesNotHaveDuplicates();
        assertThat(all).extracting(CheckInfo::title).doesNotHaveDuplicates();
        for (CheckInfo info : all) {
            assertThat(all).extracting(CheckInfo::title).doesNotContain(info.fault());
        }
    }

    @Test
    void noMessageAndNoProseUsesWordsThatTheFieldDoesNot() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(Path.of("src/main/java/dev/harden"), ".java")) {
            for (String line : Files.readAllLines(file)) {
                Matcher literal = LITERAL.matcher(line);
                while (!line.strip().startsWith("*") && !line.strip().startsWith("//") && literal.find()) {
                    if (NOT_THE_FIELDS.matcher(literal.group(1)).find()) {
                        found.add(file.getFileName() + ": " + literal.group(1));
                    }
                }
            }
        }
        for (Path file : files(Path.of("src/main/resources/dev/harden/checks"), ".md")) {
            for (String line : Files.readAllLines(file)) {
                if (NOT_THE_FIELDS.matcher(line).find()) {
                    found.add(file.getFileName() + ": " + line);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
