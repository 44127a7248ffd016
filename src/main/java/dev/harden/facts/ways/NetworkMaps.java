package dev.harden.facts.ways;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.Bounds;
import dev.harden.facts.ec2.InternetGateways;
import dev.harden.facts.ec2.InternetWay;
import dev.harden.facts.ec2.NatGateways;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.facts.ec2.ResolvedLists;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.facts.ec2.Subnets;
import dev.harden.facts.ec2.VpcEndpoints;
import dev.harden.facts.ec2.Ways;
import dev.harden.model.NetworkMap;
import dev.harden.model.NetworkMap.Kind;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import dev.harden.network.NetworkInterface;
import dev.harden.network.Packet;
import dev.harden.network.PacketSet;
import dev.harden.network.SecurityGroup;
import dev.harden.network.Subnet;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Draws the VPCs of a region that hold network interfaces or gateways, from what the checks of networks ask anyway. What
 * could not be seen is said, and not drawn.
 *
 * @param region the region's code
 */
@RestsOn({
    InternetGateways.class,
    InternetWay.class,
    NatGateways.class,
    NetworkInterfaces.class,
    ReachedBy.class,
    ResolvedLists.class,
    SecurityGroups.class,
    Subnets.class,
    VpcEndpoints.class,
    Ways.class
})
public record NetworkMaps(String region) implements Derived<List<NetworkMap>> {
    private static final int MOST_REACHED = 20;
    private static final PacketSet INTERNET = PacketSet.of(Traffic.ALL, AddressSet.PUBLIC);

    @Override
    public List<NetworkMap> derive(Facts facts) {
        Map<String, List<Subnet>> vpcs = facts.attempt(new Subnets(region)).items().stream()
                .flatMap(all -> all.values().stream())
                .sorted(Comparator.comparing((Subnet one) -> one.zone().name()).thenComparing(Subnet::id))
                .collect(Collectors.groupingBy(Subnet::vpc, LinkedHashMap::new, Collectors.toList()));
        List<NetworkMap> maps = new ArrayList<>();
        vpcs.forEach((vpc, subnets) -> {
            Drawing drawing = new Drawing(facts, vpc);
            maps.add(drawing.draw(subnets));
        });
        return maps.stream()
                .filter(map -> !map.gateways().isEmpty()
                        || map.subnets().stream().anyMatch(subnet -> subnet.interfaces() != 0))
                .sorted(Comparator.comparing(NetworkMap::vpc))
                .toList();
    }

    /** Draws one VPC, and keeps what it did not see. */
    private final class Drawing {
        private final Facts facts;
        private final String vpc;
        private final Set<String> notSeen = new TreeSet<>();

        Drawing(Facts facts, String vpc) {
            this.facts = facts;
            this.vpc = vpc;
        }

        NetworkMap draw(List<Subnet> subnets) {
            Seen<List<NetworkInterface>> interfaces = seen(facts.attempt(new NetworkInterfaces(region)));
            Map<String, List<NetworkInterface>> bySubnet = interfaces.items().stream()
                    .flatMap(List::stream)
                    .collect(Collectors.groupingBy(NetworkInterface::subnet));
            boolean known = interfaces.missing().isEmpty();
            List<NetworkMap.Subnet> drawn = subnets.stream()
                    .map(subnet -> subnet(subnet, known, bySubnet.getOrDefault(subnet.id(), List.of())))
                    .toList();
            return new NetworkMap(region, vpc, drawn, gateways(), nats(), endpoints(), List.copyOf(notSeen));
        }

        private <T> Seen<T> seen(Seen<T> seen) {
            seen.missing().forEach(this::missed);
            return seen;
        }

        private void missed(FactUnavailable why) {
            notSeen.add(why.getMessage());
        }

        private NetworkMap.Subnet subnet(Subnet subnet, boolean known, List<NetworkInterface> interfaces) {
            Kind kind = Kind.NOT_SEEN;
            List<String> leadsTo = List.of();
            for (InternetWay.Way way :
                    seen(facts.attempt(new InternetWay(region, subnet.id()))).items()) {
                boolean leads = !way.direct().isEmpty() || !way.inspected().isEmpty();
                kind = leads ? Kind.PUBLIC : way.missing().isEmpty() ? Kind.PRIVATE : Kind.NOT_SEEN;
                way.missing().forEach(this::missed);
                leadsTo = facts.attempt(new Ways(region, way.table())).items().stream()
                        .flatMap(found -> found.byTarget().keySet().stream())
                        .sorted()
                        .toList();
            }
            List<NetworkMap.Reached> reached = reached(interfaces);
            return new NetworkMap.Subnet(
                    subnet.id(),
                    subnet.name(),
                    subnet.zone().name(),
                    kind,
                    leadsTo,
                    known ? interfaces.size() : -1,
                    reached.subList(0, Math.min(reached.size(), MOST_REACHED)));
        }

