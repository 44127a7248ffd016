package dev.harden.checks.root;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Facts;
import dev.harden.facts.iam.AccountSummary;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand.Why;

/** Holds root to having no access keys. */
@CheckInfo(
        id = "root-no-access-keys",
        title = "The root user has no access keys",
        fault = "Root user has access keys",
        severity = Severity.CRITICAL,
        scope = Breadth.ACCOUNT,
        reads = {AccountSummary.class})
@WithoutCommand(why = Why.PERSON, text = "whoever holds root's password has to delete the keys, as root")
public final class RootNoAccessKeys implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        int keys = facts.get(new AccountSummary()).number("AccountAccessKeysPresent");
        return keys == 0 ? Verdict.pass("root has no access keys") : Verdict.fail("root has access keys");
    }
}
