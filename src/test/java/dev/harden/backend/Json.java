package dev.harden.backend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/** Writes and changes JSON of answers. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** Writes maps, lists, texts, numbers and flags; names and values in turn. */
    static String of(Object... fields) {
        ObjectNode node = MAPPER.createObjectNode();
        for (int i = 0; i < fields.length; i += 2) {
            node.set((String) fields[i], MAPPER.valueToTree(fields[i + 1]));
        }
        return node.toString();
    }

    /** Reads what {@link #of} wrote, to stand inside of more. */
    static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(json, malformed);
        }
    }

    /** Changes an answer, which is an object. */
    static String change(String json, Consumer<ObjectNode> change) {
        ObjectNode node = (ObjectNode) read(json);
        change.accept(node);
        return node.toString();
    }

    /** Sets fields of the members of a list that are called so. */
    static String members(String json, String list, String name, String called, Map<String, Object> fields) {
        return change(
                json,
                node -> node.path(list).forEach(member -> {
                    if (member.path(name).asText().equals(called)) {
                        fields.forEach((field, value) -> ((ObjectNode) member).set(field, MAPPER.valueToTree(value)));
                    }
                }));
    }

    /** Adds members to a list of an answer. */
    static String append(String json, String list, Collection<JsonNode> members) {
        return change(json, node -> {
            ArrayNode all = node.withArray(list);
            members.forEach(all::add);
        });
    }
}
