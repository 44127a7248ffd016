package dev.harden.facts.ec2;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.network.AddressSet;
import dev.harden.network.GroupRule;
import dev.harden.network.PacketSet;
import dev.harden.network.SecurityGroup;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives the packets that a security group's rules for ranges and prefix lists let through. A list that could not be read
 * may hold every address, or none.
 *
 * @param region the region's code
 * @param group the group's id
 * @param egress the direction
 */
@RestsOn({ResolvedLists.class, SecurityGroups.class})
public record GroupPackets(String region, String group, boolean egress) implements Derived<Bounds> {
    @Override
    public Bounds derive(Facts facts) {
        SecurityGroup found = facts.get(new SecurityGroups(region)).get(group);
        if (found == null) {
            return Bounds.unknown(List.of(FactUnavailable.notVisibleFromHere(
                    "security group " + group + " is not among those that this account sees")));
        }
        Set<String> ids = found.prefixLists(egress);
        if (ids.isEmpty()) {
            return Bounds.exactly(found.allowed(egress, Map.of()));
        }
        ResolvedLists.Lists lists = facts.get(new ResolvedLists(region, ids));
        PacketSet least = found.allowed(egress, lists.entries());
        PacketSet most = least;
        for (GroupRule rule : found.rules(egress)) {
            if (rule.peer() instanceof GroupRule.Peer.PrefixList list
                    && !lists.entries().containsKey(list.id())) {
                most = most.union(PacketSet.of(rule.traffic(), AddressSet.ALL));
            }
        }
        return new Bounds(least, most, lists.missing());
    }
}
