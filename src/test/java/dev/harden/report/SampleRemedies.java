package dev.harden.report;

import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import dev.harden.model.remedy.Told;
import java.util.List;

/** Gives remedies of each kind, for the report that all reporters are tested with. */
final class SampleRemedies {
    private SampleRemedies() {}

    /** Takes a password from a user whose name may mean harm. */
    static Remedy locked(String user) {
        Step step = Step.of(Call.of("iam", "DeleteLoginProfile", "us-east-1", "UserName", user))
                .guarded(Guard.of(
                        Call.of("iam", "GetLoginProfile", "us-east-1", "UserName", user),
                        "LoginProfile.PasswordResetRequired == `false`"))
                .but(Effect.CUTS_OFF, "the user's console password")
                .but(Effect.IRREVERSIBLE, "the password");
        return Remedy.of(new Told(
                new Target("AWS::IAM::User", "global", user, "password"),
                "the user " + user + " has no password",
                List.of(step)));
    }

    static Remedy person() {
        return Remedy.none(NoCommand.Why.PERSON, "whoever holds the key has to put the new one in its place");
    }

    /** Makes a role for somebody who has to be named, and gives it a policy. */
    static Remedy role() {
        Step role = Step.of(Call.of(
                        "iam",
                        "CreateRole",
                        "us-east-1",
                        "RoleName",
                        "support",
                        "AssumeRolePolicyDocument",
                        "{\"Statement\":[{\"Principal\":{\"AWS\":\"<SUPPORT_ARN>\"}}]}",
                        "MaxSessionDuration",
                        3600,
                        "Tags",
                        List.of(Call.map("Key", "by", "Value", "it's harden"))))
                .guarded(Guard.of(Call.of("iam", "GetRole", "us-east-1", "RoleName", "support"), "`false`")
                        .orAbsent("NoSuchEntity"))
                .needing(new Placeholder("SUPPORT_ARN", "the ARN of whoever may open support cases"))
                .undoneBy(
                        Call.of(
                                "iam",
                                "DetachRolePolicy",
                                "us-east-1",
                                "RoleName",
                                "support",
                                "PolicyArn",
                                "arn:aws:iam::aws:policy/AWSSupportAccess"),
                        Call.of("iam", "DeleteRole", "us-east-1", "RoleName", "support"));
        Step policy = Step.of(Call.of(
                "iam",
                "AttachRolePolicy",
                "us-east-1",
                "RoleName",
                "support",
                "PolicyArn",
                "arn:aws:iam::aws:policy/AWSSupportAccess"));
        return Remedy.of(new Told(
                new Target("AWS::IAM::Role", "global", "support"),
                "a role holds AWSSupportAccess",
                List.of(role, policy)));
    }
}
