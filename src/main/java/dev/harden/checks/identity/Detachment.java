package dev.harden.checks.identity;

import dev.harden.checks.Guards;
import dev.harden.checks.Mend;
import dev.harden.facts.iam.AuthorizationDetails;
import dev.harden.facts.iam.AuthorizationDetails.Principals;
import dev.harden.model.Account;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;

/**
 * Takes a managed policy from a user, group or role.
 *
 * @param account the account
 * @param policy the policy's ARN
 * @param kind {@code User}, {@code Group} or {@code Role}
 * @param name the holder's name
 * @param arn the holder's ARN
 */
record Detachment(Account account, String policy, String kind, String name, String arn) {
    /** Gives one for each that the policy is attached to. */
    static List<Detachment> all(Account account, String policy, Principals principals) {
        List<Detachment> all = new ArrayList<>();
        principals.users().stream()
                .filter(user -> holds(user.attachedManagedPolicies(), policy))
                .forEach(user -> all.add(new Detachment(account, policy, "User", user.userName(), user.arn())));
        principals.groups().stream()
                .filter(group -> holds(group.attachedManagedPolicies(), policy))
                .forEach(group -> all.add(new Detachment(account, policy, "Group", group.groupName(), group.arn())));
        principals.roles().stream()
                .filter(role -> holds(role.attachedManagedPolicies(), policy))
                .forEach(role -> all.add(new Detachment(account, policy, "Role", role.roleName(), role.arn())));
        return all;
    }

    private static boolean holds(List<AttachedPolicy> attached, String policy) {
        return attached.stream().anyMatch(one -> policy.equals(one.policyArn()));
    }

    String holder() {
        return kind.toLowerCase(Locale.ROOT) + " " + name;
    }

    /** Tells a role that IAM Identity Center makes of a permission set, and alone may change. */
    boolean isOfIdentityCenter() {
        return kind.equals("Role") && arn != null && arn.contains(":role/aws-reserved/sso.amazonaws.com/");
    }

    Mend mend() {
        String word = policy.substring(policy.lastIndexOf('/') + 1);
        Step step = Step.of(Iam.call(account, "Detach" + kind + "Policy", kind + "Name", name, "PolicyArn", policy))
                .guarded(Guard.of(
                        Iam.call(account, "ListAttached" + kind + "Policies", kind + "Name", name),
                        Guards.has("AttachedPolicies[].PolicyArn", policy)))
                .undoneBy(Iam.call(account, "Attach" + kind + "Policy", kind + "Name", name, "PolicyArn", policy))
                .but(Effect.CUTS_OFF, holder() + " from what " + word + " alone allows");
        return Mend.of(
                        new Target("AWS::IAM::" + kind, "global", arn == null ? name : arn, word),
                        word + " is not attached to " + holder(),
                        step)
                .foretelling(new AuthorizationDetails(), this::without);
    }

    private Principals without(Principals all) {
        return new Principals(
                all.users().stream()
                        .map(one -> is("User", one.userName())
                                ? one.toBuilder()
                                        .attachedManagedPolicies(rest(one.attachedManagedPolicies()))
                                        .build()
                                : one)
                        .toList(),
                all.groups().stream()
                        .map(one -> is("Group", one.groupName())
                                ? one.toBuilder()
                                        .attachedManagedPolicies(rest(one.attachedManagedPolicies()))
                                        .build()
                                : one)
                        .toList(),
                all.roles().stream()
                        .map(one -> is("Role", one.roleName())
                                ? one.toBuilder()
                                        .attachedManagedPolicies(rest(one.attachedManagedPolicies()))
                                        .build()
                                : one)
                        .toList(),
                all.policies());
    }

    private boolean is(String other, String its) {
        return kind.equals(other) && name.equals(its);
    }

    private List<AttachedPolicy> rest(List<AttachedPolicy> attached) {
        return attached.stream().filter(one -> !policy.equals(one.policyArn())).toList();
    }
}
