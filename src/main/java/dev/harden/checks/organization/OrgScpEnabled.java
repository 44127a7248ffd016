package dev.harden.checks.organization;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.organizations.OrganizationRoot;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Account;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;

/** Holds the organization's root to having service control policies enabled. */
@CheckInfo(
        id = "org-scp-enabled",
        title = "Service control policies are enabled",
        fault = "Service control policies are not enabled",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT,
        reads = {CallerIdentity.class, OrganizationRoot.class})
public final class OrgScpEnabled implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        OrganizationRoot.Top top = facts.get(new OrganizationRoot());
        String says = "the status of service control policies on root %s of organization %s is %s";
        return top.hasScps()
                ? Verdict.pass(says, top.root(), top.organization(), top.scps())
                : Verdict.fail(says, top.root(), top.organization(), top.scps())
                        .mendedBy(remedy(top, facts.get(new CallerIdentity())));
    }

    private static Remedy remedy(OrganizationRoot.Top top, Account self) {
        if (!top.scps().equals("DISABLED")) {
            return Remedy.none(NoCommand.Why.DECISION, onItsWay(top));
        }
        return self.id().equals(top.management())
                ? Remedy.of(ScpChange.enabled(self, top))
                : Remedy.none(
                        NoCommand.Why.OTHER_ACCOUNT,
                        "management account " + top.management() + " alone may enable them");
    }

    /** Says why nothing is to be done at the moment. */
    static String onItsWay(OrganizationRoot.Top top) {
        return "AWS is about to change it: the status of service control policies is " + top.scps()
                + ", and someone has to look again when it is another";
    }
}
