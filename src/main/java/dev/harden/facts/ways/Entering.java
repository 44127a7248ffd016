package dev.harden.facts.ways;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.Bounds;
import dev.harden.facts.ec2.Subnets;
import dev.harden.facts.ways.Forwarding.Listen;
import dev.harden.facts.ways.Forwarding.Target;
import dev.harden.network.AddressSet;
import dev.harden.network.NetworkInterface;
import dev.harden.network.PacketSet;
import dev.harden.network.Subnet;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Follows what comes to an interface of a load balancer to its targets, which may be load balancers again.
 *
 * @param region the region's code
 * @param node the interface
 * @param in what comes to it
 * @param trail how that came so far
 * @param seen whose address it sees
 */
@RestsOn({Accepted.class, Crossing.class, Forwarding.class, Interfaces.class, Subnets.class})
record Entering(String region, NetworkInterface node, Bounds in, Entering.Trail trail, Source seen)
        implements Derived<Entering.Entered> {
    /** Is how something came so far. */
    record Trail(List<String> by, List<Way.Door> doors, List<String> steps) {
        static final Trail BEGIN = new Trail(List.of(), List.of(), List.of());

        Trail then(String name, String step, List<Way.Door> more) {
            return new Trail(joined(by, List.of(name)), joined(doors, more), joined(steps, List.of(step)));
        }

        /** Gives the way to where it ends. */
        Way way(Bounds packets) {
            return new Way(by, doors, steps, packets);
        }

        private static <T> List<T> joined(List<T> some, List<T> more) {
            List<T> all = new ArrayList<>(some);
            all.addAll(more);
            return List.copyOf(all);
        }
    }

    /** Is a way with the interface that it leads to. */
    record Arrived(String id, Way way) {}

    /**
     * Is what becomes of it.
     *
     * @param taken what comes about at the interface: what the load balancer answers itself, or some target takes in
     * @param arrived what arrives behind it
     * @param unread what could not be read of where it leads
     */
    record Entered(Bounds taken, List<Arrived> arrived, List<Unread> unread) {
        Entered {
            arrived = List.copyOf(arrived);
            unread = List.copyOf(unread);
        }
    }

    /** Gathers what is found on the way. */
    private static final class Found {
        private final List<Arrived> arrived = new ArrayList<>();
        private final List<Unread> unread = new ArrayList<>();
    }

    @Override
    public Entered derive(Facts facts) {
        Found found = new Found();
        Seen<List<Listen>> plan = facts.attempt(new Forwarding(region, node.loadBalancer()));
        if (!plan.missing().isEmpty()) {
            FactUnavailable why = plan.missing().get(0);
            Unread all = new Unread("", "", node.loadBalancer(), new Source.Anybody(name()), why);
            return new Entered(new Bounds(PacketSet.NONE, in.most(), plan.missing()), List.of(), List.of(all));
        }
        Bounds taken = Bounds.exactly(PacketSet.NONE);
        for (Listen listen : plan.items().get(0)) {
            Bounds slice = in.intersect(PacketSet.of(listen.taken(), AddressSet.ALL));
            if (!slice.most().isEmpty()) {
                Bounds served = targets(facts, listen, slice, found);
                taken = taken.union(listen.ends() ? slice : served);
            }
        }
        return new Entered(taken, found.arrived, found.unread);
    }

    private String name() {
        return "load balancer " + node.loadBalancer();
    }

    private Bounds targets(Facts facts, Listen listen, Bounds slice, Found found) {
        Bounds served = Bounds.exactly(PacketSet.NONE);
        for (Forwarding.Lost lost : listen.lost()) {
            found.unread.add(new Unread(lost.vpc(), "", node.loadBalancer(), new Source.Anybody(name()), lost.why()));
            served = served.union(new Bounds(PacketSet.NONE, slice.most(), List.of(lost.why())));
        }
        for (Target target : listen.targets()) {
            int protocol = Traffic.protocolAt(listen.taken().first());
            Traffic port = Traffic.ports(protocol, target.port(), target.port());
            Bounds sent = moved(slice, listen.taken(), port).intersect(PacketSet.of(port, target.clients()));
            for (NetworkInterface one : resolve(facts, target)) {
                // The client's address is kept where it is of the target's family.
                List<AddressSet> clients = target.kept()
                        ? List.of(AddressSet.ALL.family(target.six()), AddressSet.ALL.family(!target.six()))
                        : List.of(AddressSet.ALL);
                for (AddressSet some : clients) {
                    boolean kept = target.kept() && some.equals(clients.get(0)) && !(seen instanceof Source.Linked);
                    Bounds part = sent.intersect(PacketSet.of(Traffic.ALL, some));
                    if (!part.most().isEmpty()) {
                        Trail onward = trail.then(
                                name(),
                                step(listen, target, port, kept),
                                List.of(new Way.Door(node.id(), listen.taken())));
                        Bounds came = deliver(facts, target, one, kept, part, onward, found);
                        served = served.union(moved(came, port, listen.taken()));
                    }
                }
            }
        }
        return served;
    }

    private String step(Listen listen, Target target, Traffic port, boolean kept) {
        return name() + " takes " + listen.taken() + " and sends it on to " + port + " of " + target.id()
                + (target.group().isEmpty() ? "" : ", in target group " + target.group())
                + (kept ? ", with the client's address" : ", from its own address");
    }

    private static Bounds moved(Bounds packets, Traffic from, Traffic to) {
        return new Bounds(
                PacketSet.of(to, packets.least().at(from.first())),
                PacketSet.of(to, packets.most().at(from.first())),
                packets.missing());
    }

    private Bounds deliver(
            Facts facts, Target target, NetworkInterface one, boolean kept, Bounds sent, Trail onward, Found found) {
        List<FactUnavailable> doubt = new ArrayList<>(target.doubt());
        if (target.kept() && !kept && target.kind().equals("alb")) {
            doubt.add(FactUnavailable.notSettled("which address " + target.id() + " sees of clients of IPv6 that come"
                    + " through " + name() + " is not documented"));
        }
        if (!target.vpc().isEmpty() && !target.vpc().equals(one.vpc())) {
            doubt.add(FactUnavailable.notSettled("target " + target.id() + " of " + name()
                    + " is an address outside of " + target.vpc() + ", and how that is reached is not read here"));
        }
        doubt.addAll(zones(facts, one));
        Source source = source(target, kept);
        Bounds lets = doubt.isEmpty()
                ? facts.get(new Crossing(region, node, one, target.six(), source))
                : new Bounds(
                        PacketSet.NONE,
                        facts.get(new Accepted(region, one.groups(), new Source.Anybody(name())))
                                .most(),
                        doubt);
        Bounds came = sent.intersect(lets);
        if (came.most().isEmpty()) {
            return came;
        }
        if (!one.loadBalancer().isEmpty()) {
            if (onward.by().contains("load balancer " + one.loadBalancer())) {
                return new Bounds(
                        PacketSet.NONE,
                        came.most(),
                        List.of(FactUnavailable.notSettled("load balancers lead round to " + one.loadBalancer())));
            }
            Entered behind = facts.get(new Entering(region, one, came, onward, source));
            found.arrived.addAll(behind.arrived());
            found.unread.addAll(behind.unread());
            came = behind.taken();
        }
        if (!came.most().isEmpty()) {
            found.arrived.add(new Arrived(one.id(), onward.way(came)));
        }
        return came;
    }

    private Source source(Target target, boolean kept) {
        if (!kept || seen instanceof Source.Linked) {
            return Source.Node.of(node, target.six());
        }
        if (seen instanceof Source.Node one) {
            return one.behind(node);
        }
        return seen instanceof Source.Client || seen instanceof Source.ClientBehind
                ? new Source.ClientBehind(node)
                : seen;
    }

    private List<NetworkInterface> resolve(Facts facts, Target target) {
        Interfaces.Index index = facts.get(new Interfaces(region));
        return switch (target.kind()) {
            case "instance" ->
                index.byInstance().containsKey(target.id())
                        ? List.of(index.byInstance().get(target.id()))
                        : List.of();
            case "alb" -> index.nodes(target.id());
            default -> {
                List<NetworkInterface> all = index.byAddress().getOrDefault(target.id(), List.of());
                String vpc = target.vpc().isEmpty() ? node.vpc() : target.vpc();
                List<NetworkInterface> own =
                        all.stream().filter(one -> one.vpc().equals(vpc)).toList();
                yield own.isEmpty() ? all : own;
            }
        };
    }

    /** Says why a target may get nothing from an interface of another zone, when one of its own zone is there. */
    private List<FactUnavailable> zones(Facts facts, NetworkInterface one) {
        if (node.loadBalancer().startsWith("app/") || node.subnet().equals(one.subnet())) {
            return List.of();
        }
        Seen<Map<String, Subnet>> subnets = facts.attempt(new Subnets(region));
        for (Map<String, Subnet> all : subnets.items()) {
            String here = zone(all, node);
            String there = zone(all, one);
            Set<String> nodes = facts.get(new Interfaces(region)).nodes(node.loadBalancer()).stream()
                    .map(each -> zone(all, each))
                    .collect(Collectors.toSet());
            return here.equals(there) || !nodes.contains(there)
                    ? List.of()
                    : List.of(FactUnavailable.notSettled(
                            "whether " + name() + " sends from " + here + " to " + there + " is not read here"));
        }
        return subnets.missing();
    }

    private static String zone(Map<String, Subnet> subnets, NetworkInterface one) {
        Subnet subnet = subnets.get(one.subnet());
        return subnet == null ? "" : subnet.zone().name();
    }
}
