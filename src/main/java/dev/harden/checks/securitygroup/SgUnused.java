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
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Holds each group to being on an interface, or named by another that is in use. */
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
        return namer(group, facts.get(new SecurityGroups(region)).values(), use.keySet())
                .map(other -> Verdict.pass("named by a rule of %s, which is in use", other.id()))
                .orElseGet(() ->
                        Verdict.fail("on no interface now, and named by no group in use, as far as this account sees"));
    }

    /** Finds a group in use that names this one: groups on interfaces are in use, and those that these name, and so on. */
    private static Optional<SecurityGroup> namer(
            SecurityGroup group, Collection<SecurityGroup> groups, Set<String> attached) {
        Set<String> used = new HashSet<>(attached);
        List<SecurityGroup> left =
                groups.stream().filter(other -> !other.equals(group)).toList();
        while (true) {
            List<SecurityGroup> speak =
                    left.stream().filter(other -> used.contains(other.id())).toList();
            Optional<SecurityGroup> namer = speak.stream()
                    .filter(other -> named(other).anyMatch(group.id()::equals))
                    .findFirst();
            boolean more = used.addAll(speak.stream().flatMap(SgUnused::named).toList());
            if (namer.isPresent() || !more) {
                return namer;
            }
        }
    }

    private static Stream<String> named(SecurityGroup group) {
        return group.rules().stream()
                .map(GroupRule::peer)
                .filter(GroupRule.Peer.Group.class::isInstance)
                .map(Object::toString);
    }
}
