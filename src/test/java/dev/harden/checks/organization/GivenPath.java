package dev.harden.checks.organization;

import dev.harden.checks.Check;
import dev.harden.checks.Given;
import dev.harden.facts.organizations.AccountsBelow;
import dev.harden.facts.organizations.AttachedScps;
import dev.harden.facts.organizations.OrganizationAccounts;
import dev.harden.facts.organizations.OwnOrganization;
import dev.harden.facts.organizations.Roots;
import dev.harden.facts.organizations.ScpDocument;
import dev.harden.facts.organizations.UnitsBelow;
import dev.harden.policy.Policy;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.Organization;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;
import software.amazon.awssdk.services.organizations.model.PolicyTypeSummary;
import software.amazon.awssdk.services.organizations.model.Root;

/**
 * Gives an organization: root r-1 with unit ou-a (OU Work), below it unit ou-b (OU Shop) with member 222222222222, a closed
 * member under the root, and the management account, which is the audited one. Statements have single quotes.
 */
final class GivenPath {
    static final String FULL = "{'Effect':'Allow','Action':'*','Resource':'*'}";
    static final String MEMBER = "222222222222";

    private GivenPath() {}

    static String deny(String rest) {
        return "{'Effect':'Deny'," + rest + "}";
    }

    /** Gives an organization whose levels, root, both units and member, have these statements; {@code null} for none. */
    static Given levels(String root, String outer, String inner, String member) {
        return organization(Given.ACCOUNT.id(), "ENABLED")
                .fact(new UnitsBelow("r-1"), List.of(unit("ou-a", "Work")))
                .fact(new UnitsBelow("ou-a"), List.of(unit("ou-b", "Shop")))
                .fact(new UnitsBelow("ou-b"), List.of())
                .fact(new AccountsBelow("r-1"), List.of(Given.ACCOUNT.id(), "333333333333"))
                .fact(new AccountsBelow("ou-a"), List.of())
                .fact(new AccountsBelow("ou-b"), List.of(MEMBER))
                .fact(new AttachedScps("r-1"), root == null ? List.of() : List.of("p-root"))
                .fact(new AttachedScps("ou-a"), outer == null ? List.of() : List.of("p-outer"))
                .fact(new AttachedScps("ou-b"), inner == null ? List.of() : List.of("p-inner"))
                .fact(new AttachedScps(MEMBER), member == null ? List.of() : List.of("p-member"))
                .fact(new ScpDocument("p-root"), policy("root", root))
                .fact(new ScpDocument("p-outer"), policy("outer", outer))
                .fact(new ScpDocument("p-inner"), policy("inner", inner))
                .fact(new ScpDocument("p-member"), policy("member", member));
    }

    /** Gives an organization by its management account and the status of its service control policies. */
    static Given organization(String management, String status) {
        List<PolicyTypeSummary> types = status == null
                ? List.of()
                : List.of(PolicyTypeSummary.builder()
                        .type("SERVICE_CONTROL_POLICY")
                        .status(status)
                        .build());
        return Given.facts()
                .fact(
                        new OwnOrganization(),
                        Optional.of(Organization.builder()
                                .id("o-1")
                                .masterAccountId(management)
                                .build()))
                .fact(
                        new Roots(),
                        List.of(Root.builder().id("r-1").policyTypes(types).build()))
                .fact(
                        new OrganizationAccounts(),
                        List.of(
                                account(Given.ACCOUNT.id(), "ACTIVE"),
                                account(MEMBER, "ACTIVE"),
                                account("333333333333", "SUSPENDED")));
    }

    static Account account(String id, String state) {
        return Account.builder()
                .id(id)
                .arn("arn:aws:organizations::" + Given.ACCOUNT.id() + ":account/o-1/" + id)
                .name("name of " + id)
                .state(state)
                .build();
    }

    private static OrganizationalUnit unit(String id, String name) {
        return OrganizationalUnit.builder().id(id).name(name).build();
    }

    private static Policy policy(String name, String statements) {
        String text = "{'Version':'2012-10-17','Statement':[" + statements + "]}";
        return Policy.read("policy " + name, text.replace('\'', '"'));
    }

    /** Gives what a check says of the member where the unit above it has these statements beside the full Allow. */
    static String member(Check<?> check, String... statements) {
        String unit = FULL + (statements.length == 0 ? "" : "," + String.join(",", statements));
        return of(MEMBER, levels(FULL, FULL, unit, FULL).judge(check));
    }

    /** Gives the line about an account. */
    static String of(String account, List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains(" " + account + ":"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(lines));
    }
}
