package dev.harden.checks.securitygroup;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.GroupUse;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.model.Severity;
import dev.harden.network.GroupRule;
import dev.harden.network.NetworkInterface;
import dev.harden.network.SecurityGroup;
import java.util.List;
import java.util.Map;

/** Holds each group to being on an interface, or named by a group that is. */
@CheckInfo(
        id = "sg-unused",
        title = "Every security group is in use",
        severity = Severity.LOW,
        scope = Breadth.REGION,
        reads = {GroupUse.class, SecurityGroups.class})
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
        return facts.get(new SecurityGroups(region)).values().stream()
                .filter(other -> !other.id().equals(group.id()) && use.containsKey(other.id()))
                .filter(other -> other.rules().stream()
                        .anyMatch(rule -> rule.peer().equals(new GroupRule.Peer.Group(group.id()))))
                .findFirst()
                .map(other -> Verdict.pass("named by a rule of %s, which is on an interface", other.id()))
                .orElseGet(() -> Verdict.fail("on no interface now, and named by no group that is on one"));
    }
}
