package dev.harden.logpattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPatternTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    record Vector(String name, String pattern, JsonNode node) {
        List<LogEvent> events(String kind) {
            List<LogEvent> events = new ArrayList<>();
            node.path(kind)
                    .forEach(event -> events.add(LogEvent.of(event.isTextual() ? event.asText() : event.toString())));
            return events;
        }

        @Override
        public String toString() {
            return name + ": " + pattern;
        }
    }

    static Stream<Vector> vectors() throws IOException {
        List<Vector> vectors = new ArrayList<>();
        for (String file : List.of("filter-vectors.json", "more-vectors.json")) {
            try (InputStream stream = FilterPatternTest.class.getResourceAsStream(file)) {
                for (JsonNode node : JSON.readTree(stream).get("vectors")) {
                    String name = file + " " + node.get("id").asText();
                    vectors.add(new Vector(name, node.get("pattern").asText(), node));
                }
            }
        }
        assertThat(vectors).hasSizeGreaterThan(100);
        return vectors.stream();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    @Timeout(5)
    void answersAsTheGuideDoes(Vector vector) {
        if (vector.node.path("invalid").asBoolean()) {
            PatternException refused =
                    catchThrowableOfType(PatternException.class, () -> FilterPattern.parse(vector.pattern));
            assertThat(refused).isNotNull();
            if (vector.node.has("column")) {
                assertThat(refused.column()).isEqualTo(vector.node.get("column").asInt());
                assertThat(refused).hasMessageEndingWith("at column " + refused.column());
            }
            return;
        }
        FilterPattern pattern = FilterPattern.parse(vector.pattern);
        for (LogEvent event : vector.events("matches")) {
            assertThat(pattern.match(event).truth().holds()).as(event.text()).isTrue();
        }
        for (LogEvent event : vector.events("does_not_match")) {
            assertThat(pattern.match(event).truth()).as(event.text()).isIn(Truth.NO, Truth.NO_BY_PLAIN_STAR);
        }
        for (LogEvent event : vector.events("unsettled")) {
            Match match = pattern.match(event);
            assertThat(match.truth()).as(event.text()).isEqualTo(Truth.OPEN);
            assertThat(match.doubt()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void printsWhatItReadsTheSame(Vector vector) {
        if (!vector.node.path("invalid").asBoolean()) {
            FilterPattern once = FilterPattern.parse(vector.pattern);
            FilterPattern twice = FilterPattern.parse(once.toString());
            assertThat(twice).isEqualTo(once).hasToString(once.toString());
        }
    }

    @Test
    void aStarInsideAValueIsAPlainStarByTheOldGuideAlone() {
        FilterPattern equal = FilterPattern.parse("{ $.eventName = Put*Policy }");
        LogEvent role = LogEvent.of("{\"eventName\":\"PutRolePolicy\"}");
        assertThat(equal.match(role).truth()).isEqualTo(Truth.NO_BY_PLAIN_STAR);
        assertThat(equal.match(role).doubt()).isEqualTo("the star inside \"Put*Policy\"");
        FilterPattern unequal = FilterPattern.parse("{ $.eventName != Put*Policy }");
        assertThat(unequal.match(role).truth()).isEqualTo(Truth.YES_BY_PLAIN_STAR);
        assertThat(equal.match(LogEvent.of("{\"eventName\":\"Put*Policy\"}")).isYes())
                .isTrue();
        assertThat(equal.match(LogEvent.of("{\"eventName\":\"PutRole\"}")).isNo())
                .isTrue();
    }

    @Test
    void whatIsOpenNamesTheComparison() {
        Match match = FilterPattern.parse("{ ($.a = \"x\") && ($.status != 400) }")
                .match(LogEvent.of("{\"a\":\"x\",\"status\":\"400\"}"));
        assertThat(match.doubt()).isEqualTo("$.status != 400 where the value is a string");
    }

    @Test
    @Timeout(20)
    void hostilePatternsEndInAClearError() {
        String deep = "{ " + "(".repeat(3000) + "$.a = 1" + ")".repeat(3000) + " }";
        assertThatThrownBy(() -> FilterPattern.parse(deep))
                .isInstanceOf(PatternException.class)
                .hasMessageContaining("parentheses in one another");
        assertThatThrownBy(() -> FilterPattern.parse("{ $.a = \"" + "x".repeat(1_000_000) + "\" }"))
                .isInstanceOf(PatternException.class)
                .hasMessageContaining("longer than any pattern");
        String nested = "{ " + "(".repeat(200) + "$.a = 1" + ")".repeat(200) + " }";
        assertThat(FilterPattern.parse(nested).match(LogEvent.of("{\"a\":1}")).isYes())
                .isTrue();
        String wide = "{ " + "$.a = 1 || ".repeat(700) + "$.a = 1 }";
        assertThat(FilterPattern.parse(wide).match(LogEvent.of("{\"a\":1}")).isYes())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[", "%", "\"", "(", "&&", "||", "$", ".", "*", "\\", "\0", "?", "-", "\uD83D\uDE00"})
    @Timeout(20)
    void noTextMakesItFailInAnyOtherWay(String piece) {
        String[] pieces = {
            "{", "}", "[", "]", "(", ")", "$.a", "=", "!=", "1", "x", "\"", "%", "*", " ", "&&", "IS NULL"
        };
        for (int i = 0; i < pieces.length; i++) {
            for (int j = 0; j < pieces.length; j++) {
                String pattern = pieces[i] + piece + pieces[j] + piece + pieces[(i * j) % pieces.length];
                try {
                    FilterPattern.parse(pattern).match(LogEvent.of("{\"a\":\"x\"}"));
                } catch (PatternException said) {
                    assertThat(said.column()).isBetween(1, pattern.length() + 1);
                }
            }
        }
    }
}
