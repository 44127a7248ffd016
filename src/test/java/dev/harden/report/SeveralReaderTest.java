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

/** Reads reports of several accounts, and what is none. */
class SeveralReaderTest {
    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        String json =
                write(reports(), new JsonReporter(AllChecks.registry())).first.toString();
        try (SeveralReader reader = read(json)) {
            assertThat(reader.about().members()).hasSize(3);
            assertThat(reader.about().id()).isEqualTo("o-abcdefghij");
            assertThat(reader.next()).contains(JsonReader.read("x", in(single(Sample.report()))));
            assertThat(reader.next()).contains(refused());
            assertThat(reader.next()).isEmpty();
            assertThat(reader.next()).isEmpty();
        }
        assertThat(SeveralReader.isSeveral(in(json))).isTrue();
        assertThat(SeveralReader.isSeveral(in(single(Sample.report())))).isFalse();
        assertThat(SeveralReader.isSeveral(in("PK no json"))).isFalse();
        assertThat(SeveralReader.isSeveral(in(""))).isFalse();
        assertThatThrownBy(() -> JsonReader.read("org.json", in(json)))
                .isInstanceOf(BadReport.class)
                .hasMessageContaining("is a report of several accounts");
        assertThatThrownBy(() -> read(single(Sample.report())))
                .isInstanceOf(BadReport.class)
                .hasMessageContaining("is no report of several accounts");
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
        try (SeveralReader reader = read(json)) {
            while (reader.next().isPresent()) {
                assertThat(reader.about()).isNotNull();
            }
        }
    }

    private static SeveralReader read(String json) throws IOException {
        return SeveralReader.open("org.json", in(json));
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
