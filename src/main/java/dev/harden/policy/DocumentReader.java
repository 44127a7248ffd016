package dev.harden.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads policy documents, and refuses what is not one: nothing in it goes unnoticed. */
final class DocumentReader {
    /** AWS's largest documents, of buckets and endpoints, hold 20,480 characters; encoded ones three times that. */
    private static final int MOST_CHARACTERS = 200_000;

    private static final int MOST_DEPTH = 10;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");
    private static final Set<String> OF_STATEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");

    private final boolean variables;

    private DocumentReader(boolean variables) {
        this.variables = variables;
    }

    /** Holds the statements that can be read, and why another cannot; empty where all can. */
    record Read(List<Statement> statements, String problem) {
        Read {
            statements = List.copyOf(statements);
        }
    }

    static Document read(String text) {
        Read read = readAsFarAs(text);
        if (!read.problem().isEmpty()) {
            throw new UnclearPolicy(read.problem());
        }
        return new Document(read.statements());
    }

    /**
     * Reads the statements that can be read.
     *
     * @throws UnclearPolicy when it is no policy at all
     */
    static Read readAsFarAs(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new UnclearPolicy("is longer than any of AWS's");
        }
        JsonNode root = json(text.strip());
        if (!root.isObject()) {
            throw new UnclearPolicy("is no object");
        }
        holdTo(ELEMENTS, root);
        String version = root.path("Version").asText("2008-10-17");
        if (!version.equals("2012-10-17") && !version.equals("2008-10-17")) {
            throw new UnclearPolicy("is of an unknown version");
        }
        List<JsonNode> nodes = new ArrayList<>();
        JsonNode statements = root.path("Statement");
        if (statements.isArray()) {
            statements.forEach(nodes::add);
        } else if (statements.isObject()) {
            nodes.add(statements);
        }
        if (nodes.isEmpty() || !nodes.stream().allMatch(JsonNode::isObject)) {
            throw new UnclearPolicy("has no statements");
        }
        // Only the newer version of the language has variables.
        DocumentReader reader = new DocumentReader(version.equals("2012-10-17"));
        List<Statement> read = new ArrayList<>();
        String problem = "";
        for (int i = 0; i < nodes.size(); i++) {
            try {
                read.add(reader.statement(nodes.get(i), i + 1));
            } catch (UnclearPolicy unclear) {
                problem = unclear.getMessage();
            }
        }
        return new Read(read, problem);
    }

    /**
     * IAM encodes by RFC 3986, in which a plus is a plus. Others encode spaces as pluses: what is a document only when
     * read so was written so.
     */
    private static JsonNode json(String text) {
        if (text.startsWith("{")) {
            return tree(text);
        }
        try {
            String strict = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
            try {
                return tree(strict);
            } catch (UnclearPolicy unreadable) {
                if (!text.contains("+")) {
                    throw unreadable;
                }
                return tree(URLDecoder.decode(text, StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException malformed) {
            throw new UnclearPolicy("cannot be read");
        }
    }

    private static JsonNode tree(String json) {
        if (json.chars().anyMatch(Wildcard::isReserved)) {
            throw new UnclearPolicy("holds a character of private use");
        }
        try {
            JsonNode tree = JSON.readTree(json);
            if (json.indexOf('\\') >= 0 && holdsReserved(tree)) {
                throw new UnclearPolicy("holds a character of private use");
            }
            return tree;
        } catch (JsonProcessingException malformed) {
            throw new UnclearPolicy("cannot be read");
        }
    }

    /** Looks behind JSON's own escapes. */
    private static boolean holdsReserved(JsonNode node) {
        if (node.isTextual()) {
            return node.asText().chars().anyMatch(Wildcard::isReserved);
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (entry.getKey().chars().anyMatch(Wildcard::isReserved)) {
                return true;
            }
        }
        for (JsonNode child : node) {
            if (holdsReserved(child)) {
                return true;
            }
        }
        return false;
    }

    private static void holdTo(Set<String> names, JsonNode node) {
        node.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw new UnclearPolicy("has the unknown element " + name);
            }
        });
    }

    private Statement statement(JsonNode node, int number) {
        holdTo(OF_STATEMENTS, node);
        String effect = node.path("Effect").isTextual() ? node.get("Effect").asText() : "";
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw new UnclearPolicy("has a statement whose effect is neither Allow nor Deny");
        }
        String sid = node.path("Sid").asText("");
        Optional<Principal> principal = principal(node);
        Names actions = names(node, "Action").orElseThrow(() -> new UnclearPolicy("has a statement without actions"));
        List<Condition> conditions = conditions(node);
        return new Statement(
                sid.isEmpty() ? "#" + number : sid,
                effect.equals("Allow"),
                principal,
                actions,
                names(node, "Resource").orElseGet(() -> itself(principal)),
                conditions);
    }

    /** Gives what a statement without resources is about: what it is attached to, as a role's trust policy. */
    private static Names itself(Optional<Principal> principal) {
        if (principal.isEmpty()) {
            throw new UnclearPolicy("has a statement without resources");
        }
        return Names.everything();
    }

    /** Finds an element or its negation, and refuses both together. */
    private static Optional<String> either(JsonNode node, String name) {
        if (node.has(name) && node.has("Not" + name)) {
            throw new UnclearPolicy("has a statement with both " + name + " and Not" + name);
        }
        if (node.has(name)) {
            return Optional.of(name);
        }
        return node.has("Not" + name) ? Optional.of("Not" + name) : Optional.empty();
    }

    private Optional<Names> names(JsonNode node, String name) {
        boolean actions = name.equals("Action");
        return either(node, name)
                .map(element -> new Names(
                        texts(node.get(element), element).stream()
                                .map(text -> actions ? Wildcard.action(text) : Wildcard.pattern(text, variables))
                                .toList(),
                        element.startsWith("Not")));
    }

    private static Optional<Principal> principal(JsonNode node) {
        return either(node, "Principal").map(element -> {
            JsonNode value = node.get(element);
            boolean negated = element.startsWith("Not");
            if (value.isTextual() && value.asText().equals("*")) {
                return new Principal(true, Map.of(), negated);
            }
            if (!value.isObject()) {
                throw new UnclearPolicy("has a principal of an unknown kind");
            }
            Map<String, List<String>> byKind = new HashMap<>();
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                byKind.put(entry.getKey(), texts(entry.getValue(), element));
            }
            return new Principal(byKind.getOrDefault("AWS", List.of()).contains("*"), byKind, negated);
        });
    }

    private List<Condition> conditions(JsonNode node) {
        List<Condition> conditions = new ArrayList<>();
        if (!node.has("Condition")) {
            return conditions;
        }
        for (Map.Entry<String, JsonNode> operator : fields(node.get("Condition"))) {
            for (Map.Entry<String, JsonNode> key : fields(operator.getValue())) {
                List<String> values = scalars(key.getValue());
                conditions.add(Condition.of(operator.getKey(), key.getKey(), values, variables));
            }
        }
        return conditions;
    }

    private static Set<Map.Entry<String, JsonNode>> fields(JsonNode node) {
        if (!node.isObject()) {
            throw new UnclearPolicy("has a condition that is no object");
        }
        return node.properties();
    }

    private static List<String> texts(JsonNode node, String element) {
        List<String> texts = new ArrayList<>();
        for (JsonNode one : node.isArray() ? node : List.of(node)) {
            if (!one.isTextual()) {
                throw new UnclearPolicy("has a statement whose " + element + " is no text");
            }
            texts.add(one.asText());
        }
        return texts;
    }

    /** Gives the values of a condition, in which numbers and truth values may stand without quotes. */
    private static List<String> scalars(JsonNode node) {
        List<String> values = new ArrayList<>();
        for (JsonNode one : node.isArray() ? node : List.of(node)) {
            if (!one.isTextual() && !one.isNumber() && !one.isBoolean()) {
                throw new UnclearPolicy("has a condition whose value is no text");
            }
            values.add(one.asText());
        }
        return values;
    }
}
