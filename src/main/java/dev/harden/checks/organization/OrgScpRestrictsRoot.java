package dev.harden.checks.organization;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.organizations.OrganizationRoot;
import dev.harden.facts.organizations.ScpPath;
import dev.harden.model.Account;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Remedy;
import dev.harden.policy.Domain;
import java.util.List;

/**
 * Holds the service control policies on a member's path to denying the root user everything but what root alone can do.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-tasks.html">Tasks that require root user
 *     credentials</a>
 */
@CheckInfo(
        id = "org-scp-restricts-root",
        title = "Service control policies restrict the root user of member accounts",
        fault = "Service control policies do not restrict the root user",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT,
        none = "the organization has no account whose root user a policy could restrict")
public final class OrgScpRestrictsRoot extends ScpCheck {
    /** Is what AWS's page names, with what root's own MFA devices and sign-in take. */
    private static final String[] ROOT_ONLY = {
        "account:*",
        "aws-portal:*",
        "billing:*",
        "invoicing:*",
        "payments:*",
        "tax:*",
        "iam:ChangePassword",
        "iam:CreateVirtualMFADevice",
        "iam:DeactivateMFADevice",
        "iam:DeleteVirtualMFADevice",
        "iam:EnableMFADevice",
        "iam:GetAccountSummary",
        "iam:GetMFADevice",
        "iam:GetUser",
        "iam:ListMFADevices",
        "iam:ListVirtualMFADevices",
        "iam:ResyncMFADevice",
        "iam:DeleteAccessKey",
        "iam:ListAccessKeys",
        "s3:DeleteBucketPolicy",
        "s3:GetBucketPolicy",
        "s3:GetBucketVersioning",
        "s3:ListAllMyBuckets",
        "s3:PutBucketPolicy",
        "s3:PutBucketVersioning",
        "sqs:GetQueueAttributes",
        "sqs:ListQueues",
        "sqs:SetQueueAttributes",
        "sts:GetCallerIdentity",
        "sts:GetSessionToken",
        "support:*"
    };

    @Override
    Verdict judge(ScpPath.Path path) {
        return Bans.verdict(
                List.of(Ban.toRoot(path, "what the root user need not do itself", Domain.EVERY_ACTION.but(ROOT_ONLY))));
    }

    @Override
    Remedy remedy(OrganizationRoot.Top top, Account self) {
        return Remedy.of(ScpChange.denying(
                self,
                top,
                "RestrictRoot",
                Call.map(
                        "Effect",
                        "Deny",
                        "NotAction",
                        List.of(ROOT_ONLY),
                        "Resource",
                        "*",
                        "Condition",
                        Call.map("ArnLike", Call.map("aws:PrincipalArn", "arn:" + self.partition() + ":iam::*:root"))),
                "the root users of all member accounts from all but what root alone can do"));
    }
}
