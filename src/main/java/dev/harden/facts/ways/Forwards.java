package dev.harden.facts.ways;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.AclPackets;
import dev.harden.facts.ec2.Bounds;
import dev.harden.facts.ec2.InboundBlock;
import dev.harden.facts.ec2.InterfaceKind;
import dev.harden.facts.ec2.InternetGateways;
import dev.harden.facts.ec2.Path;
import dev.harden.facts.ec2.Reach;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.facts.ec2.SubnetAcls;
import dev.harden.facts.ways.Entrances.Entrance;
import dev.harden.network.AddressSet;
import dev.harden.network.NetworkAcl;
import dev.harden.network.NetworkInterface;
import dev.harden.network.PacketSet;
import dev.harden.network.SecurityGroup;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what in a region is reached from the Internet through something that forwards, and by which ways.
 *
 * @param region the region's code
 */
@RestsOn({
    Accepted.class,
    AclPackets.class,
    Entering.class,
    Entrances.class,
    InboundBlock.class,
    Interfaces.class,
    InternetGateways.class,
    Linking.class,
    Reach.class,
    SecurityGroups.class,
    SubnetAcls.class
})
public record Forwards(String region) implements Derived<Forwards.Found> {
    private static final String OF_ACCELERATOR = "global_accelerator_managed";
    private static final String LINK = "a VPC link of API Gateway";

    /**
     * Is what was found.
     *
     * @param ways the ways to each interface, by its id
     * @param unread what could not be read
     */
    public record Found(Map<String, List<Way>> ways, List<Unread> unread) {
        public Found {
            ways = Map.copyOf(ways);
            unread = unread.stream().distinct().toList();
        }
    }

    /** Gathers what is found. */
    private static final class Gathered {
        private final Map<String, List<Way>> ways = new LinkedHashMap<>();
        private final List<Unread> unread = new ArrayList<>();

        void enter(Entering.Entered entered) {
            entered.arrived().forEach(one -> arrives(one.id(), one.way()));
            unread.addAll(entered.unread());
        }

        void arrives(String id, Way way) {
            if (!way.packets().most().isEmpty()) {
                ways.computeIfAbsent(id, unseen -> new ArrayList<>()).add(way);
            }
        }
    }

    @Override
    public Found derive(Facts facts) {
        Interfaces.Index index = facts.get(new Interfaces(region));
        Gathered flow = new Gathered();
        for (List<NetworkInterface> nodes : index.byBalancer().values()) {
            for (NetworkInterface node : nodes) {
                Bounds in = facts.get(new Reach(region, InterfaceKind.of(node))).through();
                if (in.most().isOpen()) {
                    flow.enter(facts.get(new Entering(region, node, in, Entering.Trail.BEGIN, new Source.Client())));
                }
            }
        }
        if (!index.isEmpty()) {
            entrances(facts, index, flow);
        }
        return new Found(flow.ways, flow.unread);
    }

    private void entrances(Facts facts, Interfaces.Index index, Gathered flow) {
        Entrances.Found found = facts.get(new Entrances(region));
        Set<String> explained = new HashSet<>();
        for (Entrance one : found.all()) {
            for (NetworkInterface door : index.called(one.endpoint())) {
                explained.add(door.subnet());
                if (!one.packets().isEmpty()) {
                    Bounds came = Bounds.exactly(one.packets()).intersect(opens(facts, one, door));
                    arrive(facts, flow, one.name(), door, came, one.source());
                }
            }
        }
        accelerators(index, found.accelerators(), explained, flow);
        facts.attempt(new SecurityGroups(region)).items().stream()
                .flatMap(all -> all.values().stream())
                .filter(group -> group.name().equals(OriginDoors.GROUP))
                .map(SecurityGroup::vpc)
                .forEach(vpc -> found.origins()
                        .forEach(why -> flow.unread.add(
                                new Unread(vpc, "", "", new Source.Service("CloudFront", OriginDoors.GROUP), why))));
        index.byBalancer().forEach((name, nodes) -> {
            List<FactUnavailable> missing = new ArrayList<>(name.startsWith("net/") ? found.links() : List.of());
            missing.addAll(name.contains("/") ? found.linked() : List.of());
            for (FactUnavailable why : missing) {
                nodes.forEach(node ->
                        arrive(facts, flow, LINK, node, possible(List.of(why)), new Source.Anybody("API Gateway")));
            }
        });
        found.unread().forEach(one -> links(facts, index, one, flow));
    }

    private static Bounds possible(List<FactUnavailable> why) {
        return new Bounds(PacketSet.NONE, PacketSet.of(Traffic.ALL, AddressSet.PUBLIC), why);
    }

