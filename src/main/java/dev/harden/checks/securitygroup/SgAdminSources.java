package dev.harden.checks.securitygroup;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Ports;
import dev.harden.checks.Verdict;
import dev.harden.checks.closing.CloseGroup;
import dev.harden.facts.Facts;
import dev.harden.facts.NotOffered;
import dev.harden.facts.Option;
import dev.harden.facts.ec2.GroupPackets;
import dev.harden.facts.ec2.ResolvedLists;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Intent;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import dev.harden.network.Closing;
import dev.harden.network.GroupRule;
import dev.harden.network.Packet;
import dev.harden.network.PacketSet;
import dev.harden.network.SecurityGroup;
import dev.harden.network.Traffic;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Holds the admin ports of each security group to the ranges that the option lists, and to security groups. */
@CheckInfo(
        id = "sg-admin-sources",
        title = "Admin ports are open only to allowed ranges and security groups",
        fault = "Admin ports open to sources outside the allowed ranges",
        severity = Severity.HIGH,
        scope = Breadth.REGION,
        none = "there is no security group with admin ports",
        reads = {GroupPackets.class, ResolvedLists.class})
public final class SgAdminSources extends ClosingCheck {
    static final Option<List<Block>> ALLOWED = Option.list(
            "sg-admin-sources.allowed",
            List.of(),
            "The ranges of addresses that may reach admin ports, as 203.0.113.0/24.",
            SgAdminSources::range);

    @Override
    public List<Option<?>> options() {
        return List.of(ALLOWED, Ports.ADMIN);
    }

    private static Block range(String text) {
        try {
            return Block.parse(text);
        } catch (IllegalArgumentException none) {
            throw new IllegalArgumentException("takes ranges of addresses as 203.0.113.0/24", none);
        }
    }

    @Override
    protected Collection<SecurityGroup> items(String region, Facts facts) {
        if (facts.option(ALLOWED).isEmpty()) {
            throw NotOffered.leftOutBy(ALLOWED, "the option sg-admin-sources.allowed names no offices");
        }
        return super.items(region, facts);
    }

    @Override
    protected Verdict judge(SecurityGroup group, String region, Facts facts) {
        List<Block> allowed = facts.option(ALLOWED);
        List<Traffic> ports = Ports.traffic(facts.option(Ports.ADMIN));
        AddressSet others = AddressSet.ALL.minus(AddressSet.of(allowed));
        Optional<Packet> outsider = facts.get(new GroupPackets(region, group.id(), false))
                .intersect(PacketSet.of(ports, others))
                .shown(packets -> !packets.isEmpty())
                .flatMap(PacketSet::first);
        return outsider.map(packet -> mended(
                        Verdict.fail(
                                        "%s allows %s, which is in none of the allowed ranges",
                                        packet.about(), packet.remote())
                                .with(List.of("example packet: " + packet.about() + " from " + packet.remote()
                                        + " is allowed by rule " + rule(group, packet, region, facts))),
                        group,
                        region,
                        facts,
                        known -> new Intent[] {
                            CloseGroup.of(region, group, Closing.Wanted.in(PacketSet.of(ports, others)), known)
                        }))
                .orElseGet(() -> Verdict.pass("admin ports allow only %s and security groups", allowed));
    }

    private static String rule(SecurityGroup group, Packet packet, String region, Facts facts) {
        ResolvedLists.Lists lists = facts.get(new ResolvedLists(region, group.prefixLists(false)));
        return group.letsIn(packet, lists.entries()).map(GroupRule::toString).orElse("");
    }
}
