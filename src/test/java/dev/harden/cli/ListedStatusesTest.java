package dev.harden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists the findings of some statuses alone: sums and exit code stay those of all. */
class ListedStatusesTest {
    @TempDir
    private Path folder;

    private Path json;
    private String out;
    private String err;

    @BeforeEach
    void saveTheDemo() {
        json = folder.resolve("demo.json");
        assertThat(run("audit", "--demo", "--quiet", "--output", "json=" + json))
                .isEqualTo(3);
    }

    private int run(String... arguments) {
        StringWriter written = new StringWriter();
        StringWriter told = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(written, true))
                .setErr(new PrintWriter(told, true))
                .execute(arguments);
        out = written.toString();
        err = told.toString();
        return code;
    }

    @Test
    void sumsAndExitCodeAreOfAll() throws IOException {
        JsonNode all = new ObjectMapper().readTree(Files.readString(json));
        assertThat(run("report", "--from", json.toString(), "--format", "json", "--status", "UNKNOWN,PASS"))
                .isEqualTo(3);
        JsonNode some = new ObjectMapper().readTree(out);
        assertThat(some.get("summary")).isEqualTo(all.get("summary"));
        assertThat(some.get("statuses").toString()).isEqualTo("[\"UNKNOWN\",\"PASS\"]");
        assertThat(some.get("findings"))
                .isNotEmpty()
                .allSatisfy(
                        finding -> assertThat(finding.get("status").asText()).isIn("UNKNOWN", "PASS"));
        assertThat(all.has("statuses")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "jsonl", "junit", "ocsf", "asff", "sarif", "oscal", "html", "markdown", "table"})
    void whatIsLeftOutIsInNoFormat(String format) {
        assertThat(run("report", "--from", json.toString(), "--format", format)).isEqualTo(3);
        String whole = out;
        assertThat(run("report", "--from", json.toString(), "--format", format, "--status", "PASS"))
                .isEqualTo(3);
        assertThat(whole).contains("ci-deploy");
        assertThat(out.length()).isLessThan(whole.length());
        assertThat(out).doesNotContain("Nothing that could be judged failed");
    }

    @Test
    void aListOfSomeIsNoBaselineAndNoReportToReadAgain() {
        Path some = folder.resolve("some.json");
        run("report", "--from", json.toString(), "--quiet", "--output", "json=" + some, "--status", "FAIL");
        String[][] uses = {
            {"report", "--from", some.toString()},
            {"diff", some.toString(), json.toString()},
            {"audit", "--demo", "--quiet", "--baseline", some.toString()}
        };
        for (String[] use : uses) {
            assertThat(run(use)).as(String.join(" ", use)).isEqualTo(2);
            assertThat(err).contains("lists findings of status FAIL alone, by --status");
        }
    }

    @Test
    void aStatusThatIsNoneIsWrongUsage() {
        for (String wrong : new String[] {"BROKEN", ",", ""}) {
            assertThat(run("report", "--from", json.toString(), "--status", wrong))
                    .as(wrong)
                    .isEqualTo(2);
            assertThat(err).contains("--status");
        }
    }
}
