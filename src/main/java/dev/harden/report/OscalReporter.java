package dev.harden.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.harden.benchmark.Assessment;
import dev.harden.benchmark.Benchmark;
import dev.harden.benchmark.State;
import dev.harden.checks.Registry;
import dev.harden.model.Count;
import dev.harden.model.Finding;
import dev.harden.model.Organization;
import dev.harden.model.Origin;
import dev.harden.model.Report;
import dev.harden.model.Resource;
import dev.harden.model.View;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes OSCAL assessment results: an observation a finding with links to the recorded exchanges that decided it, and a
 * finding a check. OSCAL knows satisfied and not-satisfied alone: what could not be judged is not satisfied, for the
 * reason {@code other}. Identifiers are the same for the same run.
 *
 * @see <a href="https://pages.nist.gov/OSCAL-Reference/models/v1.2.1/assessment-results/json-reference/">Assessment
 *     results</a>
 */
public final class OscalReporter implements Reporter {
    static final String VERSION = "1.2.1";

    private final Wording wording;

    /**
     * @param registry gives the checks' titles
     */
    public OscalReporter(Registry registry) {
        this.wording = new Wording(registry);
    }

    @Override
    public Document begin(Organization about, Papers papers) throws IOException {
        if (about.alone()) {
            String account = about.members().get(0).account();
            return document(papers.first(), "AWS account " + account, account, about.origin());
        }
        String what =
                about.id().isEmpty() ? Count.of(about.audited().size(), "AWS account") : "organization " + about.id();
        return document(papers.first(), what, about.id(), about.origin());
    }

    private Document document(Appendable out, String what, String id, Origin origin) throws IOException {
        Set<String> checks = new TreeSet<>();
        Set<Benchmark> benchmarks = new LinkedHashSet<>();
        return new GrowingJson(
                out,
                json -> head(json, what, id + " " + origin.startedAt(), origin),
                (json, report) -> {
                    checks.addAll(report.extent().checks());
                    benchmarks.addAll(OscalControls.benchmarks(report));
                    result(json, report);
                },
                (json, tally) -> tail(json, origin, List.copyOf(benchmarks), checks));
    }

    private static void head(JsonGenerator json, String what, String run, Origin origin) throws IOException {
        String time = origin.startedAt().toString();
        json.writeStartObject();
        json.writeObjectFieldStart("assessment-results");
        uuid(json, "uuid", run);
        json.writeObjectFieldStart("metadata");
        json.writeStringField("title", "Hardening of " + what);
        json.writeStringField("last-modified", time);
        json.writeStringField("version", time);
        json.writeStringField("oscal-version", VERSION);
        json.writeEndObject();
        json.writeObjectFieldStart("import-ap");
        json.writeStringField("href", "#" + Ids.uuid("plan"));
        json.writeEndObject();
        json.writeArrayFieldStart("results");
    }

    private void result(JsonGenerator json, Report report) throws IOException {
        String run = report.account().id() + " " + report.startedAt();
        String time = report.startedAt().toString();
        Map<String, List<Finding>> checks = report.findings().stream()
                .collect(Collectors.groupingBy(Finding::check, TreeMap::new, Collectors.toList()));
        json.writeStartObject();
        uuid(json, "uuid", run + " result");
        json.writeStringField("title", "harden audit");
        json.writeStringField(
                "description",
                "What harden " + report.tool() + " found in account "
                        + report.account().id());
        json.writeStringField("start", time);
        json.writeStringField("end", time);
        OscalProps.of(json, report);
        inventory(json, report);
        List<Assessment> assessments = JsonBenchmarks.of(report);
        OscalControls.reviewed(
                json,
                assessments.stream().map(Assessment::benchmark).toList(),
                report.extent().checks());
        observations(json, report, run);
        findings(json, assessments, checks, run, report.view());
        json.writeEndObject();
    }

