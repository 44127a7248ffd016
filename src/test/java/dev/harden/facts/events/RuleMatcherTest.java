package dev.harden.facts.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.eventbridge.model.Rule;

/** Holds the rules of a bus to what AWS's matcher says of each alone. */
class RuleMatcherTest {
    private static Rule rule(String name, String state, String pattern) {
        return Rule.builder().name(name).state(state).eventPattern(pattern).build();
    }

    static Stream<JsonNode> vectors() throws IOException {
        List<JsonNode> vectors = new ArrayList<>();
        try (InputStream file = RuleMatcherTest.class.getResourceAsStream("eventbridge-vectors.json")) {
            new ObjectMapper().readTree(file).get("vectors").forEach(vectors::add);
        }
        assertThat(vectors).hasSizeGreaterThan(30);
        return vectors.stream();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void answersAsTheMatcherDoes(JsonNode vector) {
        RuleMatcher matcher =
                new RuleMatcher(List.of(rule("r", "ENABLED", vector.get("rule").toString())));
        String result = vector.get("result").asText();
        if (result.equals("true") || result.equals("false")) {
            assertThat(matcher.matching(vector.get("event").toString()))
                    .as(vector.toString())
                    .hasSize(result.equals("true") ? 1 : 0);
            assertThat(matcher.unread()).isEmpty();
        } else {
            assertThat(matcher.unread()).as(vector.toString()).hasSize(1);
        }
    }

    @Test
    void findsAllRulesThatMatchAndNoneThatIsOff() {
        RuleMatcher matcher = new RuleMatcher(List.of(
                rule("b", "ENABLED", "{\"source\":[\"aws.ec2\"]}"),
                rule("a", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS", "{\"source\":[{\"prefix\":\"aws\"}]}"),
                rule("off", "DISABLED", "{\"source\":[\"aws.ec2\"]}"),
                rule("schedule", "ENABLED", null),
                rule("odd", "ENABLED", "not even JSON")));
        assertThat(matcher.matching("{\"source\":\"aws.ec2\"}"))
                .extracting(Rule::name)
                .containsExactly("a", "b");
        assertThat(matcher.matching("{\"source\":\"own\"}")).isEmpty();
        assertThat(matcher.unread()).hasSize(1);
    }
}
