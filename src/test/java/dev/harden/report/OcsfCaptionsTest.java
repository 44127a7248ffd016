package dev.harden.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.cli.AllChecks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Holds OCSF's words to the captions of their numbers; 99 is the source's own.
 *
 * @see <a href="https://schema.ocsf.io/1.8.0/classes/compliance_finding">Compliance Finding</a>
 * @see <a href="https://schema.ocsf.io/1.8.0/objects/compliance">Compliance</a>
 */
class OcsfCaptionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OTHER = 99;
    private static final Map<Integer, String> SEVERITIES = Map.of(
            0,
            "Unknown",
            1,
            "Informational",
            2,
            "Low",
            3,
            "Medium",
            4,
            "High",
            5,
            "Critical",
            6,
            "Fatal",
            OTHER,
            "Other");
    private static final Map<Integer, String> STATES = Map.of(
            0,
            "Unknown",
            1,
            "New",
            2,
            "In Progress",
            3,
            "Suppressed",
            4,
            "Resolved",
            5,
            "Archived",
            6,
            "Deleted",
            OTHER,
            "Other");
    private static final Map<Integer, String> VERDICTS =
            Map.of(0, "Unknown", 1, "Pass", 2, "Warning", 3, "Fail", OTHER, "Other");

    private static List<JsonNode> events() throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : FormatsTest.write(Sample.report(), new OcsfReporter(AllChecks.registry()))
                .lines()
                .toList()) {
            events.add(JSON.readTree(line));
        }
        return events;
    }

    @Test
    void eachWordIsTheCaptionOfItsNumber() throws IOException {
        assertThat(events()).hasSizeGreaterThan(10).allSatisfy(event -> {
            holds(event, "severity", SEVERITIES);
            holds(event, "status", STATES);
            holds(event.get("compliance"), "status", VERDICTS);
            assertThat(event.get("activity_id").asInt()).isOne();
            assertThat(event.get("activity_name").asText()).isEqualTo("Create");
            assertThat(event.get("type_name").asText()).isEqualTo("Compliance Finding: Create");
        });
    }

    private static void holds(JsonNode of, String field, Map<Integer, String> captions) {
        int number = of.get(field + "_id").asInt(-1);
        assertThat(captions).containsKey(number);
        if (number != OTHER) {
            assertThat(of.get(field).asText()).isEqualTo(captions.get(number));
        }
    }

    @Test
    void theNumbersAreThoseOfTheSchema() throws IOException {
        JsonNode schema = JSON.readTree(
                Path.of("src", "test", "resources", "schemas", "ocsf-1.8.0-compliance_finding-2003.schema.json")
                        .toFile());
        assertThat(numbers(schema.at("/properties/severity_id"))).isEqualTo(SEVERITIES.keySet());
        assertThat(numbers(schema.at("/properties/status_id"))).isEqualTo(STATES.keySet());
        assertThat(numbers(schema.at("/$defs/compliance/properties/status_id"))).isEqualTo(VERDICTS.keySet());
    }

    private static Set<Integer> numbers(JsonNode field) {
        Set<Integer> numbers = new TreeSet<>();
        field.get("enum").forEach(number -> numbers.add(number.asInt()));
        return numbers;
    }
}
