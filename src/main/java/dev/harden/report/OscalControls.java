package dev.harden.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.harden.benchmark.Assessment;
import dev.harden.benchmark.Benchmark;
import dev.harden.benchmark.Benchmark.Coverage;
import dev.harden.benchmark.State;
import dev.harden.benchmark.Weight;
import dev.harden.model.Report;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes what OSCAL has of controls: which were reviewed, and how each stands. They are named as their catalog names them
 * where NIST publishes one in OSCAL, as {@code ac-2.1}; others keep their own ids, behind their benchmark's where an id
 * begins with a digit.
 *
 * @see <a href="https://github.com/usnistgov/oscal-content">Catalogs of NIST SP 800-53 in OSCAL</a>
 */
final class OscalControls {
    private static final String NIST = "nist-800-53-r5";
    private static final Pattern NIST_ID = Pattern.compile("([A-Z]{2}-\\d+)(?:\\((\\d+)\\))?");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z_][A-Za-z0-9._-]*");

    private OscalControls() {}

    /** Gives a control's id in OSCAL. */
    static String id(Benchmark benchmark, String control) {
        Matcher nist = NIST_ID.matcher(control);
        if (benchmark.id().equals(NIST) && nist.matches()) {
            String base = nist.group(1).toLowerCase(Locale.ROOT);
            return nist.group(2) == null ? base : base + "." + nist.group(2);
        }
        String token = control.replaceAll("[^A-Za-z0-9._-]+", "_").replaceFirst("_+$", "");
        return TOKEN.matcher(token).matches() ? token : benchmark.id() + "_" + token;
    }

    /** Writes the controls that some check speaks to; without a benchmark, the checks as objectives of their own. */
    static void reviewed(JsonGenerator json, List<Benchmark> benchmarks, Collection<String> checks) throws IOException {
        json.writeObjectFieldStart("reviewed-controls");
        json.writeArrayFieldStart("control-selections");
        for (Benchmark benchmark : benchmarks) {
            json.writeStartObject();
            json.writeStringField("description", "Controls of " + benchmark.title() + " that checks speak to");
            json.writeArrayFieldStart("include-controls");
            for (Benchmark.Control control : benchmark.controls()) {
                if (control.coverage() != Coverage.NONE) {
                    json.writeStartObject();
                    json.writeStringField("control-id", id(benchmark, control.id()));
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        if (benchmarks.isEmpty()) {
            json.writeStartObject();
            json.writeStringField(
                    "description", "No benchmark was asked for (--benchmark): each check is an objective of its own.");
            json.writeObjectFieldStart("include-all");
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        if (!checks.isEmpty()) {
            objectives(json, checks);
        }
        json.writeEndObject();
    }

    private static void objectives(JsonGenerator json, Collection<String> checks) throws IOException {
        json.writeArrayFieldStart("control-objective-selections");
        json.writeStartObject();
        json.writeStringField("description", "The checks that were run");
        json.writeArrayFieldStart("include-objectives");
        for (String check : checks) {
            json.writeStartObject();
            json.writeStringField("objective-id", check);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    /** Gives the benchmarks that a report is by. */
    static List<Benchmark> benchmarks(Report report) {
        return JsonBenchmarks.of(report).stream().map(Assessment::benchmark).toList();
    }

    /** Says how a control stands, in OSCAL's words. */
    static void state(JsonGenerator json, Assessment.Result result) throws IOException {
        State state = result.state();
        boolean satisfied = state == State.SATISFIED || state == State.NOT_APPLICABLE;
        json.writeStringField("state", satisfied ? "satisfied" : "not-satisfied");
        json.writeStringField(
                "reason",
                switch (state) {
                    case SATISFIED -> "pass";
                    case NOT_SATISFIED -> "fail";
                    default -> "other";
                });
        json.writeStringField("remarks", "harden: " + state.word() + (result.isWaived() ? ", waived" : "") + ".");
    }

    /** Counts how findings count for a control. */
    static String counts(Assessment.Result result) {
        String counts = Arrays.stream(Weight.values())
                .filter(weight -> result.count(weight) > 0)
                .map(weight -> result.count(weight) + " " + weight)
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "No finding" : counts;
    }
}
