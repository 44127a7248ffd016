package dev.harden.checks.instance;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.Instances;
import dev.harden.facts.iam.Profile;
import dev.harden.facts.ssm.Setting;
import dev.harden.model.Severity;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfile;
import software.amazon.awssdk.services.ec2.model.Instance;

/** Holds each instance to a profile with a role, so that no long-term key has to lie on it. */
@CheckInfo(
        id = "instance-profile",
        title = "Instances have an instance profile with a role",
        fault = "Instance has no instance profile with a role",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no EC2 instance that could have an instance profile",
        reads = {Instances.class, Profile.class, Setting.class})
public final class InstanceProfile extends InstanceCheck {
    @Override
    Verdict judge(Instance instance, String region, Facts facts) {
        IamInstanceProfile attached = instance.iamInstanceProfile();
        if (attached == null) {
            return Verdict.fail(
                            "the instance has no instance profile%s",
                            HostManagement.text(facts.attempt(new Setting(region, Setting.HOST_MANAGEMENT_ROLE))))
                    .with(attach(instance.instanceId(), region));
        }
        String arn = Answers.require(attached.arn(), "arn");
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        Optional<software.amazon.awssdk.services.iam.model.InstanceProfile> profile = facts.get(new Profile(name));
        if (profile.isEmpty()) {
            return Verdict.fail("instance profile %s was deleted", name);
        }
        if (attached.id() != null && !attached.id().equals(profile.get().instanceProfileId())) {
            return Verdict.fail("instance profile %s was deleted; another has the name now", name);
        }
        return profile.get().roles().isEmpty()
                ? Verdict.fail("instance profile %s has no role, so it grants nothing", name)
                        .with(addRole(name, region))
                : Verdict.pass(
                        "instance profile %s has role %s",
                        name, profile.get().roles().get(0).roleName());
    }

    private static List<String> attach(String id, String region) {
        return Commands.mend(
                region,
                "ec2",
                "associate-iam-instance-profile",
                "--instance-id",
                id,
                "--iam-instance-profile",
                "Name=PROFILE");
    }

    private static List<String> addRole(String profile, String region) {
        return Commands.mend(
                region,
                "iam",
                "add-role-to-instance-profile",
                "--instance-profile-name",
                profile,
                "--role-name",
                "ROLE");
    }
}
