package dev.harden.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what must not be let in any more so that security groups, together, are no longer open on some traffic. What rules
 * for few addresses let in, an office's, is meant and stays; so do private networks, and what other traffic there is.
 *
 * @param groups the groups
 * @param lists the entries of prefix lists by id
 * @param traffic the traffic that must not be open
 */
public record Opening(List<SecurityGroup> groups, Map<String, List<Block>> lists, List<Traffic> traffic) {
    private record Held(SecurityGroup group, GroupRule rule, PacketSet packets) {}

    /** Gives what must go, by the group's id; a group that has nothing of it is not among them. */
    public Map<String, PacketSet> closed() {
        PacketSet target = PacketSet.of(traffic, AddressSet.OUTSIDE);
        List<Held> few = new ArrayList<>();
        Map<String, PacketSet> closed = new LinkedHashMap<>();
        for (SecurityGroup group : groups) {
            PacketSet most = PacketSet.NONE;
            PacketSet meant = PacketSet.NONE;
            for (GroupRule rule : group.rules(false)) {
                PacketSet packets =
                        PacketSet.of(rule.traffic(), rule.addresses(lists)).intersect(target);
                if (isForMany(rule)) {
                    most = most.union(packets);
                } else if (!packets.isEmpty()) {
                    meant = meant.union(packets);
                    few.add(new Held(group, rule, packets));
                }
            }
            close(closed, group, most.minus(meant));
        }
        // Many rules for few addresses each may be open together.
        few.sort(Comparator.comparing((Held held) -> held.rule.addresses(lists).breadth())
                .reversed());
        for (Held held : few) {
            PacketSet open = PacketSet.of(left(closed).intersect(target).open(), AddressSet.ALL);
            if (!held.packets.intersect(open).isEmpty()) {
                close(closed, held.group, held.packets.intersect(open));
            }
        }
        return closed;
    }

    private static void close(Map<String, PacketSet> closed, SecurityGroup group, PacketSet packets) {
        if (!packets.isEmpty()) {
            closed.merge(group.id(), packets, PacketSet::union);
        }
    }

    private PacketSet left(Map<String, PacketSet> closed) {
        PacketSet left = PacketSet.NONE;
        for (SecurityGroup group : groups) {
            left = left.union(group.allowed(false, lists).minus(closed.getOrDefault(group.id(), PacketSet.NONE)));
        }
        return left;
    }

    /**
     * Tells whether a rule lets in more than a few addresses: a range wider than a /16 of IPv4 or a /32 of IPv6, or a prefix
     * list that is open. Somebody made the list for those who are in it, as the one of CloudFront.
     */
    private boolean isForMany(GroupRule rule) {
        AddressSet from = rule.addresses(lists);
        return rule.peer() instanceof GroupRule.Peer.Range ? from.isWiderThan(16, 32) : from.isOpen();
    }
}
