package dev.harden.report;

import static dev.harden.report.SampleOrganization.refused;
import static dev.harden.report.SampleOrganization.reports;
import static dev.harden.report.SampleOrganization.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.cli.AllChecks;
import dev.harden.model.Report;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads reports of one account and of several, and what is none. */
class RunReaderTest {
    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        String json =
                write(reports(), new JsonReporter(AllChecks.registry())).first.toString();
        try (RunReader reader = read(json)) {
            assertThat(reader.about().members()).hasSize(3);
            assertThat(reader.about().id()).isEqualTo("o-abcdefghij");
            assertThat(reader.next()).contains(JsonReader.read("x", in(single(Sample.report()))));
            assertThat(reader.next()).contains(refused());
            assertThat(reader.next()).isEmpty();
            assertThat(reader.next()).isEmpty();
        }
        assertThatThrownBy(() -> JsonReader.read("org.json", in(json)))
                .isInstanceOf(BadReport.class)
                .hasMessageContaining("is a report of several accounts");
        for (String none : List.of("PK no json", "", "[]", "{}", "{\"findings\": []}")) {
            assertThatThrownBy(() -> read(none)).as(none).isInstanceOf(BadReport.class);
        }
    }

    @Test
    void aReportOfOneAccountIsARunOfOne() throws IOException {
        try (RunReader reader = read(single(refused()))) {
            assertThat(reader.about().alone()).isTrue();
            assertThat(reader.about().title())
                    .isEqualTo("account " + refused().account().id());
            assertThat(reader.next()).contains(refused());
            assertThat(reader.said().get("account").asText())
                    .isEqualTo(refused().account().id());
            assertThat(reader.next()).isEmpty();
            assertThat(reader.frame()).isEmpty();
        }
    }

    @Test
    void whatIsCutOffOrOutOfOrderIsRefused() throws IOException {
        String json =
                write(reports(), new JsonReporter(AllChecks.registry())).first.toString();
        for (int cut = 1; cut < json.strip().length(); cut += 997) {
            String part = json.substring(0, cut);
            assertThatThrownBy(() -> drain(part)).as("cut at " + cut).isInstanceOf(BadReport.class);
        }
        String fewer = json.replace("\"audited\" : false", "\"audited\" : true");
        assertThatThrownBy(() -> drain(fewer)).isInstanceOf(BadReport.class).hasMessageContaining("2 accounts of 3");
        String twice = write(List.of(refused(), refused()), new JsonReporter(AllChecks.registry()))
                .first
                .toString();
        assertThatThrownBy(() -> drain(twice)).isInstanceOf(BadReport.class).hasMessageContaining("stands after");
        assertThatThrownBy(() -> drain(json.replace("\"2.0\"", "\"9.0\""))).isInstanceOf(BadReport.class);
    }

    private static void drain(String json) throws IOException {
        try (RunReader reader = read(json)) {
            while (reader.next().isPresent()) {
                assertThat(reader.about()).isNotNull();
            }
        }
    }

    private static RunReader read(String json) throws IOException {
        return RunReader.open("org.json", in(json));
    }

    private static ByteArrayInputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String single(Report report) throws IOException {
        StringBuilder out = new StringBuilder();
        new JsonReporter(AllChecks.registry()).write(report, out);
        return out.toString();
    }
}