    private void arrive(Facts facts, Gathered flow, String name, NetworkInterface door, Bounds came, Source source) {
        if (!came.most().isEmpty()) {
            Entering.Trail trail = Entering.Trail.BEGIN.then(name, name + " sends to " + door.id(), List.of());
            if (door.loadBalancer().isEmpty()) {
                flow.arrives(door.id(), trail.way(came));
            } else {
                Entering.Entered entered = facts.get(new Entering(region, door, came, trail, source));
                flow.enter(entered);
                flow.arrives(door.id(), trail.way(entered.taken()));
            }
        }
    }

    /** Gives what an interface lets in of what comes by an entrance: not by its routes, but by its VPC's gateway. */
    private Bounds opens(Facts facts, Entrance one, NetworkInterface door) {
        if (one.source() instanceof Source.Node || one.source() instanceof Source.Linked) {
            Bounds lets = facts.get(new Linking(region, one.source(), door));
            return one.doubt().isEmpty() ? lets : new Bounds(PacketSet.NONE, lets.most(), one.doubt());
        }
        Bounds lets = facts.get(new Accepted(region, door.groups(), one.source()));
        List<FactUnavailable> doubt = new ArrayList<>(one.doubt());
        if (!(one.source() instanceof Source.Anybody)) {
            Seen<Map<String, Set<String>>> gateways = facts.attempt(new InternetGateways(region));
            doubt.addAll(gateways.missing());
            boolean attached = gateways.items().stream()
                    .flatMap(all -> all.values().stream())
                    .anyMatch(vpcs -> vpcs.contains(door.vpc()));
            if (!attached && gateways.missing().isEmpty()) {
                return Bounds.exactly(PacketSet.NONE);
            }
            Seen<Boolean> block = facts.attempt(new InboundBlock(region, door.subnet()));
            doubt.addAll(block.missing());
            if (block.items().contains(true)) {
                if (!(one.source() instanceof Source.Service)) {
                    return Bounds.exactly(PacketSet.NONE);
                }
                doubt.add(FactUnavailable.notSettled(
                        "whether VPC Block Public Access stops " + one.name() + " is not documented"));
            }
        }
        if (one.source() instanceof Source.Edge && door.hasPublicAddress()) {
            doubt.add(FactUnavailable.notSettled("the addresses that " + one.name() + " sends from are not read here"));
        }
        return doubt.isEmpty()
                ? lets.intersect(answers(facts, one, door))
                : new Bounds(PacketSet.NONE, lets.most(), doubt);
    }

    /** AWS says that network ACLs are not asked on an accelerator's way in, and not the same everywhere of answers. */
    private Bounds answers(Facts facts, Entrance one, NetworkInterface door) {
        if (!(one.source() instanceof Source.Client)) {
            return Bounds.exactly(PacketSet.ALL);
        }
        Seen<Map<String, NetworkAcl>> acls = facts.attempt(new SubnetAcls(region));
        NetworkAcl acl = acls.items().isEmpty() ? null : acls.items().get(0).get(door.subnet());
        PacketSet out = acl == null
                ? PacketSet.NONE
                : Path.answered(facts.get(new AclPackets(region, acl.id())).out());
        List<FactUnavailable> missing = acls.missing().isEmpty()
                ? List.of(FactUnavailable.notSettled("whether the network ACL of " + door.subnet()
                        + " stops the answers to what " + one.name() + " sends is not settled"))
                : acls.missing();
        return new Bounds(out, PacketSet.ALL, missing);
    }

    /** An accelerator has an interface in each subnet that it sends to; of one that is not read that is all that is seen. */
    private static void accelerators(
            Interfaces.Index index, List<FactUnavailable> missing, Set<String> explained, Gathered flow) {
        for (NetworkInterface one : index.byType().getOrDefault(OF_ACCELERATOR, List.of())) {
            if (!explained.contains(one.subnet())) {
                List<FactUnavailable> why = missing.isEmpty()
                        ? List.of(FactUnavailable.notVisibleFromHere("interface " + one.id() + " in " + one.subnet()
                                + " is of an accelerator that is not among the standard ones of this account"))
                        : missing;
                flow.unread.add(new Unread("", one.subnet(), "", new Source.Client(), why.get(0)));
            }
        }
        for (FactUnavailable why : missing) {
            Stream.concat(
                            index.byBalancer().values().stream().flatMap(List::stream),
                            index.byInstance().values().stream())
                    .filter(NetworkInterface::hasPublicAddress)
                    .distinct()
                    .forEach(one -> flow.unread.add(
                            new Unread(one.vpc(), one.subnet(), "", new Source.Edge("an accelerator"), why)));
        }
    }

    /** What an API sends through an interface of a VPC link, and is not read, may lead to a load balancer too. */
    private void links(Facts facts, Interfaces.Index index, Unread one, Gathered flow) {
        flow.unread.add(one);
        index.byBalancer().values().stream()
                .flatMap(List::stream)
                .filter(one::mayReach)
                .forEach(node -> arrive(
                        facts,
                        flow,
                        LINK,
                        node,
                        possible(List.of(one.why()))
                                .intersect(facts.get(new Accepted(region, node.groups(), one.source()))),
                        one.source()));
    }
}
