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

/** Holds root to MFA, or to having nothing to sign in with. */
@CheckInfo(
        id = "root-mfa",
        title = "The root user has MFA, or cannot sign in",
        fault = "Root user can sign in without MFA",
        severity = Severity.CRITICAL,
        scope = Breadth.ACCOUNT,
        reads = {AccountSummary.class})
@WithoutCommand(why = Why.PERSON, text = "whoever holds root's password has to register a device that is in hand")
public final class RootMfa implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        return RootSignIn.none(scope.account()).orElseGet(() -> signingIn(facts));
    }

    private static Verdict signingIn(Facts facts) {
        AccountSummary.Counts summary = facts.get(new AccountSummary());
        if (summary.number("AccountMFAEnabled") > 0) {
            return Verdict.pass("root has MFA");
        }
        return summary.rootHasNoCredentials()
                ? Verdict.pass("root has no MFA, and nothing to sign in with: no password, access keys or certificates")
                : Verdict.fail("root can sign in without MFA");
    }
}
