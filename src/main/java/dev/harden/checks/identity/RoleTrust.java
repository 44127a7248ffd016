package dev.harden.checks.identity;

import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.policy.Document;
import dev.harden.policy.Policy;
import dev.harden.policy.Principal;
import dev.harden.policy.Statement;
import software.amazon.awssdk.services.iam.model.RoleDetail;

/**
 * Is a role's trust policy, as far as it must be understood to tell people from services.
 *
 * @param role the role's name
 * @param policy the document
 */
record RoleTrust(String role, Document policy) {
    /**
     * Reads it, percent-encoded or raw.
     *
     * @throws FactUnavailable when it is no policy document
     */
    static RoleTrust of(RoleDetail role) {
        String text = Answers.require(role.assumeRolePolicyDocument(), "AssumeRolePolicyDocument");
        Policy policy = Policy.read("the trust policy of role " + role.roleName(), text);
        return new RoleTrust(
                role.roleName(), policy.document().orElseThrow(() -> unclear(role.roleName(), policy.problem())));
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
        if (statement.principal().isEmpty()) {
            throw unclear(role, "has a statement without a principal");
        }
        Principal principal = statement.principal().get();
        if (principal.negated() || statement.actions().negated()) {
            throw unclear(role, "allows by NotPrincipal or NotAction");
        }
        boolean assumes = statement.actions().means("sts:assumerole")
                || statement.actions().means("sts:assumerolewithsaml");
        boolean named = !principal.of("AWS").isEmpty();
        boolean saml = principal.of("Federated").stream().anyMatch(provider -> provider.contains(":saml-provider/"));
        return assumes && (principal.everybody() || named || saml);
    }

    private static FactUnavailable unclear(String role, String what) {
        return FactUnavailable.notSettled("the trust policy of role " + role + " " + what);
    }
}
