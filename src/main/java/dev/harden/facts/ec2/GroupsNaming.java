package dev.harden.facts.ec2;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.network.GroupRule;
import dev.harden.network.GroupRule.Peer;
import dev.harden.network.SecurityGroup;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives, by the id of each security group that another one names in a rule, in use or not, that other one's id.
 *
 * @param region the region's code
 */
@RestsOn(SecurityGroups.class)
public record GroupsNaming(String region) implements Derived<Map<String, String>> {
    @Override
    public Map<String, String> derive(Facts facts) {
        Map<String, String> naming = new HashMap<>();
        for (SecurityGroup group : facts.get(new SecurityGroups(region)).values()) {
            for (GroupRule rule : group.rules()) {
                if (rule.peer() instanceof Peer.Group named && !named.id().equals(group.id())) {
                    naming.putIfAbsent(named.id(), group.id());
                }
            }
        }
        return naming;
    }
}
