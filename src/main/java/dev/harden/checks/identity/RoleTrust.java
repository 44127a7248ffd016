package dev.harden.checks.identity;

import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.model.Account;
import dev.harden.policy.Answer;
import dev.harden.policy.Context;
import dev.harden.policy.Trust;
import java.util.LinkedHashSet;
import java.util.Set;
import software.amazon.awssdk.services.iam.model.RoleDetail;

/**
 * Is a role's trust policy, as far as it must be understood to tell people from services.
 *
 * @param role the role's name
 * @param own the account
 * @param policy what it says
 */
record RoleTrust(String role, Account own, Trust policy) {
    /** Reads it, percent-encoded or raw. */
    static RoleTrust of(RoleDetail role, Account own) {
        String text = Answers.require(role.assumeRolePolicyDocument(), "AssumeRolePolicyDocument");
        return new RoleTrust(role.roleName(), own, Trust.read(role.roleName(), text));
    }

    /**
     * Tells whether people can assume the role: some principal of an account, or somebody who signs in by SAML. Allow and
     * Deny are taken together; under which conditions, the people choose.
     *
     * @throws FactUnavailable when that hangs on what is not understood here
     */
    boolean letsPeopleIn() {
        String why = "";
        for (Trust.Caller caller : people()) {
            String action = caller.kind().equals("AWS") ? "sts:AssumeRole" : "sts:AssumeRoleWithSAML";
            Answer answer =
                    policy.lets(caller, action, "arn:" + own.partition() + ":iam::" + own.id() + ":role/" + role);
            if (answer.yes().isPresent()) {
                return true;
            }
            why = why.isEmpty() ? answer.unclear() : why;
        }
        if (policy.policy().document().isEmpty()) {
            why = policy.policy().name() + " " + policy.policy().problem();
        }
        if (!why.isEmpty()) {
            throw FactUnavailable.notSettled(why);
        }
        return false;
    }

    private Set<Trust.Caller> people() {
        Set<Trust.Caller> people = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>(policy.allowed("AWS"));
        if (policy.allowsUnnamed()) {
            names.add(own.id());
            names.addAll(policy.values("aws:PrincipalAccount"));
            names.addAll(policy.values("aws:PrincipalArn"));
        }
        for (String name : names) {
            String account = Trust.accountOf(name);
            boolean whole = name.equals(account) || name.endsWith(":root");
            if (!account.isEmpty()) {
                String arn = whole ? "arn:" + own.partition() + ":iam::" + account + ":role/zq-someone-unnamed" : name;
                people.add(new Trust.Caller("AWS", arn, person(account, whole, arn)));
            }
        }
        for (String provider : policy.allowed("Federated")) {
            if (provider.contains(":saml-provider/")) {
                people.add(new Trust.Caller(
                        "Federated", provider, Context.ANY.with("aws:PrincipalIsAWSService", "false")));
            }
        }
        return people;
    }

    private static Context person(String account, boolean whole, String arn) {
        Context context = Context.signedBy(account);
        return whole || arn.contains("*") || arn.contains(":sts:") ? context : context.with("aws:PrincipalArn", arn);
    }
}
