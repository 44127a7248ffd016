package dev.harden.checks.securitygroup;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Mend;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.GroupNames;
import dev.harden.facts.ec2.GroupUse;
import dev.harden.facts.ec2.GroupsNaming;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import dev.harden.network.NetworkInterface;
import dev.harden.network.SecurityGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds each group to being on an interface, or named by another that is in use. */
@CheckInfo(
        id = "sg-unused",
        title = "Security groups are in use",
        fault = "Security group is unused",
        severity = Severity.LOW,
        scope = Breadth.REGION,
        none = "there is no security group",
        reads = {GroupNames.class, GroupUse.class, GroupsNaming.class, SecurityGroups.class})
public final class SgUnused extends GroupCheck {
    @Override
    protected Verdict judge(SecurityGroup group, String region, Facts facts) {
        if (group.isDefault()) {
            return Verdict.notApplicable("a default group cannot be deleted");
        }
        Map<String, List<NetworkInterface>> use = facts.get(new GroupUse(region));
        if (use.containsKey(group.id())) {
            return Verdict.pass("on interface %s", use.get(group.id()).get(0).id());
        }
        String other = facts.get(new GroupNames(region)).getOrDefault(group.id(), "");
        return other.isEmpty()
                ? mended(
                        group,
                        region,
                        facts,
                        Verdict.fail(
                                "on no network interface, and referenced by no group in use, as far as this account"
                                        + " sees"))
                : Verdict.pass("named by a rule of %s, which is in use", other);
    }

    private static Verdict mended(SecurityGroup group, String region, Facts facts, Verdict verdict) {
        String naming = facts.get(new GroupsNaming(region)).getOrDefault(group.id(), "");
        return naming.isEmpty()
                ? verdict.mendedBy(gone(group, region))
                : verdict.withoutCommand(
                        NoCommand.Why.DECISION,
                        "rules of " + naming + ", which is on no interface, name it, and AWS does not delete"
                                + " it before them");
    }

    /** Deletes a group; AWS refuses where an interface carries it or a rule of another group names it. */
    private static Mend gone(SecurityGroup group, String region) {
        Call read = Call.of(
                "ec2",
                "DescribeNetworkInterfaces",
                region,
                "Filters",
                List.of(Call.map("Name", "group-id", "Values", List.of(group.id()))));
        Step delete = Step.of(Call.of("ec2", "DeleteSecurityGroup", region, "GroupId", group.id()))
                .guarded(Guard.of(read, "length(NetworkInterfaces) == `0`"))
                .but(
                        Effect.IRREVERSIBLE,
                        "a new group would have another id; what starts from a template that names " + group.id()
                                + " would not start");
        return Mend.of(
                        new Target("AWS::EC2::SecurityGroup", region, group.id(), "the group itself"),
                        group.id() + " is deleted",
                        delete)
                .foretelling(new SecurityGroups(region), groups -> {
                    Map<String, SecurityGroup> left = new LinkedHashMap<>(groups);
                    left.remove(group.id());
                    return left;
                });
    }
}
