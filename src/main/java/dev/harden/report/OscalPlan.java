package dev.harden.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.harden.benchmark.Benchmark;
import dev.harden.model.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/**
 * Writes the assessment plan that results were made by, into the back matter of the results: {@code import-ap} names that
 * resource, so that the file stands alone.
 *
 * @see <a href="https://pages.nist.gov/OSCAL-Reference/models/v1.2.1/assessment-plan/json-reference/">Assessment plan</a>
 */
final class OscalPlan {
    private OscalPlan() {}

    /** Writes it as a resource, encoded. */
    static void resource(JsonGenerator json, Origin origin, List<Benchmark> benchmarks, Collection<String> checks)
            throws IOException {
        StringBuilder plan = new StringBuilder();
        Json.write(plan, document -> write(document, origin, benchmarks, checks));
        json.writeStartObject();
        json.writeStringField("uuid", Ids.uuid("plan").toString());
        json.writeStringField("title", "Assessment plan: the checks of harden " + origin.tool());
        json.writeStringField(
                "description",
                "The plan, an OSCAL assessment plan in JSON. Each check, why it matters and how to fix it: harden explain"
                        + " CHECK");
        json.writeObjectFieldStart("base64");
        json.writeStringField("filename", "assessment-plan.json");
        json.writeStringField("media-type", "application/oscal+json");
        json.writeStringField(
                "value", Base64.getEncoder().encodeToString(plan.toString().getBytes(StandardCharsets.UTF_8)));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Origin origin, List<Benchmark> benchmarks, Collection<String> checks)
            throws IOException {
        String run = "plan of " + origin.tool() + " "
                + benchmarks.stream().map(Benchmark::id).toList() + " " + checks;
        json.writeStartObject();
        json.writeObjectFieldStart("assessment-plan");
        json.writeStringField("uuid", Ids.uuid(run).toString());
        json.writeObjectFieldStart("metadata");
        json.writeStringField("title", "Audit by the checks of harden " + origin.tool());
        json.writeStringField("last-modified", origin.startedAt().toString());
        json.writeStringField("version", origin.tool());
        json.writeStringField("oscal-version", OscalReporter.VERSION);
        json.writeEndObject();
        json.writeObjectFieldStart("import-ssp");
        json.writeStringField("href", "#" + Ids.uuid("no system security plan"));
        json.writeEndObject();
        OscalControls.reviewed(json, benchmarks, checks);
        subjects(json);
        json.writeObjectFieldStart("back-matter");
        json.writeArrayFieldStart("resources");
        json.writeStartObject();
        json.writeStringField("uuid", Ids.uuid("no system security plan").toString());
        json.writeStringField("title", "System security plan");
        json.writeStringField(
                "description", "harden reads an account's settings, and no plan of a system: name yours here.");
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void subjects(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("assessment-subjects");
        json.writeStartObject();
        json.writeStringField("type", "inventory-item");
        json.writeStringField("description", "The resources of the AWS account that the checks are about");
        json.writeObjectFieldStart("include-all");
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }
}
