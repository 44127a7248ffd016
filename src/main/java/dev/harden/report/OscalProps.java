package dev.harden.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.harden.model.Report;
import java.io.IOException;

/** Writes what OSCAL calls properties: names with values, here of a whole report. */
final class OscalProps {
    private static final String NAMESPACE = "https://harden.dev/ns/oscal";

    private OscalProps() {}

    static void of(JsonGenerator json, Report report) throws IOException {
        json.writeArrayFieldStart("props");
        add(json, "account", report.account().id());
        if (!report.view().name().isEmpty()) {
            add(json, "account-name", report.view().name());
        }
        if (report.view().leavesOut()) {
            add(json, "view", report.view().told());
        }
        add(json, "partition", report.account().partition());
        add(json, "caller", report.account().caller());
        add(json, "tool-version", report.tool());
        if (report.origin().answeredBy().isPresent()) {
            add(json, "answered-by", report.origin().answeredBy().get());
        }
        for (String region : report.regions()) {
            add(json, "region", region);
        }
        Unexamined.each(report, (reason, regions) -> add(json, reason, regions));
        if (report.origin().recording().isPresent()) {
            add(json, "recording-sha256", report.origin().recording().get());
        }
        json.writeEndArray();
    }

    static void add(JsonGenerator json, String name, String value) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("ns", NAMESPACE);
        json.writeStringField("value", token(value));
        json.writeEndObject();
    }

    /** Gives a text without what OSCAL's strings may not have: space at its ends, and nothing at all. */
    static String token(String text) {
        String plain = Plain.whole(text).strip();
        return plain.isEmpty() ? "-" : plain;
    }
}
