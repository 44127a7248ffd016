package dev.harden.logpattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Is one event of a log group. CloudTrail writes each record as one, in compact JSON.
 *
 * @param text the event as it was written
 * @param json what it says when it is a JSON object or array; missing otherwise
 */
public record LogEvent(String text, JsonNode json) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads an event from its text. */
    public static LogEvent of(String text) {
        String bare = text.strip();
        if (!bare.startsWith("{") && !bare.startsWith("[")) {
            return new LogEvent(text, MissingNode.getInstance());
        }
        try {
            return new LogEvent(text, MAPPER.readTree(text));
        } catch (JsonProcessingException plain) {
            return new LogEvent(text, MissingNode.getInstance());
        }
    }

    /** Reads a number as patterns and metric filters write it. */
    public static Optional<BigDecimal> number(String text) {
        return Operand.number(text);
    }

    /**
     * Gives the value of a field as text.
     *
     * @param selector as {@code $.awsRegion}
     * @return absent when the event has no such field, or it holds no single value
     */
    public Optional<String> field(String selector) {
        return JsonParser.field(selector).flatMap(field -> {
            List<JsonNode> found = field.find(json);
            boolean single = found.size() == 1
                    && found.get(0).isValueNode()
                    && !found.get(0).isNull();
            return single ? Optional.of(found.get(0).asText()) : Optional.empty();
        });
    }

    boolean isJson() {
        return !json.isMissingNode();
    }
}
