package dev.harden.checks.identity;

import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.policy.Document;
import dev.harden.policy.Statement;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import software.amazon.awssdk.services.iam.model.RoleDetail;

/**
 * Is a role's trust policy, as far as it must be understood to tell people from services.
 *
 * @param role the role's name
 * @param policy the document
 */
record RoleTrust(String role, Document policy) {
    /**
     * Reads it, URL-encoded or raw.
     *
     * @throws FactUnavailable when it is no policy document
     */
    static RoleTrust of(RoleDetail role) {
        String text = Answers.require(role.assumeRolePolicyDocument(), "AssumeRolePolicyDocument");
        try {
            String json = text.stripLeading().startsWith("{") ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
            return new RoleTrust(role.roleName(), Document.parse(json));
        } catch (IllegalArgumentException malformed) {
            throw unclear(
                    role.roleName(), malformed.getMessage().startsWith("has") ? "has no statements" : "cannot be read");
        }
    }

    /**
     * Tells whether people can assume the role: another principal of an account, or somebody who signs in by SAML.
     *
     * @throws FactUnavailable when that hangs on what is not understood here
     */
    boolean letsPeopleIn() {
        boolean people = policy.statements().stream().anyMatch(this::letsPeopleIn);
        if (people && policy.statements().stream().anyMatch(one -> !one.allows())) {
            throw unclear(role, "holds a Deny beside its Allow");
        }
        return people;
    }

    private boolean letsPeopleIn(Statement statement) {
        if (!statement.allows()) {
            return false;
        }
        Statement.Principal principal = statement.principal();
        if (principal.negated() || statement.actions().negated()) {
            throw unclear(role, "allows by NotPrincipal or NotAction");
        }
        boolean assumes = statement.actions().patterns().stream()
                .map(action -> action.toLowerCase(Locale.ROOT))
                .anyMatch(RoleTrust::assumes);
        boolean named = !principal.of("AWS").isEmpty();
        boolean saml = principal.of("Federated").stream().anyMatch(provider -> provider.contains(":saml-provider/"));
        return assumes && (principal.everybody() || named || saml);
    }

    private static boolean assumes(String action) {
        String pattern = action.replaceAll("[^a-z:*?]", "x").replace("*", ".*").replace("?", ".");
        return "sts:assumerole".matches(pattern) || "sts:assumerolewithsaml".matches(pattern);
    }

    private static FactUnavailable unclear(String role, String what) {
        return FactUnavailable.notSettled("the trust policy of role " + role + " " + what);
    }
}
