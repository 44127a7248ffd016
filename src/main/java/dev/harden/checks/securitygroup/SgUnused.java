package dev.harden.checks.securitygroup;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.GroupNames;
import dev.harden.facts.ec2.GroupUse;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.model.Severity;
import dev.harden.network.NetworkInterface;
import dev.harden.network.SecurityGroup;
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
        reads = {GroupNames.class, GroupUse.class, SecurityGroups.class})
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
                ? Verdict.fail(
                        "on no network interface, and referenced by no group in use, as far as this account sees")
                : Verdict.pass("named by a rule of %s, which is in use", other);
    }
}
