package dev.harden.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.harden.model.Finding;
import dev.harden.model.Resource;
import dev.harden.model.Unknown;
import java.io.IOException;
import java.util.Optional;

/** Writes a finding so that it stands on its own: what is wrong, where, what is expected and why. */
record JsonFinding(Wording wording) {
    /** Writes its fields, but for what people and recordings have to say of it. */
    void write(JsonGenerator json, Finding finding) throws IOException {
        boolean known = wording.knows(finding.check());
        json.writeStringField("id", Ids.of(finding));
        json.writeStringField("check", finding.check());
        if (known) {
            json.writeStringField("title", wording.title(finding));
        }
        json.writeStringField("status", finding.status().name());
        json.writeStringField("severity", finding.severity().name());
        json.writeStringField("account", finding.account());
        json.writeStringField("region", finding.region());
        resource(json, finding.resource());
        json.writeStringField("message", finding.outcome().message());
        Json.texts(json, "evidence", finding.outcome().evidence());
        JsonAspects.write(json, finding.outcome().aspects());
        if (known) {
            json.writeStringField("expected", wording.expected(finding.check()));
            json.writeStringField("why", wording.why(finding.check()));
            Json.texts(json, "references", wording.references(finding.check()));
        }
        unknown(json, finding.outcome().unknown());
        RemedyJson.write(json, finding.remedy());
    }

    private static void resource(JsonGenerator json, Resource resource) throws IOException {
        json.writeObjectFieldStart("resource");
        json.writeStringField("arn", resource.arn());
        json.writeStringField("id", resource.id());
        json.writeStringField("type", resource.type());
        json.writeStringField("name", resource.name());
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
