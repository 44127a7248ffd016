package dev.harden.checks.root;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.iam.AccountSummary;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand.Why;

/** Says that nobody but root's owner can tell how old its password is. */
@CheckInfo(
        id = "root-password-rotated",
        title = "The root user's password is changed regularly",
        fault = "Root user's password is not changed regularly",
        severity = Severity.INFO,
        scope = Breadth.ACCOUNT,
        reads = {AccountSummary.class})
@WithoutCommand(why = Why.PERSON, text = "whoever holds root's password has to change it")
public final class RootPasswordRotated implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        return RootSignIn.none(scope.account()).orElseGet(() -> signingIn(facts));
    }

    private static Verdict signingIn(Facts facts) {
        if (facts.get(new AccountSummary()).number("AccountPasswordPresent") == 0) {
            return Verdict.notApplicable("root has no password");
        }
        throw FactUnavailable.noApi("no API tells the age of the root user's password, and the credential report says"
                + " not_supported; check in the password manager when it was last changed");
    }
}
