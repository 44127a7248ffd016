package dev.harden.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.harden.benchmark.Assessment;
import dev.harden.benchmark.Benchmark;
import dev.harden.benchmark.Benchmarks;
import dev.harden.benchmark.Controls;
import dev.harden.benchmark.State;
import dev.harden.benchmark.Weight;
import dev.harden.model.Report;
import java.io.IOException;
import java.util.List;

/** Writes how the report stands to the benchmarks that it is to be reported by, as a part of the JSON report. */
final class JsonBenchmarks {
    private JsonBenchmarks() {}

    /** Gives the assessments that a report asks for; none of benchmarks that this harden does not know. */
    static List<Assessment> of(Report report) {
        return report.extent().benchmarks().stream()
                .filter(Benchmarks.ids()::contains)
                .map(id -> Assessment.of(Benchmarks.get(id), report))
                .toList();
    }

    static void write(JsonGenerator json, Report report) throws IOException {
        List<Assessment> assessments = of(report);
        if (assessments.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("benchmarks");
        for (Assessment assessment : assessments) {
            Benchmark benchmark = assessment.benchmark();
            json.writeStartObject();
            json.writeStringField("id", benchmark.id());
            json.writeStringField("name", benchmark.name());
            json.writeStringField("version", benchmark.version());
            json.writeNumberField("controlsTotal", benchmark.total());
            json.writeObjectFieldStart("states");
            for (State state : State.values()) {
                json.writeNumberField(state.name(), assessment.count(state));
            }
            json.writeEndObject();
            json.writeArrayFieldStart("controls");
            for (Assessment.Result result : assessment.results()) {
                control(json, result);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes the controls that a finding is about, and how it counts for each. */
    static void controls(JsonGenerator json, List<Controls.Weighed> weighed) throws IOException {
        if (weighed.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("controls");
        for (Controls.Weighed one : weighed) {
            json.writeStartObject();
            json.writeStringField("benchmark", one.cited().benchmark().id());
            json.writeStringField("control", one.cited().control().id());
            json.writeStringField("title", one.cited().control().title());
            json.writeStringField("counts", one.weight().name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void control(JsonGenerator json, Assessment.Result result) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", result.control().id());
        json.writeStringField("title", result.control().title());
        json.writeStringField("state", result.state().name());
        json.writeStringField("coverage", result.control().coverage().name());
        Json.texts(json, "checks", result.control().checks());
        Json.texts(json, "notRun", result.notRun());
        for (Weight weight : Weight.values()) {
            json.writeNumberField(weight.name(), result.count(weight));
        }
        json.writeBooleanField("waived", result.isWaived());
        json.writeStringField("note", result.control().note());
        json.writeEndObject();
    }
}
