package dev.harden.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.checks.Registry;
import dev.harden.cli.AllChecks;
import dev.harden.model.Comparison;
import dev.harden.model.Comparison.Change;
import dev.harden.model.Comparison.Kind;
import dev.harden.model.Report;
import dev.harden.model.Visible;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {
    @Test
    void readsWhatTheReporterWrites() throws IOException {
        String written = write(Sample.report());
        assertThat(write(read(written))).isEqualTo(written);
        assertThat(read(write(Sample.empty()))).isEqualTo(Sample.empty());
        assertThat(read(written).waivers().toString())
                .isEqualTo(Visible.text(Sample.report().waivers().toString()));
        assertThat(read(written).origin()).isEqualTo(Sample.report().origin());
        assertThat(read(written).findings().stream()
                        .map(finding -> finding.marks().toString()))
                .isEqualTo(Sample.report().findings().stream()
                        .map(finding -> Visible.text(finding.marks().toString()))
                        .toList());
    }

    @Test
    void readsReportsOfTheSchemaBeforeAndComparesThemWithTodays() throws IOException {
        Path older = Path.of("src", "test", "resources", "dev", "harden", "report", "report-1.0.json");
        Report before = read(Files.readString(older));
        Report today = read(write(Sample.report()));
        assertThat(before.findings()).hasSameSizeAs(today.findings());
        assertThat(new Comparison(before, today).changes())
                .extracting(Change::kind)
                .doesNotContain(Kind.APPEARED, Kind.VANISHED);
    }

    @Test
    void aFindingStandsOnItsOwn() throws IOException {
        JsonNode findings = new ObjectMapper().readTree(write(Sample.report())).get("findings");
        JsonNode failed = null;
        for (JsonNode finding : findings) {
            if (finding.get("check").asText().equals("iam-user-mfa")
                    && finding.get("status").asText().equals("FAIL")) {
                failed = finding;
            } else if (!finding.get("status").asText().equals("FAIL")) {
                assertThat(finding.get("title")).isEqualTo(finding.get("expected"));
            }
        }
        assertThat(failed.get("title").asText()).isEqualTo("Console user has no MFA");
        assertThat(failed.get("expected").asText()).isEqualTo("Console users have MFA");
        assertThat(failed.get("why").asText()).isNotBlank();
        assertThat(failed.get("references").get(0).asText()).startsWith("https://");
    }

    @Test
    void theIdOfAFindingIsThatOfTheOtherFormats() throws IOException {
        Registry registry = AllChecks.registry();
        StringBuilder sarif = new StringBuilder();
        new SarifReporter(registry).write(Sample.report(), sarif);
        StringBuilder asff = new StringBuilder();
        new AsffReporter(registry).write(Sample.report(), asff);
        StringBuilder ocsf = new StringBuilder();
        new OcsfReporter(registry).write(Sample.report(), ocsf);
        int failures = 0;
        for (JsonNode finding :
                new ObjectMapper().readTree(write(Sample.report())).get("findings")) {
            String id = finding.get("id").asText();
            assertThat(asff).contains("/" + id + "\"");
            assertThat(ocsf).contains("\"uid\":\"" + id + "\"");
            if (finding.get("status").asText().equals("FAIL") && !finding.has("waiver") && !finding.has("inBaseline")) {
                assertThat(sarif).contains("\"" + id + ":1\"");
                failures++;
            }
        }
        assertThat(failures).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "'', is no report of harden",
        "'[]', is no report of harden",
        "'{', is not JSON",
        "'{\"schemaVersion\":\"9\",\"findings\":[]}', has schema version 9",
        "'{\"schemaVersion\":\"3.0\",\"findings\":[]}', has schema version 3.0",
        "'{\"schemaVersion\":\"1.0\",\"findings\":[]}', it lacks version"
    })
    void refusesWhatIsNone(String text, String why) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(BadReport.class)
                .hasMessageStartingWith("old.json ")
                .hasMessageContaining(why);
    }

    @Test
    void refusesADamagedOne() throws IOException {
        String written = write(Sample.report());
        for (String[] damage : new String[][] {
            {"\"FAIL\"", "\"FAILED\""},
            {"\"exchanges\" : [\n        0", "\"exchanges\" : [\n        7"},
            {"\"2027-01-31\"", "\"2027-02-31\""},
            {"\"account\" : \"111122223333\"", "\"account\" : \"x\""}
        }) {
            assertThat(written).contains(damage[0]);
            assertThatThrownBy(() -> read(written.replace(damage[0], damage[1])))
                    .isInstanceOf(BadReport.class)
                    .hasMessageContaining("is a damaged report");
        }
    }

    private static Report read(String text) throws IOException {
        return JsonReader.read("old.json", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String write(Report report) throws IOException {
        StringBuilder out = new StringBuilder();
        new JsonReporter(AllChecks.registry()).write(report, out);
        // Half a character cannot be written in UTF-8.
        return out.toString().replace('\uD800', '?');
    }
}
