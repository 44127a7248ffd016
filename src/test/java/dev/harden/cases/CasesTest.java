package dev.harden.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.harden.cli.AllChecks;
import dev.harden.engine.Engine;
import dev.harden.engine.Plan;
import dev.harden.engine.Progress;
import dev.harden.engine.Result;
import dev.harden.facts.Options;
import dev.harden.model.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Judges accounts that are written down as AWS answers for them, from the calls to the findings. Each case in the files
 * beside it gives answers ({@code input}, over those of {@code base} and of the case that it is {@code like}), the check,
 * what it may answer, and what it has to say or must not.
 */
class CasesTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @TestFactory
    Stream<DynamicTest> monitoring() {
        return cases("monitoring.yaml");
    }

    @TestFactory
    Stream<DynamicTest> data() {
        return cases("data.yaml");
    }

    @TestFactory
    Stream<DynamicTest> siblingsOfMonitoring() {
        return cases("siblings-monitoring.yaml");
    }

    @TestFactory
    Stream<DynamicTest> siblingsOfData() {
        return cases("siblings-data.yaml");
    }

    private static Stream<DynamicTest> cases(String file) {
        JsonNode all = read(file);
        Map<String, JsonNode> byId = new HashMap<>();
        all.get("cases").forEach(one -> byId.put(one.get("id").asText(), one));
        assertThat(byId).hasSize(all.get("cases").size());
        List<DynamicTest> tests = new ArrayList<>();
        all.get("cases").forEach(one -> {
            Map<String, JsonNode> input = new LinkedHashMap<>();
            put(input, all.get("base"));
            inherit(input, one, byId);
            tests.add(DynamicTest.dynamicTest(one.get("id").asText(), () -> judge(one, input)));
        });
        return tests.stream();
    }

    private static void inherit(Map<String, JsonNode> input, JsonNode one, Map<String, JsonNode> byId) {
        if (one.has("like")) {
            inherit(input, byId.get(one.get("like").asText()), byId);
        }
        put(input, one.path("input"));
    }

    static void put(Map<String, JsonNode> input, JsonNode more) {
        more.properties().forEach(answer -> input.put(answer.getKey(), answer.getValue()));
    }

    static JsonNode read(String file) {
        try (InputStream stream = CasesTest.class.getResourceAsStream(file)) {
            return YAML.readTree(stream);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    /** Runs the check of a case, with its options, over answers. */
    static Result run(JsonNode one, Map<String, JsonNode> input) {
        Map<String, Object> options = new HashMap<>();
        one.path("options").properties().forEach(option -> options.put(option.getKey(), value(option.getValue())));
        Engine engine = new Engine("test", new AnsweredAws(input), List::of, new Options(options), 2, Progress.SILENT);
        String id = one.get("check").asText();
        return engine.run(new Plan(List.of(AllChecks.registry().find(id).orElseThrow()), List.of("us-east-1")));
    }

    private static void judge(JsonNode one, Map<String, JsonNode> input) {
        Result result = run(one, input);
        List<Finding> findings = result.report().findings().stream()
                .filter(finding -> !one.has("of")
                        || finding.resource().id().equals(one.get("of").asText()))
                .toList();
        String said = String.join("\n", findings.stream().map(CasesTest::line).toList());
        String all = one.path("there").asText() + "\n" + said + "\n" + result.defects();
        assertThat(findings).as(all).hasSize(one.path("findings").asInt(1));
        List<String> expected = texts(one.get("expected"));
        assertThat(findings)
                .as(all)
                .allMatch(finding -> expected.contains(finding.status().name()));
        texts(one.path("says")).forEach(text -> assertThat(said).as(all).contains(text));
        texts(one.path("silent")).forEach(text -> assertThat(said).as(all).doesNotContain(text));
    }

    private static Object value(JsonNode node) {
        if (node.isArray()) {
            return texts(node);
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        return node.isInt() ? (Object) node.asInt() : node.asText();
    }

    static String line(Finding finding) {
        return finding.status() + " " + finding.resource().id() + ": "
                + finding.outcome().message() + " " + finding.outcome().evidence();
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
