package dev.harden.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.harden.model.Member;
import dev.harden.model.Organization;
import dev.harden.model.Tally;
import java.io.IOException;

/** Writes what stands around the reports of several accounts in JSON: what the run is about, and what is counted. */
final class JsonFrame {
    private JsonFrame() {}

    static void head(JsonGenerator json, Organization about) throws IOException {
        json.writeStartObject();
        JsonReporter.tool(json, about.origin().tool());
        json.writeStringField("organization", about.id());
        json.writeStringField("startedAt", about.origin().startedAt().toString());
        Json.texts(json, "checks", about.checks());
        json.writeArrayFieldStart("members");
        for (Member member : about.members()) {
            json.writeStartObject();
            json.writeStringField("account", member.account());
            json.writeStringField("name", member.name());
            json.writeStringField("state", member.state());
            json.writeBooleanField("audited", member.audited());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("accounts");
    }

    static void tail(JsonGenerator json, Tally tally) throws IOException {
        json.writeEndArray();
        JsonReporter.waivers(json, tally.waivers());
        JsonReporter.summary(json, tally::count, tally::count);
        json.writeEndObject();
    }
}
