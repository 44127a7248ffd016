package dev.harden.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.harden.benchmark.Controls;
import dev.harden.checks.Registry;
import dev.harden.model.Finding;
import dev.harden.model.Report;
import java.io.IOException;
import java.io.StringWriter;

/**
 * Writes a finding a line, in the fields of the JSON report, for tools that read as it is written.
 *
 * @see <a href="https://jsonlines.org/">JSON Lines</a>
 */
public final class JsonLinesReporter implements LineReporter {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonFinding findings;

    /**
     * @param registry says what is wrong, what is expected and why
     */
    public JsonLinesReporter(Registry registry) {
        this.findings = new JsonFinding(new Wording(registry));
    }

    @Override
    public void lines(Report report, Appendable out) throws IOException {
        Controls controls = Controls.of(report.extent().benchmarks());
        for (Finding finding : Unexamined.and(report)) {
            StringWriter line = new StringWriter();
            try (JsonGenerator json = JSON.createGenerator(line)) {
                json.writeStartObject();
                findings.write(json, finding);
                if (!report.view().name().isEmpty()) {
                    json.writeStringField("accountName", report.view().name());
                }
                if (!finding.marks().exchanges().isEmpty()) {
                    Json.texts(json, "exchanges", finding.marks().exchanges());
                }
                JsonReporter.accepted(json, finding.marks());
                JsonBenchmarks.controls(json, controls.of(finding));
                json.writeEndObject();
            }
            out.append(line.getBuffer()).append('\n');
        }
    }
}
