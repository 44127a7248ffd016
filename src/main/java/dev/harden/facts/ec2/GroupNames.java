package dev.harden.facts.ec2;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.network.GroupRule;
import dev.harden.network.GroupRule.Peer;
import dev.harden.network.SecurityGroup;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives, by the id of each security group that another one in use names in a rule, that other one's id. Groups on
 * interfaces are in use, and those that these name, and so on.
 *
 * @param region the region's code
 */
@RestsOn({GroupUse.class, SecurityGroups.class})
public record GroupNames(String region) implements Derived<Map<String, String>> {
    @Override
    public Map<String, String> derive(Facts facts) {
        Map<String, SecurityGroup> groups = facts.get(new SecurityGroups(region));
        Map<String, String> names = new HashMap<>();
        Deque<String> left = new ArrayDeque<>(facts.get(new GroupUse(region)).keySet());
        Set<String> used = new HashSet<>(left);
        while (!left.isEmpty()) {
            SecurityGroup group = groups.get(left.remove());
            for (GroupRule rule : group == null ? List.<GroupRule>of() : group.rules()) {
                if (rule.peer() instanceof Peer.Group named && !named.id().equals(group.id())) {
                    names.putIfAbsent(named.id(), group.id());
                    if (used.add(named.id())) {
                        left.add(named.id());
                    }
                }
            }
        }
        return names;
    }
}
