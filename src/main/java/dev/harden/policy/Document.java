package dev.harden.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * Is a policy document of IAM's language.
 *
 * @param statements its statements, one at least
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar</a>
 */
public record Document(List<Statement> statements) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Document {
        statements = List.copyOf(statements);
    }

    /**
     * Reads a document.
     *
     * @param json the text
     * @throws IllegalArgumentException when it is none
     */
    public static Document parse(String json) {
        try {
            List<JsonNode> nodes = list(JSON.readTree(json).path("Statement"));
            if (nodes.isEmpty() || !nodes.stream().allMatch(JsonNode::isObject)) {
                throw new IllegalArgumentException("has no statements");
            }
            return new Document(nodes.stream().map(Statement::of).toList());
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("cannot be read", malformed);
        }
    }

    static List<JsonNode> list(JsonNode node) {
        List<JsonNode> items = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(items::add);
        } else if (!node.isMissingNode() && !node.isNull()) {
            items.add(node);
        }
        return items;
    }
}
