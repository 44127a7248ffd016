package dev.harden.checks.organization;

import dev.harden.checks.Reads;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.organizations.OrganizationRoot;
import dev.harden.facts.organizations.ScpPath;
import dev.harden.model.Account;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;

/** Judges the service control policies on the path from the root to each active member account. */
@Reads({ScpPath.class})
abstract class ScpCheck extends MemberCheck {
    @Override
    final Verdict member(String account, OrganizationRoot.Top top, Facts facts) {
        return top.hasScps()
                ? judge(facts.get(new ScpPath(account)))
                : Verdict.fail(
                        "service control policies are not enabled: their status on root %s is %s",
                        top.root(), top.scps());
    }

    @Override
    final Remedy remedy(String account, OrganizationRoot.Top top, Account self) {
        return top.hasScps() || top.scps().equals("DISABLED")
                ? remedy(top, self)
                : Remedy.none(NoCommand.Why.DECISION, OrgScpEnabled.onItsWay(top));
    }

    /** Gives what mends a failure of any member, where the policies can be enabled if they are not. */
    abstract Remedy remedy(OrganizationRoot.Top top, Account self);

    /** Judges a path whose policies are in force. */
    abstract Verdict judge(ScpPath.Path path);
}
