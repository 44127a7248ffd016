package dev.harden.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.harden.benchmark.Controls;
import dev.harden.checks.Registry;
import dev.harden.model.Coverage;
import dev.harden.model.Finding;
import dev.harden.model.Marks;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Waiver;
import dev.harden.model.WaiverUse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;

/** Writes the report as JSON, as {@code docs/report.schema.json} describes it. */
public final class JsonReporter implements Reporter {
    static final String SCHEMA_VERSION = "2.0";

    private final JsonFinding findings;

    /** Writes what a report says and nothing that checks say of themselves, for the parts of a run, which are read again. */
    public JsonReporter() {
        this(new Registry(List.of()));
    }

    /**
     * @param registry says what is wrong, what is expected and why
     */
    public JsonReporter(Registry registry) {
        this.findings = new JsonFinding(new Wording(registry));
    }

    /** Returns whether a saved report of a schema version can be read: what 2.0 added, 1.x leaves out. */
    static boolean reads(String version) {
        return version.matches("[12]\\.\\d+");
    }

    @Override
    public Document begin(Organization about, Papers papers) throws IOException {
        return about.alone()
                ? new GrowingJson(papers.first(), json -> {}, this::account, (json, tally) -> {})
                : new GrowingJson(papers.first(), json -> JsonFrame.head(json, about), this::account, JsonFrame::tail);
    }

    private void account(JsonGenerator json, Report report) throws IOException {
        json.writeStartObject();
        head(json, report);
        List<String> exchanges = exchanges(report);
        if (!exchanges.isEmpty()) {
            Json.texts(json, "exchanges", exchanges);
        }
        waivers(json, report.waivers());
        JsonBenchmarks.write(json, report);
        json.writeArrayFieldStart("coverage");
        for (Coverage row : report.coverage()) {
            coverage(json, row);
        }
        json.writeEndArray();
        summary(json, report::count, report::count);
        Controls controls = Controls.of(report.extent().benchmarks());
        json.writeArrayFieldStart("findings");
        for (Finding finding : report.shown()) {
            finding(json, finding, exchanges, controls);
        }
        json.writeEndArray();
        JsonMaps.write(json, report.maps());
        json.writeEndObject();
    }

    static void tool(JsonGenerator json, String version) throws IOException {
        json.writeStringField("schemaVersion", SCHEMA_VERSION);
        json.writeObjectFieldStart("tool");
        json.writeStringField("name", "harden");
        json.writeStringField("version", version);
        json.writeEndObject();
    }

    private static void head(JsonGenerator json, Report report) throws IOException {
        tool(json, report.tool());
        json.writeStringField("account", report.account().id());
        json.writeStringField("partition", report.account().partition());
        json.writeStringField("caller", report.account().caller());
        json.writeStringField("startedAt", report.startedAt().toString());
        if (report.origin().answeredBy().isPresent()) {
            json.writeStringField("answeredBy", report.origin().answeredBy().get());
        }
        if (report.origin().recording().isPresent()) {
            json.writeStringField("recording", report.origin().recording().get());
        }
        if (report.view().leavesOut()) {
            Json.texts(
                    json,
                    "statuses",
                    report.view().statuses().stream().map(Status::name).toList());
        }
        Json.texts(json, "checks", report.extent().checks());
        Json.texts(json, "regions", report.regions());
    }

    /** Gives the exchanges that some finding was decided from; findings name them by their place in this list. */
    private static List<String> exchanges(Report report) {
        return report.shown().stream()
                .flatMap(finding -> finding.marks().exchanges().stream())
                .distinct()
                .sorted()
                .toList();
    }

    static void waivers(JsonGenerator json, List<WaiverUse> uses) throws IOException {
        if (uses.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("waivers");
        for (WaiverUse use : uses) {
            json.writeStartObject();
            waiver(json, use.waiver());
            json.writeStringField("state", use.state().name());
            json.writeNumberField("findings", use.findings());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void waiver(JsonGenerator json, Waiver waiver) throws IOException {
        json.writeStringField("check", waiver.check());
        json.writeStringField("resource", waiver.resource());
        if (waiver.account().isPresent()) {
            json.writeStringField("account", waiver.account().get());
        }
        if (waiver.region().isPresent()) {
            json.writeStringField("region", waiver.region().get());
        }
        json.writeStringField("reason", waiver.reason());
        json.writeStringField("owner", waiver.owner());
        json.writeStringField("expires", waiver.expires().toString());
    }

    private static void coverage(JsonGenerator json, Coverage row) throws IOException {
        json.writeStartObject();
        json.writeStringField("service", row.service());
        json.writeStringField("operation", row.operation());
        json.writeStringField("region", row.region());
        json.writeNumberField("calls", row.calls());
        json.writeStringField("outcome", row.outcome().name());
        json.writeEndObject();
    }

    static void summary(JsonGenerator json, ToLongFunction<Status> all, ToLongBiFunction<Status, Severity> of)
            throws IOException {
        json.writeObjectFieldStart("summary");
        for (Status status : Status.values()) {
            json.writeObjectFieldStart(status.name());
            json.writeNumberField("total", all.applyAsLong(status));
            for (Severity severity : Severity.values()) {
                json.writeNumberField(severity.name(), of.applyAsLong(status, severity));
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void finding(JsonGenerator json, Finding finding, List<String> exchanges, Controls controls)
            throws IOException {
        json.writeStartObject();
        findings.write(json, finding);
        indexed(json, finding.marks(), exchanges);
        accepted(json, finding.marks());
        JsonBenchmarks.controls(json, controls.of(finding));
        json.writeEndObject();
    }

    private static void indexed(JsonGenerator json, Marks marks, List<String> exchanges) throws IOException {
        if (!marks.exchanges().isEmpty()) {
            json.writeArrayFieldStart("exchanges");
            for (String name : marks.exchanges()) {
                json.writeNumber(Collections.binarySearch(exchanges, name));
            }
            json.writeEndArray();
        }
    }

    /** Writes what people have said of a finding. */
    static void accepted(JsonGenerator json, Marks marks) throws IOException {
        if (marks.waiver().isPresent()) {
            json.writeObjectFieldStart("waiver");
            waiver(json, marks.waiver().get());
            json.writeEndObject();
        }
        if (marks.known()) {
            json.writeBooleanField("inBaseline", true);
        }
        if (marks.since().isPresent()) {
            json.writeStringField("firstObservedAt", marks.since().get().toString());
        }
    }
}
