package dev.harden.checks.organization;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.account.SecurityContact;
import dev.harden.model.Scope;
import dev.harden.model.Severity;

/** Holds the account to having an alternate contact for security. */
@CheckInfo(
        id = "org-security-contact",
        title = "The account has a security contact",
        fault = "Account has no security contact",
        severity = Severity.LOW,
        scope = Breadth.ACCOUNT,
        reads = {SecurityContact.class})
public final class OrgSecurityContact implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        return facts.get(new SecurityContact()).isPresent()
                ? Verdict.pass("a security contact is set")
                : Verdict.fail("no security contact is set, so AWS writes to the owner's mailbox alone")
                        .mendedBy(OrganizationMends.securityContact(scope.account()));
    }
}
