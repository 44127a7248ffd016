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

/** Holds root to having no X.509 signing certificates. */
@CheckInfo(
        id = "root-no-signing-certificates",
        title = "The root user has no signing certificates",
        fault = "Root user has signing certificates",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT,
        reads = {AccountSummary.class})
@WithoutCommand(why = Why.PERSON, text = "whoever holds root's password has to delete the certificates, as root")
public final class RootNoSigningCertificates implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        int certificates = facts.get(new AccountSummary()).number("AccountSigningCertificatesPresent");
        return certificates == 0
                ? Verdict.pass("root has no signing certificates")
                : Verdict.fail("root has signing certificates");
    }
}
