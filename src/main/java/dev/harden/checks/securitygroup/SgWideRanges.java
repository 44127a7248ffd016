package dev.harden.checks.securitygroup;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.checks.closing.CloseGroup;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.Bounds;
import dev.harden.facts.ec2.GroupPackets;
import dev.harden.facts.ec2.ResolvedLists;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.NoCommand;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import dev.harden.network.Closing;
import dev.harden.network.GroupRule;
import dev.harden.network.PacketSet;
import dev.harden.network.SecurityGroup;
import dev.harden.network.Traffic;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds each rule to sources no wider than a /16 of IPv4 or a /32 of IPv6, where the port is not open anyhow. */
@CheckInfo(
        id = "sg-wide-ranges",
        title = "No security group allows a wide public range",
        fault = "Security group allows a wide public range",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no security group that could let in a wide range",
        reads = {GroupPackets.class, ResolvedLists.class})
public final class SgWideRanges extends ClosingCheck {
    /** Is worked out when it is first needed: the class alone is loaded by each command that lists the checks. */
    private static final class WithTypes {
        private static final PacketSet ALL =
                PacketSet.of(List.of(Traffic.protocol(1), Traffic.protocol(58)), AddressSet.ALL);
    }

    @Override
    protected Verdict judge(SecurityGroup group, String region, Facts facts) {
        Bounds let = facts.get(new GroupPackets(region, group.id(), false));
        Map<String, List<Block>> lists =
                facts.get(new ResolvedLists(region, group.prefixLists(false))).entries();
        List<GroupRule> wide = group.rules(false).stream()
                .filter(rule -> rule.addresses(lists).isWiderThan(16, 32) && isBeside(rule, let.most()))
                .toList();
        if (!wide.isEmpty()) {
            Verdict verdict = Verdict.fail("allows a wide public range: %s", wide.get(0))
                    .with(wide.stream().map(GroupRule::toString).toList());
            Optional<GroupRule> list = wide.stream()
                    .filter(rule -> rule.peer() instanceof GroupRule.Peer.PrefixList)
                    .findFirst();
            return list.isPresent()
                    ? verdict.withoutCommand(
                            NoCommand.Why.DECISION,
                            "someone has to say whether all addresses of "
                                    + list.get().peer() + " are meant")
                    : mended(verdict, group, region, facts, known -> new Intent[] {
                        CloseGroup.of(region, group, Closing.Wanted.in(beside(group, wide, lists, let.least())), known)
                    });
        }
        boolean certain = group.rules(false).stream()
                .filter(rule -> isBeside(rule, let.least()))
                .allMatch(rule -> isRead(rule, lists) && !rule.addresses(lists).isWiderThan(16, 32));
        if (certain) {
            return Verdict.pass(
                    "no public source is wider than a /16 of IPv4 or a /32 of IPv6 on a port that is not open");
        }
        throw let.missing().get(0);
    }

    /** Tells whether a rule lets in on a port that is not open to the Internet anyhow. */
    private static boolean isBeside(GroupRule rule, PacketSet let) {
        return !PacketSet.of(rule.traffic(), AddressSet.ALL)
                .minus(PacketSet.of(let.open(), AddressSet.ALL))
                .minus(WithTypes.ALL)
                .isEmpty();
    }

    /** Gives what wide rules alone let in, on ports that are not open anyhow. */
    private static PacketSet beside(
            SecurityGroup group, List<GroupRule> wide, Map<String, List<Block>> lists, PacketSet let) {
        PacketSet many = PacketSet.NONE;
        PacketSet others = PacketSet.of(let.open(), AddressSet.ALL);
        for (GroupRule rule : group.rules(false)) {
            PacketSet packets = PacketSet.of(rule.traffic(), rule.addresses(lists));
            if (wide.contains(rule)) {
                many = many.union(packets);
            } else {
                others = others.union(packets);
            }
        }
        return many.intersect(PacketSet.of(Traffic.ALL, AddressSet.OUTSIDE))
                .minus(others)
                .minus(WithTypes.ALL);
    }

    private static boolean isRead(GroupRule rule, Map<String, List<Block>> lists) {
        return !(rule.peer() instanceof GroupRule.Peer.PrefixList list) || lists.containsKey(list.id());
    }
}