    private static void tail(JsonGenerator json, Origin origin, List<Benchmark> benchmarks, Set<String> checks)
            throws IOException {
        json.writeEndArray();
        json.writeObjectFieldStart("back-matter");
        json.writeArrayFieldStart("resources");
        OscalPlan.resource(json, origin, benchmarks, checks);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void uuid(JsonGenerator json, String field, String name) throws IOException {
        json.writeStringField(field, Ids.uuid(name).toString());
    }

    private static void inventory(JsonGenerator json, Report report) throws IOException {
        Map<String, Resource> resources = new TreeMap<>();
        report.shown().forEach(finding -> resources.putIfAbsent(key(finding), finding.resource()));
        if (resources.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("local-definitions");
        json.writeArrayFieldStart("inventory-items");
        for (Map.Entry<String, Resource> one : resources.entrySet()) {
            json.writeStartObject();
            uuid(json, "uuid", one.getKey());
            json.writeStringField("description", OscalProps.token(one.getValue().name()));
            json.writeArrayFieldStart("props");
            OscalProps.add(json, "arn", one.getValue().arn());
            OscalProps.add(json, "type", one.getValue().type());
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String key(Finding finding) {
        return "resource " + finding.resource().key();
    }

    private static void observations(JsonGenerator json, Report report, String run) throws IOException {
        if (report.shown().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("observations");
        for (Finding finding : report.shown()) {
            json.writeStartObject();
            uuid(json, "uuid", observation(finding, run));
            json.writeStringField("title", finding.check() + ": " + finding.status());
            json.writeStringField("description", OscalProps.token(text(finding)));
            json.writeArrayFieldStart("props");
            OscalProps.add(json, "status", finding.status().name());
            OscalProps.add(json, "severity", finding.severity().name());
            OscalProps.add(json, "region", finding.region());
            String marks = Wording.marks(finding);
            if (!marks.isEmpty()) {
                OscalProps.add(json, "accepted", marks);
            }
            json.writeEndArray();
            Json.texts(json, "methods", List.of("TEST"));
            Json.texts(json, "types", List.of("finding"));
            json.writeArrayFieldStart("subjects");
            json.writeStartObject();
            uuid(json, "subject-uuid", key(finding));
            json.writeStringField("type", "inventory-item");
            json.writeEndObject();
            json.writeEndArray();
            evidence(json, finding);
            json.writeStringField("collected", report.startedAt().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String observation(Finding finding, String run) {
        return run + " observation " + Ids.of(finding) + " " + finding.status() + " "
                + finding.outcome().message();
    }

    private static String text(Finding finding) {
        String evidence = String.join("; ", finding.outcome().evidence());
        return finding.outcome().message() + (evidence.isEmpty() ? "" : "; " + evidence);
    }

    private static void evidence(JsonGenerator json, Finding finding) throws IOException {
        if (finding.marks().exchanges().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("relevant-evidence");
        for (String exchange : finding.marks().exchanges()) {
            json.writeStartObject();
            json.writeStringField("href", "exchanges/" + exchange + "-0.json");
            json.writeStringField("description", "An answer of AWS in the recording");
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void findings(
            JsonGenerator json, List<Assessment> assessments, Map<String, List<Finding>> checks, String run, View view)
            throws IOException {
        checks.values().removeIf(all -> all.stream().noneMatch(view::lists));
        if (checks.isEmpty() && assessments.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("findings");
        for (Assessment assessment : assessments) {
            for (Assessment.Result result : assessment.results()) {
                if (result.state() != State.NOT_COVERED) {
                    control(json, assessment.benchmark(), result, run, view);
                }
            }
        }
        for (Map.Entry<String, List<Finding>> check : checks.entrySet()) {
            json.writeStartObject();
            uuid(json, "uuid", run + " check " + check.getKey());
            json.writeStringField("title", OscalProps.token(wording.title(check.getKey(), check.getValue())));
            json.writeStringField("description", OscalState.counts(check.getValue()));
            json.writeObjectFieldStart("target");
            json.writeStringField("type", "objective-id");
            json.writeStringField("target-id", check.getKey());
            json.writeObjectFieldStart("status");
            OscalState.state(json, check.getValue());
            json.writeEndObject();
            json.writeEndObject();
            related(json, check.getValue().stream().filter(view::lists).toList(), run);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes how a control stands, with what its checks observed. */
    private static void control(
            JsonGenerator json, Benchmark benchmark, Assessment.Result result, String run, View view)
            throws IOException {
        String id = OscalControls.id(benchmark, result.control().id());
        json.writeStartObject();
        uuid(
                json,
                "uuid",
                run + " control " + benchmark.id() + " " + result.control().id());
        json.writeStringField(
                "title",
                OscalProps.token(result.control().id() + " " + result.control().title()));
        json.writeStringField("description", OscalControls.counts(result));
        json.writeArrayFieldStart("props");
        OscalProps.add(json, "benchmark", benchmark.id());
        OscalProps.add(json, "control-id", id);
        OscalProps.add(json, "state", result.state().name());
        json.writeEndArray();
        json.writeObjectFieldStart("target");
        json.writeStringField("type", "statement-id");
        json.writeStringField("target-id", id + "_smt");
        json.writeObjectFieldStart("status");
        OscalControls.state(json, result);
        json.writeEndObject();
        json.writeEndObject();
        related(json, result.findings().stream().filter(view::lists).distinct().toList(), run);
        if (!result.control().note().isEmpty()) {
            json.writeStringField("remarks", OscalProps.token(result.control().note()));
        }
        json.writeEndObject();
    }

    private static void related(JsonGenerator json, List<Finding> findings, String run) throws IOException {
        if (findings.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("related-observations");
        for (Finding finding : findings) {
            json.writeStartObject();
            uuid(json, "observation-uuid", observation(finding, run));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
