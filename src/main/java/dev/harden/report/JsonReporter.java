package dev.harden.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.harden.model.Coverage;
import dev.harden.model.Finding;
import dev.harden.model.Report;
import dev.harden.model.Resource;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Unknown;
import java.io.IOException;
import java.util.Optional;

/** Writes the report as JSON, as {@code docs/report.schema.json} describes it. */
public final class JsonReporter implements Reporter {
    private static final String SCHEMA_VERSION = "1.0";

    @Override
    public void write(Report report, Appendable out) throws IOException {
        Json.write(out, json -> {
            json.writeStartObject();
            head(json, report);
            json.writeArrayFieldStart("coverage");
            for (Coverage row : report.coverage()) {
                coverage(json, row);
            }
            json.writeEndArray();
            summary(json, report);
            json.writeArrayFieldStart("findings");
            for (Finding finding : report.findings()) {
                finding(json, finding);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void head(JsonGenerator json, Report report) throws IOException {
        json.writeStringField("schemaVersion", SCHEMA_VERSION);
        json.writeObjectFieldStart("tool");
        json.writeStringField("name", "harden");
        json.writeStringField("version", report.tool());
        json.writeEndObject();
        json.writeStringField("account", report.account().id());
        json.writeStringField("partition", report.account().partition());
        json.writeStringField("startedAt", report.startedAt().toString());
        Json.texts(json, "regions", report.regions());
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

    private static void summary(JsonGenerator json, Report report) throws IOException {
        json.writeObjectFieldStart("summary");
        for (Status status : Status.values()) {
            json.writeObjectFieldStart(status.name());
            json.writeNumberField("total", report.count(status));
            for (Severity severity : Severity.values()) {
                json.writeNumberField(severity.name(), report.count(status, severity));
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void finding(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("check", finding.check());
        json.writeStringField("status", finding.status().name());
        json.writeStringField("severity", finding.severity().name());
        json.writeStringField("account", finding.account());
        json.writeStringField("region", finding.region());
        Resource resource = finding.resource();
        json.writeObjectFieldStart("resource");
        json.writeStringField("arn", resource.arn());
        json.writeStringField("id", resource.id());
        json.writeStringField("type", resource.type());
        json.writeStringField("name", resource.name());
        json.writeEndObject();
        json.writeStringField("message", finding.outcome().message());
        Json.texts(json, "evidence", finding.outcome().evidence());
        unknown(json, finding.outcome().unknown());
        json.writeEndObject();
    }

    private static void unknown(JsonGenerator json, Optional<Unknown> missing) throws IOException {
        if (missing.isPresent()) {
            Unknown unknown = missing.get();
            json.writeObjectFieldStart("unknown");
            json.writeStringField("cause", unknown.cause().name());
            json.writeStringField("operation", unknown.operation());
            json.writeStringField("action", unknown.action());
            json.writeStringField("code", unknown.code());
            json.writeEndObject();
        }
    }
}
