package dev.harden.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Is a network ACL: by direction, the first rule that matches a packet decides, and what no rule matches is dropped.
 *
 * @param id its id
 * @param owner the account that it belongs to
 * @param vpc the id of its VPC
 * @param isDefault whether AWS made it with the VPC; it cannot be deleted
 * @param subnets the ids of the subnets that use it
 * @param rules its rules, in the order of their numbers
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html">Network ACL rules</a>
 */
public record NetworkAcl(
        String id, String owner, String vpc, boolean isDefault, Set<String> subnets, List<AclRule> rules)
        implements Item {
    public NetworkAcl {
        subnets = Set.copyOf(subnets);
        rules = rules.stream().sorted(Comparator.comparingInt(AclRule::number)).toList();
    }

    @Override
    public Kind kind() {
        return Kind.NETWORK_ACL;
    }

    /** Gives the packets that it lets through in one direction. */
    public PacketSet allowed(boolean egress) {
        PacketSet decided = PacketSet.NONE;
        PacketSet allowed = PacketSet.NONE;
        for (AclRule rule : rules) {
            if (rule.egress() == egress) {
                PacketSet packets = rule.packets();
                if (rule.allow()) {
                    allowed = allowed.union(packets.minus(decided));
                }
                decided = decided.union(packets);
            }
        }
        return allowed;
    }

    /** Gives the rule that decides about a packet; none where nothing matches, which drops it. */
    public Optional<AclRule> decides(Packet packet, boolean egress) {
        for (AclRule rule : rules) {
            if (rule.egress() == egress
                    && rule.traffic().contains(packet.place())
                    && rule.range().contains(packet.remote())) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /** Gives the greatest number below that of a rule, in its direction; 0 where there is none. */
    public int numberBefore(AclRule rule) {
        return rules.stream()
                .filter(one -> one.egress() == rule.egress() && one.number() < rule.number())
                .mapToInt(AclRule::number)
                .max()
                .orElse(0);
    }

    /** Adds rules. */
    public NetworkAcl with(List<AclRule> more) {
        List<AclRule> all = new ArrayList<>(rules);
        all.addAll(more);
        return new NetworkAcl(id, owner, vpc, isDefault, subnets, all);
    }

    /** Gives the rules that never decide: those before them, together, match all that they match. */
    public List<AclRule> shadowed() {
        List<AclRule> shadowed = new ArrayList<>();
        for (boolean egress : new boolean[] {false, true}) {
            PacketSet decided = PacketSet.NONE;
            for (AclRule rule : rules) {
                if (rule.egress() == egress && !rule.isLast()) {
                    PacketSet packets = rule.packets();
                    if (decided.containsAll(packets)) {
                        shadowed.add(rule);
                    }
                    decided = decided.union(packets);
                }
            }
        }
        return shadowed;
    }

    /** Gives the ACL that each subnet uses, by the subnet's id. */
    public static Map<String, NetworkAcl> bySubnet(Iterable<NetworkAcl> acls) {
        Map<String, NetworkAcl> bySubnet = new HashMap<>();
        acls.forEach(acl -> acl.subnets().forEach(subnet -> bySubnet.put(subnet, acl)));
        return bySubnet;
    }
}