        /** Interfaces that are reached in the same ways are told together. */
        private List<NetworkMap.Reached> reached(List<NetworkInterface> interfaces) {
            Map<List<Object>, List<NetworkInterface>> alike = interfaces.stream()
                    .filter(one -> one.use().attached())
                    .collect(Collectors.groupingBy(
                            one -> List.of(
                                    seen(facts.attempt(new ReachedBy(region, one)))
                                            .items(),
                                    one.loadBalancer(),
                                    one.groups()),
                            LinkedHashMap::new,
                            Collectors.toList()));
            List<NetworkMap.Reached> all = new ArrayList<>();
            for (List<NetworkInterface> ones : alike.values()) {
                for (Reached reached :
                        facts.attempt(new ReachedBy(region, ones.get(0))).items()) {
                    all.addAll(shown(ones, "", reached.path().through()));
                    Map<String, Bounds> byName = new LinkedHashMap<>();
                    reached.ways()
                            .forEach(way -> byName.merge(String.join(" > ", way.hops()), way.packets(), Bounds::union));
                    byName.forEach((through, packets) -> all.addAll(shown(ones, through, packets)));
                }
            }
            return all;
        }

        private List<NetworkMap.Reached> shown(List<NetworkInterface> ones, String through, Bounds packets) {
            PacketSet least = packets.least().intersect(INTERNET);
            if (!least.isOpen()) {
                if (packets.most().isOpen()) {
                    missed(packets.missing().get(0));
                }
                return List.of();
            }
            return least.open().stream()
                    .map(open -> one(ones, through, open, least))
                    .toList();
        }

        private NetworkMap.Reached one(List<NetworkInterface> ones, String through, Traffic open, PacketSet reaching) {
            NetworkInterface first = ones.get(0);
            String what = first.loadBalancer().isEmpty()
                    ? first.use().instance().isEmpty()
                            ? first.id()
                            : first.use().instance()
                    : first.loadBalancer();
            String rule = reaching.of(open)
                    .witness()
                    .map(packet -> rule(first.groups(), packet))
                    .orElse("");
            return new NetworkMap.Reached(what, ones.size(), open.toString(), rule, through);
        }

        private String rule(List<String> groups, Packet packet) {
            for (Map<String, SecurityGroup> known :
                    facts.attempt(new SecurityGroups(region)).items()) {
                for (String id : groups) {
                    SecurityGroup group = known.get(id);
                    if (group != null) {
                        Map<String, List<Block>> lists = lists(group);
                        var rule = group.rules(false).stream()
                                .filter(one -> one.traffic().contains(packet.place())
                                        && one.addresses(lists).contains(packet.remote()))
                                .findFirst();
                        if (rule.isPresent()) {
                            return id + ": " + rule.get();
                        }
                    }
                }
            }
            return "";
        }

        private Map<String, List<Block>> lists(SecurityGroup group) {
            return seen(facts.attempt(new ResolvedLists(region, group.prefixLists(false)))).items().stream()
                    .findFirst()
                    .map(ResolvedLists.Lists::entries)
                    .orElse(Map.of());
        }

        private List<String> gateways() {
            return seen(facts.attempt(new InternetGateways(region))).items().stream()
                    .flatMap(all -> all.entrySet().stream())
                    .filter(one -> one.getValue().contains(vpc))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
        }

        private List<NetworkMap.Nat> nats() {
            return seen(facts.attempt(new NatGateways(region))).items().stream()
                    .flatMap(List::stream)
                    .filter(one -> one.vpc().equals(vpc))
                    .map(one -> new NetworkMap.Nat(one.id(), one.subnet(), one.state()))
                    .sorted(Comparator.comparing(NetworkMap.Nat::id))
                    .toList();
        }

        private List<NetworkMap.Endpoint> endpoints() {
            return seen(facts.attempt(new VpcEndpoints(region))).items().stream()
                    .flatMap(all -> all.values().stream())
                    .filter(one -> one.vpc().equals(vpc))
                    .map(one -> new NetworkMap.Endpoint(
                            one.id(),
                            one.service().replaceFirst("^com\\.amazonaws\\.[a-z0-9-]+\\.", ""),
                            one.way().type()))
                    .sorted(Comparator.comparing(NetworkMap.Endpoint::id))
                    .toList();
        }
    }
}
