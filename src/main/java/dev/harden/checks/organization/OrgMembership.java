package dev.harden.checks.organization;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Facts;
import dev.harden.facts.organizations.OwnOrganization;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand.Why;

/** Holds the account to belonging to an organization. */
@CheckInfo(
        id = "org-membership",
        title = "The account belongs to an organization",
        fault = "Account belongs to no organization",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT,
        reads = {OwnOrganization.class})
@WithoutCommand(
        why = Why.DECISION,
        text = "someone has to decide which organization invites the account, or to make one")
public final class OrgMembership implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        return facts.get(new OwnOrganization())
                .map(organization -> Verdict.pass("the account belongs to organization %s", organization.id()))
                .orElseGet(() -> Verdict.fail("the account belongs to no organization"));
    }
}
