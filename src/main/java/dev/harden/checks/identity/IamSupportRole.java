package dev.harden.checks.identity;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Facts;
import dev.harden.facts.iam.AuthorizationDetails;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand.Why;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.RoleDetail;

/** Holds the account to a role, for people, with AWSSupportAccess. */
@CheckInfo(
        id = "iam-support-role",
        title = "People can assume a role for AWS Support",
        fault = "No role for AWS Support that people can assume",
        severity = Severity.LOW,
        scope = Breadth.ACCOUNT,
        reads = {AuthorizationDetails.class})
@WithoutCommand(why = Why.DECISION, text = "someone has to decide who may open support cases")
public final class IamSupportRole implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        String policy = Iam.awsManaged(scope.account(), "AWSSupportAccess");
        List<RoleDetail> holders = facts.get(new AuthorizationDetails()).roles().stream()
                .filter(role -> role.attachedManagedPolicies().stream()
                        .anyMatch(attached -> policy.equals(attached.policyArn())))
                .toList();
        Optional<RoleDetail> found =
                facts.first(holders, role -> RoleTrust.of(role, scope.account()).letsPeopleIn());
        if (found.isPresent()) {
            return Verdict.pass(
                    "role %shas AWSSupportAccess, and people can assume it",
                    found.get().roleName());
        }
        return holders.isEmpty()
                ? Verdict.fail("no role has AWSSupportAccess")
                : Verdict.fail(
                        "only services and workloads can assume the roles that have AWSSupportAccess: %s",
                        holders.stream().map(RoleDetail::roleName).sorted().toList());
    }
}
