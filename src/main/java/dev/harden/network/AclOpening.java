package dev.harden.network;

import java.util.Comparator;
import java.util.List;

/**
 * Finds what a network ACL must not let in any more so that it is no longer open on some traffic. Private networks, and what a
 * rule of its own lets in for few addresses, an office's, stay as they are.
 *
 * @param acl the ACL
 * @param traffic the traffic that must not be open
 */
public record AclOpening(NetworkAcl acl, List<Traffic> traffic) {
    /** Gives what must go. */
    public PacketSet closed() {
        List<AclRule> allowing = acl.rules().stream()
                .filter(rule -> !rule.egress() && rule.allow())
                .sorted(Comparator.comparing(
                                (AclRule rule) -> rule.range().addresses().breadth())
                        .reversed())
                .toList();
        PacketSet closed = PacketSet.NONE;
        for (boolean sparing : new boolean[] {true, false}) {
            for (AclRule rule : allowing) {
                PacketSet open = open(closed);
                PacketSet goes = decided(rule).intersect(open).minus(closed);
                if (!goes.isEmpty()) {
                    closed = closed.union(sparing ? goes.minus(offices(rule)) : goes);
                }
            }
        }
        return closed;
    }

    /** Gives all of the Internet, and what no host has, on the traffic that is open but for what is closed. */
    private PacketSet open(PacketSet closed) {
        PacketSet let = acl.allowed(false).minus(closed).intersect(PacketSet.of(traffic, AddressSet.PUBLIC));
        return PacketSet.of(let.open(), AddressSet.OUTSIDE);
    }

    /** Gives the packets that no rule before another decides about. */
    private PacketSet decided(AclRule rule) {
        PacketSet packets = rule.packets();
        for (AclRule before : acl.rules()) {
            if (before.egress() == rule.egress() && before.number() < rule.number()) {
                packets = packets.minus(before.packets());
            }
        }
        return packets;
    }

    /** Gives what rules behind one allow for parts of its range that are somebody's rather than the Internet. */
    private PacketSet offices(AclRule opens) {
        PacketSet offices = PacketSet.NONE;
        for (AclRule rule : acl.rules()) {
            if (!rule.egress()
                    && rule.allow()
                    && rule.number() > opens.number()
                    && rule.range().prefix() > opens.range().prefix()
                    && opens.range().contains(rule.range())
                    && !rule.range().addresses().isOpen()) {
                offices = offices.union(rule.packets());
            }
        }
        return offices;
    }
}
