package dev.harden.checks.identity;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Facts;
import dev.harden.facts.iam.AuthorizationDetails;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand.Why;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** Holds each user to having no policy attached to or inlined in it. */
@CheckInfo(
        id = "iam-policies-through-groups",
        title = "Users get permissions only through groups",
        fault = "Policies attached to or inlined in a user",
        severity = Severity.LOW,
        scope = Breadth.ACCOUNT,
        none = "there is no IAM user who could have policies",
        reads = {AuthorizationDetails.class})
@WithoutCommand(why = Why.DECISION, text = "someone has to choose the group that has the policies in place of the user")
public final class IamPoliciesThroughGroups implements Check<UserDetail> {
    @Override
    public Subjects<UserDetail> subjects(Scope scope, Facts facts) {
        return Subjects.of(facts.get(new AuthorizationDetails()).users());
    }

    @Override
    public Resource resource(UserDetail user) {
        return new Resource(user.arn(), user.userName(), "AWS::IAM::User", user.userName());
    }

    @Override
    public Verdict judge(UserDetail user, Facts facts) {
        List<String> policies = Stream.concat(
                        user.attachedManagedPolicies().stream().map(AttachedPolicy::policyName),
                        user.userPolicyList().stream().map(policy -> policy.policyName() + " (inline)"))
                .sorted()
                .toList();
        return policies.isEmpty()
                ? Verdict.pass("no policy is attached to or inlined in the user")
                : Verdict.fail("policies are attached to or inlined in the user: %s", String.join(", ", policies));
    }
}
