package dev.harden.facts.ec2;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.network.NetworkInterface;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives the ids of the subnets that hold interfaces.
 *
 * @param region the region's code
 */
@RestsOn(NetworkInterfaces.class)
public record OccupiedSubnets(String region) implements Derived<Set<String>> {
    @Override
    public Set<String> derive(Facts facts) {
        return facts.get(new NetworkInterfaces(region)).stream()
                .map(NetworkInterface::subnet)
                .collect(Collectors.toSet());
    }
}
