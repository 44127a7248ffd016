package dev.harden.facts.ec2;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.network.GroupRule.Peer;
import dev.harden.network.NetworkInterface;
import dev.harden.network.SecurityGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives, by the id of each security group that is named by a rule of another one on an interface, that other one's id.
 *
 * @param region the region's code
 */
@RestsOn({GroupUse.class, SecurityGroups.class})
public record GroupNames(String region) implements Derived<Map<String, String>> {
    @Override
    public Map<String, String> derive(Facts facts) {
        Map<String, List<NetworkInterface>> use = facts.get(new GroupUse(region));
        Map<String, String> names = new HashMap<>();
        for (SecurityGroup group : facts.get(new SecurityGroups(region)).values()) {
            if (use.containsKey(group.id())) {
                group.rules().forEach(rule -> {
                    if (rule.peer() instanceof Peer.Group named && !named.id().equals(group.id())) {
                        names.putIfAbsent(named.id(), group.id());
                    }
                });
            }
        }
        return names;
    }
}
