package dev.harden.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.harden.benchmark.Controls;
import dev.harden.checks.Registry;
import dev.harden.model.Finding;
import dev.harden.model.Report;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/**
 * Writes an OCSF 1.8 compliance finding a line, as data lakes read them.
 *
 * @see <a href="https://schema.ocsf.io/1.8.0/classes/compliance_finding">Compliance Finding</a>
 */
public final class OcsfReporter implements LineReporter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int CLASS = 2003;
    private static final int CREATE = 1;

    private final Wording wording;

    /**
     * @param registry gives the checks' titles, fixes and references
     */
    public OcsfReporter(Registry registry) {
        this.wording = new Wording(registry);
    }

    @Override
    public void lines(Report report, Appendable out) throws IOException {
        Controls controls = Controls.of(report.extent().benchmarks());
        for (Finding finding : Unexamined.and(report)) {
            StringWriter line = new StringWriter();
            try (JsonGenerator json = JSON.createGenerator(line)) {
                event(json, finding, report, controls);
            }
            out.append(line.getBuffer()).append('\n');
        }
    }

    private void event(JsonGenerator json, Finding finding, Report report, Controls controls) throws IOException {
        json.writeStartObject();
        json.writeNumberField("activity_id", CREATE);
        json.writeStringField("activity_name", "Create");
        json.writeNumberField("category_uid", 2);
        json.writeStringField("category_name", "Findings");
        json.writeNumberField("class_uid", CLASS);
        json.writeStringField("class_name", "Compliance Finding");
        json.writeNumberField("type_uid", CLASS * 100 + CREATE);
        json.writeStringField("type_name", "Compliance Finding: Create");
        json.writeNumberField("severity_id", severity(finding.severity()));
        json.writeStringField("severity", caption(finding.severity()));
        json.writeNumberField("time", report.startedAt().toEpochMilli());
        json.writeStringField("message", finding.outcome().message());
        status(json, finding);
        json.writeObjectFieldStart("metadata");
        json.writeStringField("version", "1.8.0");
        Json.texts(json, "profiles", List.of("cloud"));
        json.writeObjectFieldStart("product");
        json.writeStringField("name", "harden");
        json.writeStringField("vendor_name", "harden");
        json.writeStringField("version", report.tool());
        json.writeEndObject();
        json.writeEndObject();
        json.writeObjectFieldStart("cloud");
        json.writeStringField("provider", "AWS");
        json.writeStringField("cloud_partition", report.account().partition());
        json.writeStringField("region", finding.region());
        json.writeObjectFieldStart("account");
        json.writeStringField("uid", finding.account());
        if (!report.view().name().isEmpty()) {
            json.writeStringField("name", report.view().name());
        }
        json.writeEndObject();
        json.writeEndObject();
        compliance(json, finding, controls.of(finding));
        info(json, finding, report);
        remediation(json, finding);
        resource(json, finding);
        evidence(json, finding);
        json.writeEndObject();
    }

    /** Says what people did with it: 3 is suppressed, 1 new; others are theirs to set. */
    private static void status(JsonGenerator json, Finding finding) throws IOException {
        String marks = Wording.marks(finding);
        json.writeNumberField("status_id", finding.marks().waiver().isPresent() ? 3 : 1);
        json.writeStringField("status", finding.marks().waiver().isPresent() ? "Suppressed" : "New");
        if (!marks.isEmpty()) {
            json.writeStringField("comment", marks);
        }
    }

    private void compliance(JsonGenerator json, Finding finding, List<Controls.Weighed> controls) throws IOException {
        json.writeObjectFieldStart("compliance");
        json.writeStringField(
                "control",
                controls.isEmpty() ? finding.check() : controls.get(0).cited().text());
        json.writeStringField("desc", wording.expected(finding.check()));
        if (!controls.isEmpty()) {
            Json.texts(
                    json,
                    "standards",
                    controls.stream()
                            .map(one -> one.cited().benchmark().title())
                            .distinct()
                            .toList());
            Json.texts(
                    json,
                    "requirements",
                    controls.stream().map(one -> one.cited().text()).toList());
        }
        json.writeNumberField("status_id", verdict(finding.status()));
        json.writeStringField("status", caption(finding.status()));
        json.writeStringField("status_detail", finding.outcome().message());
        if (finding.outcome().unknown().isPresent()) {
            json.writeStringField(
                    "status_code", finding.outcome().unknown().get().cause().name());
        }
        json.writeEndObject();
    }

    private void info(JsonGenerator json, Finding finding, Report report) throws IOException {
        json.writeObjectFieldStart("finding_info");
        json.writeStringField("uid", Ids.of(finding));
        json.writeStringField("title", wording.title(finding));
        json.writeStringField("desc", finding.outcome().message());
        json.writeNumberField("created_time", report.startedAt().toEpochMilli());
        if (!finding.marks().exchanges().isEmpty()) {
            Json.texts(json, "data_sources", finding.marks().exchanges());
        }
        json.writeEndObject();
    }

    private void remediation(JsonGenerator json, Finding finding) throws IOException {
        String prose = wording.fix(finding.check());
        String fix = Remediation.whole(finding)
                .map(own -> prose.isEmpty() ? own : own + "\n\n" + prose)
                .orElse(prose);
        if (!fix.isEmpty()) {
            json.writeObjectFieldStart("remediation");
            json.writeStringField("desc", fix);
            Json.texts(json, "references", wording.references(finding.check()));
            json.writeEndObject();
        }
    }

    private static void resource(JsonGenerator json, Finding finding) throws IOException {
        json.writeArrayFieldStart("resources");
        json.writeStartObject();
        json.writeStringField("uid", finding.resource().arn());
        json.writeStringField("uid_alt", finding.resource().id());
        json.writeStringField("name", finding.resource().name());
        json.writeStringField("type", finding.resource().type());
        json.writeStringField("region", finding.region());
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void evidence(JsonGenerator json, Finding finding) throws IOException {
        if (!finding.outcome().evidence().isEmpty()) {
            json.writeArrayFieldStart("evidences");
            for (String line : finding.outcome().evidence()) {
                json.writeStartObject();
                json.writeObjectFieldStart("data");
                json.writeStringField("text", line);
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    /** Returns the schema's caption of a severity's number. */
    private static String caption(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "Critical";
            case HIGH -> "High";
            case MEDIUM -> "Medium";
            case LOW -> "Low";
            case INFO -> "Informational";
        };
    }

    /** Returns the schema's caption of a verdict's number; of 99 it is the source's own. */
    private static String caption(Status status) {
        return switch (status) {
            case PASS -> "Pass";
            case FAIL -> "Fail";
            case UNKNOWN -> "Unknown";
            case NOT_APPLICABLE -> "Not applicable";
        };
    }

    private static int severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 5;
            case HIGH -> 4;
            case MEDIUM -> 3;
            case LOW -> 2;
            case INFO -> 1;
        };
    }

    /** Gives OCSF's number: pass 1, fail 3, unknown 0, other 99. */
    private static int verdict(Status status) {
        return switch (status) {
            case PASS -> 1;
            case FAIL -> 3;
            case UNKNOWN -> 0;
            case NOT_APPLICABLE -> 99;
        };
    }
}
