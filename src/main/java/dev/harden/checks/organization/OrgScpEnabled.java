package dev.harden.checks.organization;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.organizations.OrganizationRoot;
import dev.harden.model.Scope;
import dev.harden.model.Severity;

/** Holds the organization's root to having service control policies enabled. */
@CheckInfo(
        id = "org-scp-enabled",
        title = "Service control policies are enabled",
        fault = "Service control policies are not enabled",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT,
        reads = {OrganizationRoot.class})
public final class OrgScpEnabled implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        OrganizationRoot.Top top = facts.get(new OrganizationRoot());
        String says = "the status of service control policies on root %s of organization %s is %s";
        return top.hasScps()
                ? Verdict.pass(says, top.root(), top.organization(), top.scps())
                : Verdict.fail(says, top.root(), top.organization(), top.scps());
    }
}
