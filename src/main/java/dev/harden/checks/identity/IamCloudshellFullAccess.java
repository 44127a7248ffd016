package dev.harden.checks.identity;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.iam.AuthorizationDetails;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds the account to attaching AWSCloudShellFullAccess to nobody. */
@CheckInfo(
        id = "iam-cloudshell-full-access",
        title = "AWSCloudShellFullAccess is attached to no one",
        fault = "AWSCloudShellFullAccess is attached",
        severity = Severity.LOW,
        scope = Breadth.ACCOUNT,
        reads = {AuthorizationDetails.class})
public final class IamCloudshellFullAccess implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        String policy = Iam.awsManaged(scope.account(), "AWSCloudShellFullAccess");
        AuthorizationDetails.Principals all = facts.get(new AuthorizationDetails());
        List<Detachment> held = Detachment.all(scope.account(), policy, all);
        if (held.isEmpty()) {
            return Verdict.pass("AWSCloudShellFullAccess is attached to no one");
        }
        Verdict verdict = Verdict.fail(
                "AWSCloudShellFullAccess is attached to %d: %s",
                held.size(), held.stream().map(Detachment::holder).collect(Collectors.joining(", ")));
        Optional<Detachment> reserved =
                held.stream().filter(Detachment::isOfIdentityCenter).findFirst();
        return reserved.isPresent()
                ? verdict.withoutCommand(
                        NoCommand.Why.OTHER_ACCOUNT,
                        "the permission set that gives it to " + reserved.get().holder()
                                + " has to be changed in IAM Identity Center, and IAM lets no one change the role")
                : verdict.mendedBy(new Remedy.Changes(
                        held.stream().<Intent>map(Detachment::mend).toList()));
    }
}
