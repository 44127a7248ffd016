package dev.harden.network;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the rules to add so that a network ACL no longer lets the Internet in on some traffic: before each rule that does,
 * what else it lets in is allowed, and then the traffic denied to its range. Private networks and ranges that have a rule of
 * their own keep what they had.
 *
 * @param acl the ACL
 * @param closed the traffic that must not be open
 */
public record AclClosing(NetworkAcl acl, List<Traffic> closed) {
    private static final List<Block> PRIVATE = Stream.of(
                    "10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")
            .map(Block::parse)
            .toList();

    /**
     * Is what was found.
     *
     * @param rules the rules to add, in the order in which to add them
     * @param crowded a rule before which too few numbers are free; then the traffic stays open
     */
    public record Found(List<AclRule> rules, Optional<AclRule> crowded) {}

    public Found find() {
        List<AclRule> added = new ArrayList<>();
        NetworkAcl now = acl;
        while (true) {
            PacketSet let = now.allowed(false).intersect(PacketSet.of(closed, AddressSet.PUBLIC));
            Optional<AclRule> opens = widest(now, PacketSet.of(let.open(), AddressSet.PUBLIC));
            if (opens.isEmpty()) {
                return new Found(added, Optional.empty());
            }
            List<AclRule> first = before(opens.get(), now, let.open());
            int free = opens.get().number() - first.size();
            if (free <= now.numberBefore(opens.get())) {
                return new Found(added, opens);
            }
            for (int i = 0; i < first.size(); i++) {
                AclRule rule = first.get(i);
                added.add(new AclRule(free + i, false, rule.allow(), rule.traffic(), rule.range()));
            }
            now = acl.with(added);
        }
    }

    /** Gives, of the rules that let some of these packets in, the one for the most addresses. */
    private static Optional<AclRule> widest(NetworkAcl acl, PacketSet packets) {
        PacketSet left = packets;
        AclRule widest = null;
        for (AclRule rule : acl.rules()) {
            if (!rule.egress() && !left.intersect(rule.packets()).isEmpty()) {
                left = left.minus(rule.packets());
                if (rule.allow() && (widest == null || breadth(rule).compareTo(breadth(widest)) > 0)) {
                    widest = rule;
                }
            }
        }
        return Optional.ofNullable(widest);
    }

    private static BigInteger breadth(AclRule rule) {
        return rule.range().addresses().breadth();
    }

    /** Gives what to put directly before a rule. */
    private static List<AclRule> before(AclRule opens, NetworkAcl acl, List<Traffic> open) {
        List<AclRule> kept = new ArrayList<>();
        List<AclRule> denied = new ArrayList<>();
        for (Block range : PRIVATE) {
            if (opens.range().contains(range)) {
                kept.add(new AclRule(0, false, true, opens.traffic(), range));
            }
        }
        for (Traffic traffic : open) {
            Optional<Traffic> common = traffic.intersect(opens.traffic());
            common.ifPresent(some -> {
                acl.rules().stream()
                        .filter(rule -> isNarrower(rule, opens))
                        .forEach(rule -> rule.traffic()
                                .intersect(some)
                                .ifPresent(meant -> kept.add(new AclRule(0, false, true, meant, rule.range()))));
                denied.add(new AclRule(0, false, false, some, opens.range()));
            });
        }
        return Stream.concat(kept.stream().distinct(), denied.stream()).toList();
    }

    /** Tells whether a rule behind another is for a part of its range that is an office's rather than the Internet. */
    private static boolean isNarrower(AclRule rule, AclRule opens) {
        return !rule.egress()
                && rule.allow()
                && rule.number() > opens.number()
                && rule.range().prefix() > opens.range().prefix()
                && opens.range().contains(rule.range())
                && !rule.range().addresses().isOpen();
    }
}
