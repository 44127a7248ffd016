package dev.harden.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Is a statement of a policy.
 *
 * @param allows whether its effect is Allow
 * @param principal whom it is about
 * @param actions what it is about, as {@code s3:Get*}
 * @param resources the ARNs that it is about
 * @param conditional whether it has conditions
 */
public record Statement(boolean allows, Principal principal, Names actions, Names resources, boolean conditional) {
    /**
     * Is a list of names with wildcards.
     *
     * @param patterns the names
     * @param negated whether all others are meant: NotAction, NotResource
     */
    public record Names(List<String> patterns, boolean negated) {
        public Names {
            patterns = List.copyOf(patterns);
        }

        static Names of(JsonNode statement, String key) {
            boolean negated = statement.has("Not" + key);
            JsonNode node = statement.path(negated ? "Not" + key : key);
            return new Names(Document.list(node).stream().map(JsonNode::asText).toList(), negated);
        }
    }

    /**
     * Says whom a statement is about.
     *
     * @param everybody whether it is anybody at all
     * @param byKind the names by their kind: AWS, Service, Federated, CanonicalUser
     * @param negated whether all others are meant: NotPrincipal
     */
    public record Principal(boolean everybody, Map<String, List<String>> byKind, boolean negated) {
        public Principal {
            byKind = Map.copyOf(byKind);
        }

        /** Gives the names of one kind; none where there are none. */
        public List<String> of(String kind) {
            return byKind.getOrDefault(kind, List.of());
        }

        static Principal of(JsonNode statement) {
            boolean negated = statement.has("NotPrincipal");
            JsonNode node = statement.path(negated ? "NotPrincipal" : "Principal");
            Map<String, List<String>> byKind = new HashMap<>();
            node.properties()
                    .forEach(entry -> byKind.put(
                            entry.getKey(),
                            Document.list(entry.getValue()).stream()
                                    .map(JsonNode::asText)
                                    .toList()));
            boolean everybody = node.isTextual() && node.asText().equals("*")
                    || byKind.getOrDefault("AWS", List.of()).contains("*");
            return new Principal(everybody && !negated, byKind, negated);
        }
    }

    static Statement of(JsonNode node) {
        return new Statement(
                node.path("Effect").asText().equals("Allow"),
                Principal.of(node),
                Names.of(node, "Action"),
                Names.of(node, "Resource"),
                !node.path("Condition").isEmpty());
    }
}
