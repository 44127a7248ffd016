package dev.harden.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.harden.engine.Result;
import dev.harden.model.Finding;
import dev.harden.model.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the checks that follow a chain to this: a link that is certainly broken fails, whichever other link is refused;
 * only where none is broken a refused one makes UNKNOWN. Each chain in {@code chains.yaml} passes, and each of its links is
 * broken for itself, refused for itself, and broken while each other one is refused.
 *
 * <p>A link is a question ({@code asks}) and an answer to it that breaks the chain ({@code broken}), or several. What is
 * refused may be what another link is seen by ({@code hides}), or a way around it ({@code saves}): then that is UNKNOWN.
 */
class ChainsTest {
    @TestFactory
    Stream<DynamicTest> chains() {
        JsonNode all = CasesTest.read("chains.yaml");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode chain : all.get("chains")) {
            Map<String, JsonNode> whole = new LinkedHashMap<>();
            CasesTest.put(whole, all.get("base"));
            CasesTest.put(whole, chain.path("input"));
            String name = chain.path("name").asText(chain.get("check").asText());
            tests.add(test(name + " passes", chain, whole, Status.PASS));
            chain.get("links").properties().forEach(link -> {
                Map<String, JsonNode> refused = refused(whole, link.getValue());
                if (!link.getValue().has("free")) {
                    tests.add(test(name + ", refused " + link.getKey(), chain, refused, Status.UNKNOWN));
                }
                chain.get("links").properties().forEach(other -> {
                    String broken = ", broken " + other.getKey();
                    if (!other.getValue().has("broken")) {
                        return;
                    }
                    if (other.getKey().equals(link.getKey())) {
                        tests.add(test(name + broken, chain, broken(whole, other.getValue()), Status.FAIL));
                        return;
                    }
                    Status expected = names(link, "hides", other.getKey()) || names(link, "saves", other.getKey())
                            ? Status.UNKNOWN
                            : Status.FAIL;
                    tests.add(test(
                            name + broken + ", refused " + link.getKey(),
                            chain,
                            broken(refused, other.getValue()),
                            expected));
                });
            });
        }
        return tests.stream();
    }

    private static boolean names(Map.Entry<String, JsonNode> link, String how, String other) {
        for (JsonNode one : link.getValue().path(how)) {
            if (one.asText().equals(other)) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, JsonNode> refused(Map<String, JsonNode> whole, JsonNode link) {
        Map<String, JsonNode> input = new LinkedHashMap<>(whole);
        JsonNode refusal = JsonNodeFactory.instance.objectNode().put("error", "AccessDenied");
        link.get("asks").forEach(key -> input.put(key.asText(), refusal));
        return input;
    }

    private static Map<String, JsonNode> broken(Map<String, JsonNode> whole, JsonNode link) {
        Map<String, JsonNode> input = new LinkedHashMap<>(whole);
        CasesTest.put(input, link.get("broken"));
        return input;
    }

    private static DynamicTest test(String name, JsonNode chain, Map<String, JsonNode> input, Status expected) {
        return DynamicTest.dynamicTest(name, () -> {
            Result result = CasesTest.run(chain, input);
            List<Finding> findings = result.report().findings().stream()
                    .filter(one -> !chain.has("of")
                            || one.resource().id().equals(chain.get("of").asText()))
                    .toList();
            String said =
                    String.join("\n", findings.stream().map(CasesTest::line).toList());
            assertThat(findings).as(said).hasSize(1);
            assertThat(findings.get(0).status()).as(said + result.defects()).isEqualTo(expected);
        });
    }
}
