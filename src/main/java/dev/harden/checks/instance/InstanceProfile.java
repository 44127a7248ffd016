package dev.harden.checks.instance;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Mend;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.Instances;
import dev.harden.facts.iam.Profile;
import dev.harden.facts.ssm.Setting;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfile;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.iam.model.Role;

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
    private static final Placeholder PROFILE =
            new Placeholder("PROFILE", "the name of an instance profile with a role, which it gets");
    private static final Placeholder ROLE =
            new Placeholder("ROLE", "the name of the role whose permissions the instances need");
    private static final String ANOTHER =
            "an instance profile has to be named that takes the place of the one that was deleted";

    @Override
    Verdict judge(Instance instance, String region, Facts facts) {
        IamInstanceProfile attached = instance.iamInstanceProfile();
        if (attached == null) {
            return Verdict.fail(
                            "the instance has no instance profile%s",
                            HostManagement.text(facts.attempt(new Setting(region, Setting.HOST_MANAGEMENT_ROLE))))
                    .mendedBy(attached(instance.instanceId(), region));
        }
        String arn = Answers.require(attached.arn(), "arn");
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        Optional<software.amazon.awssdk.services.iam.model.InstanceProfile> profile = facts.get(new Profile(name));
        if (profile.isEmpty()) {
            return Verdict.fail("instance profile %s was deleted", name).withoutCommand(NoCommand.Why.VALUE, ANOTHER);
        }
        if (attached.id() != null && !attached.id().equals(profile.get().instanceProfileId())) {
            return Verdict.fail("instance profile %s was deleted; another has the name now", name)
                    .withoutCommand(NoCommand.Why.VALUE, ANOTHER);
        }
        return profile.get().roles().isEmpty()
                ? Verdict.fail("instance profile %s has no role, so it grants nothing", name)
                        .mendedBy(given(name, region))
                : Verdict.pass(
                        "instance profile %s has role %s",
                        name, profile.get().roles().get(0).roleName());
    }

    private static Mend attached(String id, String region) {
        Call read = Call.of("ec2", "DescribeInstances", region, "InstanceIds", List.of(id));
        Step step = Step.of(Call.of(
                        "ec2",
                        "AssociateIamInstanceProfile",
                        region,
                        "InstanceId",
                        id,
                        "IamInstanceProfile",
                        Call.map("Name", PROFILE.mark())))
                .guarded(Guard.of(read, "Reservations[0].Instances[0].IamInstanceProfile == null"))
                .needing(PROFILE)
                .undoneBy(Call.of("ec2", "DisassociateIamInstanceProfile", region, "AssociationId", "<ASSOCIATION_ID>")
                        .finding(
                                "ASSOCIATION_ID",
                                Call.of(
                                        "ec2",
                                        "DescribeIamInstanceProfileAssociations",
                                        region,
                                        "Filters",
                                        List.of(Call.map("Name", "instance-id", "Values", List.of(id)))),
                                "IamInstanceProfileAssociations[?State=='associated'] | [0].AssociationId"));
        return Mend.of(
                        new Target("AWS::EC2::Instance", region, id, "instance profile"),
                        id + " has an instance profile",
                        step)
                .foretelling(
                        new Instances(region),
                        all -> all.stream()
                                .map(one -> one.instanceId().equals(id) ? with(one, PROFILE.mark()) : one)
                                .toList())
                .telling(
                        new Profile(PROFILE.mark()),
                        Optional.of(with(software.amazon.awssdk.services.iam.model.InstanceProfile.builder()
                                .build())));
    }

    private static Mend given(String profile, String region) {
        Call read = Call.of("iam", "GetInstanceProfile", region, "InstanceProfileName", profile);
        Step step = Step.of(role("AddRoleToInstanceProfile", profile, region))
                .guarded(Guard.of(read, "length(InstanceProfile.Roles) == `0`"))
                .needing(ROLE)
                .undoneBy(role("RemoveRoleFromInstanceProfile", profile, region));
        return Mend.of(
                        new Target("AWS::IAM::InstanceProfile", "global", profile, "role"),
                        "instance profile " + profile + " has a role",
                        step)
                .foretelling(new Profile(profile), one -> one.map(InstanceProfile::with));
    }

    private static Instance with(Instance instance, String profile) {
        return instance.toBuilder()
                .iamInstanceProfile(one -> one.arn("arn:aws:iam:::instance-profile/" + profile))
                .build();
    }

    private static software.amazon.awssdk.services.iam.model.InstanceProfile with(
            software.amazon.awssdk.services.iam.model.InstanceProfile profile) {
        return profile.toBuilder()
                .roles(Role.builder().roleName(ROLE.mark()).build())
                .build();
    }

    private static Call role(String operation, String profile, String region) {
        return Call.of("iam", operation, region, "InstanceProfileName", profile, "RoleName", ROLE.mark());
    }
}
