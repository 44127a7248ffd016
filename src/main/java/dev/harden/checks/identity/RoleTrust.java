package dev.harden.checks.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.iam.model.RoleDetail;

/**
 * Is a role's trust policy, as far as it must be understood to tell people from services.
 *
 * @param role the role's name
 * @param statements the statements of its document
 */
record RoleTrust(String role, List<JsonNode> statements) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads it, URL-encoded or raw.
     *
     * @throws FactUnavailable when it is no policy document
     */
    static RoleTrust of(RoleDetail role) {
        String text = Answers.require(role.assumeRolePolicyDocument(), "AssumeRolePolicyDocument");
        try {
            String json = text.stripLeading().startsWith("{") ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
            JsonNode statement = JSON.readTree(json).path("Statement");
            List<JsonNode> statements = list(statement);
            if (statements.isEmpty() || !statements.stream().allMatch(JsonNode::isObject)) {
                throw unclear(role.roleName(), "has no statements");
            }
            return new RoleTrust(role.roleName(), statements);
        } catch (JsonProcessingException | IllegalArgumentException malformed) {
            throw unclear(role.roleName(), "cannot be read");
        }
    }

    /**
     * Tells whether people can assume the role: another principal of an account, or somebody who signs in by SAML.
     *
     * @throws FactUnavailable when that hangs on what is not understood here
     */
    boolean letsPeopleIn() {
        boolean people = statements.stream().anyMatch(this::letsPeopleIn);
        if (people
                && statements.stream()
                        .anyMatch(one -> one.path("Effect").asText().equals("Deny"))) {
            throw unclear(role, "holds a Deny beside its Allow");
        }
        return people;
    }

    private boolean letsPeopleIn(JsonNode statement) {
        if (!statement.path("Effect").asText().equals("Allow")) {
            return false;
        }
        if (statement.has("NotPrincipal") || statement.has("NotAction")) {
            throw unclear(role, "allows by NotPrincipal or NotAction");
        }
        boolean assumes = list(statement.path("Action")).stream()
                .map(action -> action.asText().toLowerCase(Locale.ROOT))
                .anyMatch(RoleTrust::assumes);
        JsonNode principal = statement.path("Principal");
        boolean everybody = principal.isTextual() && principal.asText().equals("*");
        boolean named = !list(principal.path("AWS")).isEmpty();
        boolean saml = list(principal.path("Federated")).stream()
                .anyMatch(provider -> provider.asText().contains(":saml-provider/"));
        return assumes && (everybody || named || saml);
    }

    private static boolean assumes(String action) {
        String pattern = action.replaceAll("[^a-z:*?]", "x").replace("*", ".*").replace("?", ".");
        return "sts:assumerole".matches(pattern) || "sts:assumerolewithsaml".matches(pattern);
    }

    private static List<JsonNode> list(JsonNode node) {
        List<JsonNode> items = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(items::add);
        } else if (!node.isMissingNode() && !node.isNull()) {
            items.add(node);
        }
        return items;
    }

    private static FactUnavailable unclear(String role, String what) {
        return FactUnavailable.notSettled("the trust policy of role " + role + " " + what);
    }
}
