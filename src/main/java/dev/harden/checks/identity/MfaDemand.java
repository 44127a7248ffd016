package dev.harden.checks.identity;

import dev.harden.facts.iam.Rights;
import dev.harden.policy.Access;
import dev.harden.policy.Answer;
import dev.harden.policy.Context;
import dev.harden.policy.Domain;
import dev.harden.policy.Layers;
import dev.harden.policy.Place;
import dev.harden.policy.Question;
import dev.harden.policy.Truth;
import java.util.Optional;

/**
 * Tells whether a user's policies ask for MFA before anything but what it takes to set MFA up.
 *
 * @param denying the question whether requests are denied that do more than that, without MFA
 * @param policies the user's policies
 * @param signedIn what is so of the user's requests with MFA
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_iam_mfa-selfmanage.html">AWS's
 *     policy for MFA</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html">
 *     AWS's policy for own credentials</a>
 */
record MfaDemand(Question denying, Layers policies, Context signedIn) {
    private static final String PRESENT = "aws:MultiFactorAuthPresent";
    private static final String AGE = "aws:MultiFactorAuthAge";

    /**
     * What AWS's own policies spare: to set MFA up, to find the page for it and what else it lists, to change the own
     * password. Who one is, AWS tells in spite of any Deny.
     *
     * @see <a href="https://repost.aws/knowledge-center/mfa-iam-user-aws-cli">AWS's policy for MFA and the command line</a>
     */
    private static final String[] SPARED = {
        "iam:ChangePassword",
        "iam:CreateVirtualMFADevice",
        "iam:DeleteVirtualMFADevice",
        "iam:EnableMFADevice",
        "iam:GetAccountPasswordPolicy",
        "iam:GetAccountSummary",
        "iam:GetMFADevice",
        "iam:GetUser",
        "iam:ListAccessKeys",
        "iam:ListAccountAliases",
        "iam:ListMFADevices",
        "iam:ListSSHPublicKeys",
        "iam:ListServiceSpecificCredentials",
        "iam:ListUsers",
        "iam:ListVirtualMFADevices",
        "iam:ResyncMFADevice",
        "sts:GetCallerIdentity",
        "sts:GetSessionToken"
    };

    /**
     * Asks about requests of the console without MFA, which say that there is none.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent">
     *     aws:MultiFactorAuthPresent</a>
     */
    static MfaDemand ofConsole(Rights.Holder user, Context context) {
        return of(user, context.with(PRESENT, "false").without(AGE), context);
    }

    /** Asks about requests signed with an access key, which say nothing of MFA. */
    static MfaDemand ofKeys(Rights.Holder user, Context context) {
        return of(user, context.without(PRESENT).without(AGE), context);
    }

    private static MfaDemand of(Rights.Holder user, Context without, Context with) {
        Domain actions = Domain.EVERY_ACTION.but(SPARED);
        return new MfaDemand(new Question(actions, Domain.EVERY_RESOURCE, without), user.policies(), with);
    }

    /** Says what demands it; absent when nothing does. */
    Optional<String> met() {
        Answer denied = policies.denies(denying);
        if (denied.truth() == Truth.YES) {
            return denied.yes().flatMap(Access::by).map(place -> place + " denies the rest without MFA");
        }
        boolean nothing = policies.allowsSomeButForDenies(denying).truth() == Truth.NO;
        Answer something = nothing ? policies.allowsSomeButForDenies(denying.in(signedIn)) : denied;
        return nothing && something.truth() != Truth.NO
                ? something
                        .inFavour()
                        .flatMap(Access::by)
                        .map(place -> "every Allow requires MFA, for example " + place)
                : Optional.empty();
    }

    /** Tells which policy is not understood and why, when that decides; empty otherwise. */
    String unclear() {
        String denied = policies.denies(denying).unclear();
        return denied.isEmpty() ? policies.allowsSomeButForDenies(denying).unclear() : denied;
    }

    /** Says what is missing: a Deny that does not reach far enough, or that there is none. */
    String missing() {
        Answer denied = policies.denies(denying);
        Optional<Access> spared = denied.against();
        if (denied.yes().isPresent() && spared.isPresent()) {
            return "the Deny does not reach all else, " + spared.get().what();
        }
        if (denied.depends().isPresent()) {
            Access access = denied.depends().get();
            return access.by().map(place -> place + " denies").orElse("a Deny applies")
                    + " only under further conditions on " + String.join(", ", access.keys());
        }
        return policies.allowsSome(denying)
                .inFavour()
                .map(access ->
                        access.by().map(Place::toString).orElse("its policies") + " allows more, " + access.what())
                .orElse("no policy of the user denies what is not MFA setup");
    }
}
