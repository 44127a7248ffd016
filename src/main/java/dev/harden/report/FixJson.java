package dev.harden.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.harden.model.Finding;
import dev.harden.model.remedy.FixPlan;
import dev.harden.model.remedy.NoCommand;
import java.io.IOException;
import java.util.List;

/** Writes a plan as JSON. */
public final class FixJson {
    private final FixSheet sheet;

    public FixJson(FixSheet sheet) {
        this.sheet = sheet;
    }

    public void write(Appendable out) throws IOException {
        Json.write(out, this::document);
    }

    private void document(JsonGenerator json) throws IOException {
        json.writeStartObject();
        JsonReporter.tool(json, sheet.report().tool());
        json.writeStringField("account", sheet.report().account().id());
        json.writeStringField("partition", sheet.report().account().partition());
        json.writeStringField("startedAt", sheet.report().startedAt().toString());
        json.writeNumberField("failures", sheet.plan().failures());
        json.writeBooleanField("made", sheet.plan().made());
        json.writeNumberField("unknown", sheet.unknown());
        json.writeNumberField("waived", sheet.waived());
        json.writeNumberField("active", sheet.active().size());
        json.writeNumberField("closed", FixPlan.closedBy(sheet.active()).size());
        json.writeArrayFieldStart("plan");
        for (FixPlan.Entry entry : sheet.plan().entries()) {
            entry(json, entry);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("withoutCommand");
        for (Finding finding : sheet.plan().open()) {
            json.writeStartObject();
            finding(json, finding);
            json.writeStringField(
                    "why",
                    finding.remedy().orElse(null) instanceof NoCommand none
                            ? none.why().word()
                            : "unknown");
            json.writeStringField("text", FixSheet.why(finding));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void entry(JsonGenerator json, FixPlan.Entry entry) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", sheet.number(entry));
        json.writeStringField("proof", entry.proof().state().word());
        if (!entry.proof().why().isEmpty()) {
            json.writeStringField("why", entry.proof().why());
        }
        Json.texts(
                json,
                "notActive",
                sheet.reasons(entry).stream().map(FixChoice.Reason::toString).toList());
        findings(json, "closes", entry.proof().closes());
        findings(json, "worsens", entry.proof().worsens());
        findings(json, "wanting", entry.wanting());
        if (!entry.access().isEmpty()) {
            json.writeStringField("ownAccess", entry.access());
        }
        if (entry.owner().isPresent()) {
            json.writeStringField("madeBy", entry.owner().get());
        }
        RemedyJson.intent(json, entry.target(), entry.about(), entry.steps());
        json.writeEndObject();
    }

    private static void findings(JsonGenerator json, String name, List<Finding> findings) throws IOException {
        json.writeArrayFieldStart(name);
        for (Finding finding : findings) {
            json.writeStartObject();
            finding(json, finding);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void finding(JsonGenerator json, Finding finding) throws IOException {
        json.writeStringField("findingId", Ids.of(finding));
        json.writeStringField("check", finding.check());
        json.writeStringField("severity", finding.severity().name());
        json.writeStringField("region", finding.region());
        json.writeStringField("resource", finding.resource().arn());
    }
}
