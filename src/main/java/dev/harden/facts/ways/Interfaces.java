package dev.harden.facts.ways;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.network.NetworkInterface;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the network interfaces of a region by what forwarders call them.
 *
 * @param region the region's code
 */
@RestsOn(NetworkInterfaces.class)
public record Interfaces(String region) implements Derived<Interfaces.Index> {
    /**
     * Is the index.
     *
     * @param byInstance the first interface of each instance
     * @param byAddress the interfaces that have an address in their VPC
     * @param byBalancer the interfaces of each load balancer, by the end of its ARN or a classic one's name
     * @param byType all, by their type
     * @param byAllocation the interfaces that have an Elastic IP address, by its id
     */
    public record Index(
            Map<String, NetworkInterface> byInstance,
            Map<String, List<NetworkInterface>> byAddress,
            Map<String, List<NetworkInterface>> byBalancer,
            Map<String, List<NetworkInterface>> byType,
            Map<String, List<NetworkInterface>> byAllocation) {
        /** Tells whether there is no interface at all. */
        public boolean isEmpty() {
            return byType.isEmpty();
        }

        /** Gives the interfaces of a load balancer. */
        public List<NetworkInterface> nodes(String balancer) {
            return byBalancer.getOrDefault(balancer, List.of());
        }

        /** Gives the interfaces of what has an id, or is a load balancer of that name, or has an Elastic IP address. */
        public List<NetworkInterface> called(String name) {
            if (name.startsWith("i-")) {
                return byInstance.containsKey(name) ? List.of(byInstance.get(name)) : List.of();
            }
            return name.startsWith("eipalloc-") ? byAllocation.getOrDefault(name, List.of()) : nodes(name);
        }
    }

    @Override
    public Index derive(Facts facts) {
        List<NetworkInterface> all = facts.get(new NetworkInterfaces(region)).stream()
                .filter(one -> one.use().attached())
                .toList();
        Map<String, NetworkInterface> byInstance = new HashMap<>();
        Map<String, List<NetworkInterface>> byAddress = new HashMap<>();
        Map<String, List<NetworkInterface>> byAllocation = new HashMap<>();
        for (NetworkInterface one : all) {
            if (!one.use().instance().isEmpty() && one.use().primary()) {
                byInstance.putIfAbsent(one.use().instance(), one);
            }
            one.addresses().inside().forEach(address -> byAddress.merge(address, List.of(one), Interfaces::joined));
            one.addresses()
                    .v4()
                    .forEach(address -> byAllocation.merge(address.allocation(), List.of(one), Interfaces::joined));
        }
        return new Index(
                byInstance,
                byAddress,
                all.stream()
                        .filter(one -> !one.loadBalancer().isEmpty())
                        .collect(Collectors.groupingBy(
                                NetworkInterface::loadBalancer, LinkedHashMap::new, Collectors.toList())),
                all.stream().collect(Collectors.groupingBy(one -> one.use().type())),
                byAllocation);
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
