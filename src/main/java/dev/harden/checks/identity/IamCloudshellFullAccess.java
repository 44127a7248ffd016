package dev.harden.checks.identity;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.iam.AuthorizationDetails;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;

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
        List<String> holders = new ArrayList<>();
        all.users().forEach(user -> add(holders, "user " + user.userName(), user.attachedManagedPolicies(), policy));
        all.groups()
                .forEach(group -> add(holders, "group " + group.groupName(), group.attachedManagedPolicies(), policy));
        all.roles().forEach(role -> add(holders, "role " + role.roleName(), role.attachedManagedPolicies(), policy));
        return holders.isEmpty()
                ? Verdict.pass("AWSCloudShellFullAccess is attached to no one")
                : Verdict.fail("AWSCloudShellFullAccess is attached to %s", String.join(", ", holders));
    }

    private static void add(List<String> holders, String name, List<AttachedPolicy> attached, String policy) {
        if (attached.stream().anyMatch(one -> policy.equals(one.policyArn()))) {
            holders.add(name);
        }
    }
}
