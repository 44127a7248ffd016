package dev.harden.report;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harden.checks.Registry;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Tally;
import dev.harden.model.Visible;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds a report in JSON, field by field, to the one that is written again, and names what is different. */
public final class Differences {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int LONGEST = 160;

    /** Names what makes an item of a list itself, by the list. */
    private static final Map<String, Function<JsonNode, String>> NAMES = Map.of(
            "findings", Differences::finding,
            "coverage",
                    row -> text(row, "service") + ":" + text(row, "operation") + " in " + text(row, "region") + ", "
                            + text(row, "outcome"),
            "benchmarks", one -> text(one, "id"),
            "controls", Differences::control,
            "maps", one -> text(one, "region") + " " + text(one, "vpc"),
            "waivers", one -> text(one, "check") + " on " + text(one, "resource"));

    private static final Map<String, String> ITEMS = Map.of(
            "findings", "finding",
            "coverage", "coverage of",
            "benchmarks", "benchmark",
            "controls", "control",
            "maps", "map of",
            "waivers", "waiver of");

    /** What does not come from the recording: which harden wrote it, and in which version of the form. */
    private static final Set<String> NOT_JUDGED = Set.of("tool", "schemaVersion");

    private final boolean otherForm;
    private final List<String> found = new ArrayList<>();

    private Differences(boolean otherForm) {
        this.otherForm = otherForm;
    }

    /**
     * Compares what is said of an account with what its recording gives.
     *
     * @param said the account in the report
     * @param again what the recording gives
     * @param registry gives the checks' titles
     */
    public static List<String> between(ObjectNode said, Report again, Registry registry) throws IOException {
        StringBuilder text = new StringBuilder();
        new JsonReporter(registry).write(again, text);
        return between(said, JSON.readTree(text.toString()));
    }

    /**
     * Compares what stands around the accounts of a report with what their recordings give.
     *
     * @param said what stands there
     * @param again what the run was about, as the recordings have it
     * @param tally what was counted in them
     */
    public static List<String> around(ObjectNode said, Organization again, Tally tally) throws IOException {
        StringBuilder text = new StringBuilder();
        new JsonReporter().begin(again, new OneText(text)).end(tally);
        ObjectNode given = (ObjectNode) JSON.readTree(text.toString());
        given.remove("accounts");
        return between(said, given);
    }

    private static List<String> between(JsonNode said, JsonNode given) {
        Differences differences = new Differences(!said.path("schemaVersion").equals(given.path("schemaVersion")));
        differences.compare("", named(said.deepCopy()), named(given));
        return differences.found;
    }

    /** Gives a report with the names of the exchanges in its findings, where it has their places in a list. */
    private static JsonNode named(JsonNode report) {
        JsonNode names = report.path("exchanges");
        report.path("findings").forEach(finding -> {
            if (finding.path("exchanges").isArray()) {
                List<JsonNode> places = finding.path("exchanges").valueStream().toList();
                ArrayNode own = ((ObjectNode) finding).putArray("exchanges");
                places.forEach(place -> own.add(names.path(place.asInt(-1)).asText("none")));
            }
        });
        return report;
    }

    private void compare(String path, JsonNode said, JsonNode given) {
        if (said.equals(given)) {
            return;
        }
        if (said.isObject() && given.isObject()) {
            Set<String> fields = new LinkedHashSet<>();
            given.fieldNames().forEachRemaining(fields::add);
            said.fieldNames().forEachRemaining(fields::add);
            fields.removeIf(field -> path.isEmpty() && NOT_JUDGED.contains(field));
            fields.forEach(field -> field(path, field, said.path(field), given.path(field)));
        } else {
            found.add(path + " is " + value(said) + ", and the recording gives " + value(given));
        }
    }

    private void field(String path, String field, JsonNode said, JsonNode given) {
        String at = path.isEmpty() ? field : path + ": " + field;
        if (said.isMissingNode() && otherForm) {
            return;
        }
        if (NAMES.containsKey(field)
                && (said.isArray() || said.isMissingNode())
                && (given.isArray() || given.isMissingNode())) {
            items(path, field, said, given);
        } else {
            compare(at, said, given);
        }
    }

    private void items(String path, String list, JsonNode said, JsonNode given) {
        Map<String, List<JsonNode>> ours = byName(list, said);
        Map<String, List<JsonNode>> theirs = byName(list, given);
        Set<String> names = new LinkedHashSet<>(theirs.keySet());
        names.addAll(ours.keySet());
        for (String name : names) {
            List<JsonNode> mine = ours.getOrDefault(name, List.of());
            List<JsonNode> other = theirs.getOrDefault(name, List.of());
            String at = (path.isEmpty() ? "" : path + ", ") + ITEMS.get(list) + " " + Visible.text(name);
            for (int i = 0; i < Math.max(mine.size(), other.size()); i++) {
                if (i >= mine.size()) {
                    found.add(at + " is left out");
                } else if (i >= other.size()) {
                    found.add(at + " is not what the recording gives");
                } else {
                    compare(at, mine.get(i), other.get(i));
                }
            }
        }
    }

    private static Map<String, List<JsonNode>> byName(String list, JsonNode items) {
        return items.valueStream()
                .collect(Collectors.groupingBy(NAMES.get(list), LinkedHashMap::new, Collectors.toList()));
    }

    private static String finding(JsonNode finding) {
        JsonNode resource = finding.path("resource");
        String id = text(resource, "id");
        String arn = text(resource, "arn");
        return text(finding, "check") + " in " + text(finding, "region") + " on "
                + (arn.endsWith(id) ? arn : id + " (" + arn + ")");
    }

    /** Names a control by its id, and where a finding is about it by its benchmark too. */
    private static String control(JsonNode control) {
        return control.has("id") ? text(control, "id") : text(control, "benchmark") + " " + text(control, "control");
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    private static String value(JsonNode node) {
        String text = node.isMissingNode() ? "missing" : node.isTextual() ? node.asText() : node.toString();
        String plain = Visible.text(text);
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
    }
}
