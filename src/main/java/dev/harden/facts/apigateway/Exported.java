package dev.harden.facts.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.facts.Answers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Is what a stage sends through a VPC link, as it is deployed.
 *
 * @param link the link's id, or a stage variable that holds it
 * @param uri where it sends: an address with a port, or the ARN of a listener or of a service of Cloud Map
 * @param target the ARN of the load balancer that it sends to, where that is told apart; empty else
 * @param anybody whether anybody may ask for it, without saying who that is
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html">
 *     The integration in an OpenAPI definition</a>
 */
public record Exported(String link, String uri, String target, boolean anybody) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INTEGRATION = "x-amazon-apigateway-integration";

    /** Reads a stage's OpenAPI definition. */
    public static List<Exported> read(byte[] definition) {
        JsonNode root;
        try {
            root = Answers.require(JSON.readTree(definition), "body");
        } catch (IOException malformed) {
            throw new Answers.Incomplete("an OpenAPI definition");
        }
        JsonNode paths = Answers.require(root.get("paths"), "paths");
        List<Exported> all = new ArrayList<>();
        paths.forEach(path -> path.forEach(operation -> {
            JsonNode integration = resolved(root, operation.path(INTEGRATION));
            if (text(integration, "connectionType").equalsIgnoreCase("VPC_LINK")) {
                JsonNode security = operation.has("security") ? operation.get("security") : root.path("security");
                String target = text(integration, "integrationTarget");
                all.add(new Exported(
                        text(integration, "connectionId"),
                        text(integration, "uri"),
                        target.isEmpty() ? text(integration, "integration-target") : target,
                        security.isEmpty()));
            }
        }));
        return List.copyOf(all);
    }

    /** An integration that several routes share stands among the components. */
    private static JsonNode resolved(JsonNode root, JsonNode node) {
        String reference = text(node, "$ref");
        return reference.startsWith("#/") ? root.at(reference.substring(1)) : node;
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText("");
    }
}
