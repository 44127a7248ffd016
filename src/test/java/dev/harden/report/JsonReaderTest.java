package dev.harden.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.model.Report;
import dev.harden.model.Visible;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    @ParameterizedTest
    @CsvSource({
        "'', is no report of harden",
        "'[]', is no report of harden",
        "'{', is not JSON",
        "'{\"schemaVersion\":\"9\",\"findings\":[]}', has schema version 9",
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
        new JsonReporter().write(report, out);
        // Half a character cannot be written in UTF-8.
        return out.toString().replace('\uD800', '?');
    }
}
