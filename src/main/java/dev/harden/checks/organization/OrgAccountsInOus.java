package dev.harden.checks.organization;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.organizations.AccountsBelow;
import dev.harden.facts.organizations.OrganizationRoot;
import dev.harden.model.Account;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Remedy;

/** Holds member accounts to hanging below an organizational unit. */
@CheckInfo(
        id = "org-accounts-in-ous",
        title = "Member accounts are in organizational units",
        fault = "Member account is directly under the organization's root",
        severity = Severity.LOW,
        scope = Breadth.ACCOUNT,
        none = "the organization has no account",
        reads = {AccountsBelow.class})
public final class OrgAccountsInOus extends MemberCheck {
    @Override
    Verdict member(String account, OrganizationRoot.Top top, Facts facts) {
        return facts.get(new AccountsBelow(top.root())).contains(account)
                ? Verdict.fail("the account hangs directly under root %s", top.root())
                : Verdict.pass("the account is not among those directly under root %s", top.root());
    }

    @Override
    Remedy remedy(String account, OrganizationRoot.Top top, Account self) {
        return Remedy.of(OrganizationMends.moved(self, account, top.root()));
    }
}
