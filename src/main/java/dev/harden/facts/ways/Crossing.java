package dev.harden.facts.ways;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.AclPackets;
import dev.harden.facts.ec2.Bounds;
import dev.harden.facts.ec2.Path;
import dev.harden.facts.ec2.ResolvedLists;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.facts.ec2.SubnetAcls;
import dev.harden.network.Address;
import dev.harden.network.AddressSet;
import dev.harden.network.GroupRule;
import dev.harden.network.NetworkAcl;
import dev.harden.network.NetworkInterface;
import dev.harden.network.PacketSet;
import dev.harden.network.SecurityGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells what comes across a VPC from a load balancer's interface to a target, by the client and the target's port.
 *
 * @param region the region's code
 * @param node the load balancer's interface
 * @param target the target's
 * @param six whether the target is reached at an address of IPv6
 * @param source whose address the target sees
 */
@RestsOn({Accepted.class, AclPackets.class, ResolvedLists.class, SecurityGroups.class, SubnetAcls.class})
record Crossing(String region, NetworkInterface node, NetworkInterface target, boolean six, Source source)
        implements Derived<Bounds> {
    @Override
    public Bounds derive(Facts facts) {
        Bounds lets = facts.get(new Accepted(region, target.groups(), source)).intersect(leaves(facts));
        return node.subnet().equals(target.subnet()) ? lets : lets.intersect(acls(facts));
    }

    /** Gives what the groups of what forwards let out to a target; without any it lets everything out. */
    private Bounds leaves(Facts facts) {
        if (node.groups().isEmpty()) {
            return Bounds.exactly(PacketSet.ALL);
        }
        Seen<Map<String, SecurityGroup>> seen = facts.attempt(new SecurityGroups(region));
        if (!seen.missing().isEmpty()) {
            return Bounds.unknown(seen.missing());
        }
        PacketSet least = PacketSet.NONE;
        PacketSet most = PacketSet.NONE;
        List<FactUnavailable> missing = new ArrayList<>();
        Set<Address> inside = Accepted.addresses(Source.Node.family(target, six));
        for (String id : node.groups()) {
            SecurityGroup group = seen.items().get(0).get(id);
            if (group == null) {
                most = PacketSet.ALL;
                missing.add(Accepted.notShown(id));
            }
            for (GroupRule rule : group == null ? List.<GroupRule>of() : group.rules(true)) {
                PacketSet all = PacketSet.of(rule.traffic(), AddressSet.ALL);
                ResolvedLists.Lists lists = rule.peer() instanceof GroupRule.Peer.PrefixList list
                        ? facts.get(new ResolvedLists(region, Set.of(list.id())))
                        : new ResolvedLists.Lists(Map.of(), List.of());
                boolean named = rule.peer() instanceof GroupRule.Peer.Group peer
                        && target.groups().contains(peer.id());
                if (named || inside.stream().anyMatch(rule.addresses(lists.entries())::contains)) {
                    least = least.union(all);
                }
                if (!lists.missing().isEmpty()) {
                    most = most.union(all);
                    missing.addAll(lists.missing());
                }
            }
        }
        return new Bounds(least, most.union(least), missing);
    }

    private Bounds acls(Facts facts) {
        boolean kept = source instanceof Source.ClientBehind;
        Seen<Map<String, NetworkAcl>> seen = facts.attempt(new SubnetAcls(region));
        for (Map<String, NetworkAcl> all : seen.items()) {
            NetworkAcl out = all.get(node.subnet());
            NetworkAcl in = all.get(target.subnet());
            if (out != null && in != null) {
                AclPackets.Allowed outside = facts.get(new AclPackets(region, out.id()));
                AclPackets.Allowed to = facts.get(new AclPackets(region, in.id()));
                Set<Address> there = Accepted.addresses(Source.Node.family(target, six));
                Set<Address> here = Accepted.addresses(
                        source instanceof Source.Node from ? from.addresses() : Source.Node.family(node, six));
                PacketSet leaves = Accepted.from(outside.out(), there);
                return Bounds.exactly(
                        kept
                                ? leaves.intersect(to.in()).intersect(Path.answered(to.out()))
                                : leaves.intersect(Accepted.from(to.in(), here))
                                        .intersect(Accepted.from(Path.answered(to.out()), here))
                                        .intersect(Accepted.from(Path.answered(outside.in()), there)));
            }
        }
        return Bounds.unknown(
                seen.missing().isEmpty()
                        ? List.of(FactUnavailable.notVisibleFromHere(
                                "the network ACLs between " + node.id() + " and " + target.id() + " are not shown"))
                        : seen.missing());
    }
}
