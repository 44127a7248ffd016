package dev.harden.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.harden.benchmark.Controls;
import dev.harden.checks.Registered;
import dev.harden.checks.Registry;
import dev.harden.model.Finding;
import dev.harden.model.Named;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Tally;
import java.io.IOException;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Writes failures as SARIF 2.1.0 in the form that GitHub code scanning takes. It makes an alert of every result, passed
 * ones too, so results are failures alone; what could not be judged is a notification of the invocation.
 *
 * @see <a href="https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning">
 *     SARIF support for code scanning</a>
 */
public final class SarifReporter implements Reporter {
    /** GitHub refuses a file with more. */
    private static final int MOST_RUNS = 20;

    /** GitHub refuses a file over 10 MB gzipped; a text of 1,000 characters keeps 25,000 results below it. */
    private static final int LONGEST_TEXT = 1_000;

    private final Registry registry;
    private final Wording wording;

    /**
     * @param registry gives the checks' titles and prose
     */
    public SarifReporter(Registry registry) {
        this.registry = registry;
        this.wording = new Wording(registry);
    }

    @Override
    public Document begin(Organization about, Papers papers) throws IOException {
        return new Pages(papers);
    }

    /** Writes a run an account, and begins a further file where one may hold no more. */
    private final class Pages implements Document {
        private final Papers papers;
        private Document page;
        private Optional<Writer> further = Optional.empty();
        private int pages = 1;
        private int runs;

        Pages(Papers papers) throws IOException {
            this.papers = papers;
            this.page = file(papers.first());
        }

        @Override
        public void add(Report report) throws IOException {
            if (runs == MOST_RUNS) {
                endPage();
                pages++;
                runs = 0;
                Writer next = papers.further(String.valueOf(pages));
                further = Optional.of(next);
                page = file(next);
            }
            page.add(report);
            runs++;
        }

        private void endPage() throws IOException {
            page.end(new Tally());
            if (further.isPresent()) {
                further.get().close();
            }
        }

        @Override
        public void end(Tally tally) throws IOException {
            endPage();
        }
    }

    private Document file(Appendable out) throws IOException {
        return new GrowingJson(out, SarifReporter::head, this::run, (json, tally) -> {
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void head(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
    }

    private void run(JsonGenerator json, Report report) throws IOException {
        List<Finding> failures = report.shown().stream()
                .filter(finding -> finding.status() == Status.FAIL)
                .sorted(Comparator.comparing(
                                (Finding finding) -> finding.marks().waiver().isPresent())
                        .thenComparing(Finding::severity)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        List<Finding> shown = failures.subList(0, Math.min(failures.size(), SarifRank.MOST_RESULTS));
        List<String> rules =
                List.copyOf(new TreeSet<>(shown.stream().map(Finding::check).toList()));
        Controls controls = Controls.of(report.extent().benchmarks());
        json.writeStartObject();
        tool(json, report, rules, controls);
        json.writeObjectFieldStart("automationDetails");
        json.writeStringField("id", "harden/" + report.account().id() + "/");
        if (!report.view().name().isEmpty()) {
            message(json, "description", report.view().name());
        }
        json.writeEndObject();
        invocation(json, report, failures.size());
        json.writeArrayFieldStart("results");
        for (Finding finding : shown) {
            result(json, finding, rules.indexOf(finding.check()), controls.of(finding));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void tool(JsonGenerator json, Report report, List<String> rules, Controls controls) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "harden");
        json.writeStringField("version", report.tool());
        json.writeStringField("semanticVersion", report.tool());
        json.writeArrayFieldStart("rules");
        for (String id : rules) {
            rule(json, id, controls.of(id));
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void rule(JsonGenerator json, String id, List<Controls.Cited> controls) throws IOException {
        Severity severity = registry.find(id).map(Registered::severity).orElse(Severity.MEDIUM);
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeStringField("name", id);
        message(json, "shortDescription", wording.fault(id));
        message(json, "fullDescription", "Expected: " + wording.expected(id));
        json.writeObjectFieldStart("help");
        json.writeStringField("text", "Why: " + wording.why(id) + "\n\nFix: " + wording.fix(id));
        json.writeStringField("markdown", "**Why**\n\n" + wording.why(id) + "\n\n**Fix**\n\n" + wording.fix(id));
        json.writeEndObject();
        List<String> references = wording.references(id);
        if (!references.isEmpty()) {
            json.writeStringField("helpUri", references.get(0));
        }
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", SarifRank.level(severity));
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        json.writeStringField("security-severity", SarifRank.score(severity));
        Json.texts(json, "tags", SarifRank.tags(wording.topic(id), controls));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void invocation(JsonGenerator json, Report report, int failures) throws IOException {
        List<String> notes = new ArrayList<>();
        if (report.view().leavesOut()) {
            notes.add(report.view().told());
        }
        notes.addAll(SarifRank.limits(failures));
        for (String region : Unexamined.refused(report)) {
            notes.add("region " + region + " accepted the credentials in no call, so nothing in it was examined");
        }
        notes.addAll(Unexamined.lines(report));
        for (Finding finding : report.shown()) {
            if (finding.status() == Status.UNKNOWN) {
                notes.add("UNKNOWN " + finding.check() + " " + Named.placed(finding) + ": "
                        + finding.outcome().message());
            }
        }
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", Unexamined.wentWell(report));
        if (!notes.isEmpty()) {
            json.writeArrayFieldStart("toolExecutionNotifications");
            for (String note : notes.subList(0, Math.min(notes.size(), SarifRank.MOST_RESULTS))) {
                json.writeStartObject();
                json.writeStringField("level", "warning");
                message(json, "message", note);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void result(JsonGenerator json, Finding finding, int rule, List<Controls.Weighed> controls)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", finding.check());
        json.writeNumberField("ruleIndex", rule);
        json.writeStringField("level", SarifRank.level(finding.severity()));
        List<String> evidence = finding.outcome().evidence();
        message(
                json,
                "message",
                Named.placed(finding) + ": " + finding.outcome().message()
                        + (evidence.isEmpty() ? "" : "\n" + String.join("\n", evidence))
                        + Remediation.whole(finding).map(text -> "\n" + text).orElse(""));
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(finding));
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        for (String field : List.of("startLine", "startColumn", "endLine", "endColumn")) {
            json.writeNumberField(field, 1);
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayFieldStart("logicalLocations");
        json.writeStartObject();
        json.writeStringField("fullyQualifiedName", shortened(finding.resource().arn()));
        json.writeStringField("kind", "resource");
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("primaryLocationLineHash", Ids.of(finding) + ":1");
        json.writeEndObject();
        if (!controls.isEmpty()) {
            json.writeObjectFieldStart("properties");
            JsonBenchmarks.controls(json, controls);
            json.writeEndObject();
        }
        SarifSuppression.write(json, finding);
        json.writeEndObject();
    }

    private static void message(JsonGenerator json, String name, String text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("text", shortened(text));
        json.writeEndObject();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT / 2)) + "…";
    }

    /** Gives a path of no scheme, which code scanning wants of every result. */
    private static String uri(Finding finding) {
        String[] type = finding.resource().type().split("::");
        String service = type.length > 1 && !type[1].isEmpty() ? type[1].toLowerCase(Locale.ROOT) : "account";
        return String.join(
                "/",
                "aws",
                encoded(finding.account()),
                encoded(finding.region()),
                encoded(service),
                encoded(shortened(finding.resource().id())));
    }

    private static String encoded(String part) {
        String encoded = URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.matches("\\.+") ? encoded.replace(".", "%2E") : encoded;
    }
}
