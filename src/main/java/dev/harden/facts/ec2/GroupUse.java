package dev.harden.facts.ec2;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.network.NetworkInterface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives, by the id of each security group that is on an interface, one interface of each kind that it is on.
 *
 * @param region the region's code
 */
@RestsOn(NetworkInterfaces.class)
public record GroupUse(String region) implements Derived<Map<String, List<NetworkInterface>>> {
    private record Seat(String group, InterfaceKind kind, String loadBalancer, boolean attached) {}

    @Override
    public Map<String, List<NetworkInterface>> derive(Facts facts) {
        Set<Seat> seen = new HashSet<>();
        Map<String, List<NetworkInterface>> use = new HashMap<>();
        for (NetworkInterface one : facts.get(new NetworkInterfaces(region))) {
            InterfaceKind kind = InterfaceKind.of(one);
            for (String group : one.groups()) {
                if (seen.add(new Seat(group, kind, one.loadBalancer(), one.use().attached()))) {
                    use.computeIfAbsent(group, unseen -> new ArrayList<>()).add(one);
                }
            }
        }
        return use;
    }
}
