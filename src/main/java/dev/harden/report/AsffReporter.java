package dev.harden.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.harden.benchmark.Controls;
import dev.harden.checks.Registry;
import dev.harden.model.Comparison;
import dev.harden.model.Finding;
import dev.harden.model.Report;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Waiver;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes findings as AWS Security Hub CSPM imports them: a line is one batch, a JSON array of at most 100 findings of one
 * region.
 *
 * @see <a href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchImportFindings.html">
 *     BatchImportFindings</a>
 * @see <a href="https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format-syntax.html">ASFF</a>
 */
public final class AsffReporter implements LineReporter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String> TYPES = List.of("Software and Configuration Checks/AWS Security Best Practices");
    private static final int MOST_OF_A_BATCH = 100;
    /** AWS takes 6 MB a call. */
    private static final int LARGEST_BATCH = 5_000_000;

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 900;
    private static final int LONGEST_FIX = 512;
    private static final int LONGEST_ID = 450;

    /** Where findings of the account as a whole are kept, by partition. */
    private static final Map<String, String> GLOBAL =
            Map.of("aws", "us-east-1", "aws-cn", "cn-north-1", "aws-us-gov", "us-gov-west-1");

    private static final int MOST_REQUIREMENTS = 32;
    private static final int LONGEST_REQUIREMENT = 64;

    private final Wording wording;

    /**
     * @param registry gives the checks' titles and fixes
     */
    public AsffReporter(Registry registry) {
        this.wording = new Wording(registry);
    }

    @Override
    public void lines(Report report, Appendable out) throws IOException {
        write(Unexamined.and(report), report, new State(false, report.startedAt()), out);
    }

    /**
     * Archives what an older report has and a newer one, which looked for it, has not: Security Hub would keep it open.
     *
     * @see <a href="https://docs.aws.amazon.com/securityhub/latest/userguide/finding-update-batchimportfindings.html">BatchImportFindings</a>
     */
    public void archive(Report before, Report after, Appendable out) throws IOException {
        List<Finding> gone = new Comparison(before, after)
                .changes().stream()
                        .filter(change -> change.kind() == Comparison.Kind.VANISHED)
                        .flatMap(change -> change.before().stream())
                        .filter(finding -> after.extent().checks().contains(finding.check())
                                && (finding.region().equals(Scope.GLOBAL)
                                        || after.regions().contains(finding.region())))
                        .toList();
        write(gone, before, new State(true, after.startedAt()), out);
    }

    /** Is whether findings are archived, and when that was found out. */
    private record State(boolean archived, Instant at) {}

    private void write(List<Finding> findings, Report report, State state, Appendable out) throws IOException {
        Map<String, List<Finding>> regions = findings.stream()
                .collect(Collectors.groupingBy(finding -> region(finding, report), TreeMap::new, Collectors.toList()));
        Controls controls = Controls.of(report.extent().benchmarks());
        for (Map.Entry<String, List<Finding>> region : regions.entrySet()) {
            List<String> batch = new ArrayList<>();
            int size = 0;
            for (Finding finding : region.getValue()) {
                String text = text(finding, region.getKey(), report, state, controls);
                int bytes = text.getBytes(StandardCharsets.UTF_8).length;
                if (batch.size() == MOST_OF_A_BATCH || size + bytes > LARGEST_BATCH) {
                    flush(batch, out);
                    size = 0;
                }
                batch.add(text);
                size += bytes;
            }
            flush(batch, out);
        }
    }

    private static void flush(List<String> batch, Appendable out) throws IOException {
        if (!batch.isEmpty()) {
            out.append("[").append(String.join(",", batch)).append("]\n");
            batch.clear();
        }
    }

    private static String region(Finding finding, Report report) {
        return finding.region().equals(Scope.GLOBAL)
                ? GLOBAL.getOrDefault(
                        report.account().partition(),
                        report.regions().stream().findFirst().orElse("us-east-1"))
                : finding.region();
    }

    private String text(Finding finding, String region, Report report, State state, Controls controls)
            throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, finding, region, report, state, controls);
        }
        return text.toString();
    }

    private void write(
            JsonGenerator json, Finding finding, String region, Report report, State state, Controls controls)
            throws IOException {
        String partition = report.account().partition();
        String account = finding.account();
        json.writeStartObject();
        json.writeStringField("SchemaVersion", "2018-10-08");
        json.writeStringField("Id", "harden/" + account + "/" + region + "/" + finding.check() + "/" + Ids.of(finding));
        json.writeStringField(
                "ProductArn",
                "arn:" + partition + ":securityhub:" + region + ":" + account + ":product/" + account + "/default");
        json.writeStringField("ProductName", "harden");
        json.writeStringField("GeneratorId", "harden/" + finding.check());
        json.writeStringField("AwsAccountId", account);
        if (!report.view().name().isEmpty()) {
            json.writeStringField("AwsAccountName", report.view().name());
        }
        Json.texts(json, "Types", TYPES);
        String since = finding.marks().since().orElse(report.startedAt()).toString();
        json.writeStringField("FirstObservedAt", since);
        json.writeStringField("LastObservedAt", report.startedAt().toString());
        json.writeStringField("CreatedAt", since);
        json.writeStringField("UpdatedAt", state.at().toString());
        severity(json, finding);
        // Later imports change these fields here alone; the ones above are taken from the first.
        json.writeObjectFieldStart("FindingProviderFields");
        severity(json, finding);
        Json.texts(json, "Types", TYPES);
        json.writeEndObject();
        json.writeStringField("Title", Plain.shortened(wording.title(finding), LONGEST_TITLE));
        json.writeStringField("Description", description(finding));
        remediation(json, finding);
        json.writeObjectFieldStart("ProductFields");
        json.writeStringField("harden/check", finding.check());
        json.writeStringField("harden/version", report.tool());
        json.writeEndObject();
        resources(json, finding, region, partition);
        compliance(json, finding, controls.of(finding));
        workflow(json, finding, report);
        json.writeStringField("RecordState", state.archived() ? "ARCHIVED" : "ACTIVE");
        json.writeEndObject();
    }

    private static void severity(JsonGenerator json, Finding finding) throws IOException {
        json.writeObjectFieldStart("Severity");
        json.writeStringField("Label", label(finding));
        json.writeStringField("Original", finding.severity().name());
        json.writeEndObject();
    }

    private static String label(Finding finding) {
        boolean wrong = finding.status() == Status.FAIL || finding.status() == Status.UNKNOWN;
        return wrong && finding.severity() != Severity.INFO ? finding.severity().name() : "INFORMATIONAL";
    }

    private static String description(Finding finding) {
        List<String> lines = new ArrayList<>(List.of(finding.outcome().message()));
        lines.addAll(finding.outcome().evidence());
        return Plain.shortened(String.join("; ", lines), LONGEST_TEXT);
    }

    /** Gives what is to be done: the commands where they fit as a whole, else what they do. */
    private String text(Finding finding) {
        String more = "'harden explain " + finding.check() + "' shows the commands.";
        String whole = Remediation.whole(finding).orElse("");
        if (whole.isEmpty()) {
            return Sentences.fitting(wording.fix(finding.check()), LONGEST_FIX, more);
        }
        String words = String.join("; ", Remediation.words(finding));
        return whole.length() <= LONGEST_FIX ? whole : Plain.shortened(words, LONGEST_FIX);
    }

    private void remediation(JsonGenerator json, Finding finding) throws IOException {
        List<String> references = wording.references(finding.check());
        if (!references.isEmpty()) {
            json.writeObjectFieldStart("Remediation");
            json.writeObjectFieldStart("Recommendation");
            json.writeStringField("Text", text(finding));
            json.writeStringField("Url", references.get(0));
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static void resources(JsonGenerator json, Finding finding, String region, String partition)
            throws IOException {
        json.writeArrayFieldStart("Resources");
        json.writeStartObject();
        json.writeStringField("Type", AsffTypes.of(finding.resource().type()));
        json.writeStringField("Id", Plain.shortened(finding.resource().arn(), LONGEST_ID));
        json.writeStringField("Partition", partition);
        json.writeStringField("Region", region);
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void compliance(JsonGenerator json, Finding finding, List<Controls.Weighed> controls)
            throws IOException {
        json.writeObjectFieldStart("Compliance");
        json.writeStringField(
                "Status",
                switch (finding.status()) {
                    case PASS -> "PASSED";
                    case FAIL -> "FAILED";
                    case UNKNOWN, NOT_APPLICABLE -> "NOT_AVAILABLE";
                });
        requirements(json, controls);
        if (finding.status() == Status.UNKNOWN || finding.status() == Status.NOT_APPLICABLE) {
            json.writeArrayFieldStart("StatusReasons");
            json.writeStartObject();
            json.writeStringField(
                    "ReasonCode",
                    finding.outcome()
                            .unknown()
                            .map(unknown -> unknown.cause().name())
                            .orElse("NOT_APPLICABLE"));
            json.writeStringField(
                    "Description", Plain.shortened(finding.outcome().message(), LONGEST_TEXT));
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** Writes the controls that a finding is about, and the benchmarks that they are of; ASFF takes 32 of the former. */
    private static void requirements(JsonGenerator json, List<Controls.Weighed> controls) throws IOException {
        if (controls.isEmpty()) {
            return;
        }
        Json.texts(
                json,
                "RelatedRequirements",
                controls.stream()
                        .map(one -> Plain.shortened(one.name().replace(' ', '/'), LONGEST_REQUIREMENT))
                        .limit(MOST_REQUIREMENTS)
                        .toList());
        json.writeArrayFieldStart("AssociatedStandards");
        for (String id : new TreeSet<>(
                controls.stream().map(one -> one.cited().benchmark().id()).toList())) {
            json.writeStartObject();
            json.writeStringField("StandardsId", "standards/" + id);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void workflow(JsonGenerator json, Finding finding, Report report) throws IOException {
        json.writeObjectFieldStart("Workflow");
        String state = finding.status() == Status.PASS ? "RESOLVED" : "NEW";
        json.writeStringField("Status", finding.marks().waiver().isPresent() ? "SUPPRESSED" : state);
        json.writeEndObject();
        String marks = Wording.marks(finding);
        if (!marks.isEmpty()) {
            json.writeObjectFieldStart("Note");
            json.writeStringField("Text", Plain.shortened(marks, LONGEST_FIX));
            json.writeStringField(
                    "UpdatedBy",
                    Plain.shortened(finding.marks().waiver().map(Waiver::owner).orElse("harden"), LONGEST_TITLE));
            json.writeStringField("UpdatedAt", report.startedAt().toString());
            json.writeEndObject();
        }
    }
}
