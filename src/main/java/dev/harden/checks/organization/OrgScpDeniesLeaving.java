package dev.harden.checks.organization;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.organizations.OrganizationRoot;
import dev.harden.facts.organizations.ScpPath;
import dev.harden.model.Account;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Remedy;
import dev.harden.policy.Domain;
import java.util.List;

/** Holds the service control policies on a member's path to forbidding it to leave the organization. */
@CheckInfo(
        id = "org-scp-denies-leaving",
        title = "Service control policies deny leaving the organization",
        fault = "Service control policies do not deny leaving the organization",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT,
        none = "the organization has no account that could leave it")
public final class OrgScpDeniesLeaving extends ScpCheck {
    @Override
    Verdict judge(ScpPath.Path path) {
        return Bans.verdict(
                List.of(Ban.toAll(path, "organizations:LeaveOrganization", Domain.EVERY_RESOURCE, path.member())));
    }

    @Override
    Remedy remedy(OrganizationRoot.Top top, Account self) {
        return Remedy.of(ScpChange.denying(
                self,
                top,
                "DenyLeaving",
                Call.map("Effect", "Deny", "Action", "organizations:LeaveOrganization", "Resource", "*"),
                "all member accounts from leaving the organization by themselves"));
    }
}
