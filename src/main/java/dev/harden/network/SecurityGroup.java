package dev.harden.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Is a security group: it lets through what one of its rules matches, and the answers to that.
 *
 * @param id its id
 * @param owner the account that it belongs to
 * @param vpc the id of its VPC
 * @param name its name, which need not be unique
 * @param rules its rules, one for each source or destination
 */
public record SecurityGroup(String id, String owner, String vpc, String name, List<GroupRule> rules) implements Item {
    public SecurityGroup {
        rules = List.copyOf(rules);
    }

    @Override
    public Kind kind() {
        return Kind.SECURITY_GROUP;
    }

    /** Tells whether AWS made it with the VPC; it cannot be deleted, and no other may have its name. */
    public boolean isDefault() {
        return name.equals("default");
    }

    public List<GroupRule> rules(boolean egress) {
        return rules.stream().filter(rule -> rule.egress() == egress).toList();
    }

    /** Gives the ids of the prefix lists that its rules of one direction name. */
    public Set<String> prefixLists(boolean egress) {
        return rules(egress).stream()
                .map(GroupRule::peer)
                .filter(GroupRule.Peer.PrefixList.class::isInstance)
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    /**
     * Gives the packets that its rules for ranges and prefix lists let through.
     *
     * @param lists the entries of prefix lists by id
     */
    public PacketSet allowed(boolean egress, Map<String, List<Block>> lists) {
        PacketSet allowed = PacketSet.NONE;
        for (GroupRule rule : rules(egress)) {
            allowed = allowed.union(PacketSet.of(rule.traffic(), rule.addresses(lists)));
        }
        return allowed;
    }

    /** Gives a rule that lets a packet in; none where it is dropped. */
    public Optional<GroupRule> letsIn(Packet packet, Map<String, List<Block>> lists) {
        return rules(false).stream()
                .filter(rule -> rule.traffic().contains(packet.place())
                        && rule.addresses(lists).contains(packet.remote()))
                .findFirst();
    }
}
