package dev.harden.facts.ways;

import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Follows what comes to load balancers to their targets, which may be load balancers again. */
final class Flow {
    /** Is how something came so far. */
    record Trail(List<String> by, List<Way.Door> doors, List<String> steps) {
        static final Trail BEGIN = new Trail(List.of(), List.of(), List.of());

        Trail then(String name, String step, List<Way.Door> more) {
            return new Trail(joined(by, List.of(name)), joined(doors, more), joined(steps, List.of(step)));
        }

        private static <T> List<T> joined(List<T> some, List<T> more) {
            List<T> all = new ArrayList<>(some);
            all.addAll(more);
            return List.copyOf(all);
        }
    }

    private final Facts facts;
    private final String region;
    private final Crossing crossing;
    private final Interfaces.Index index;
    private final Map<String, List<Way>> ways = new LinkedHashMap<>();
    private final List<Unread> unread = new ArrayList<>();

    Flow(Facts facts, String region) {
        this.facts = facts;
        this.region = region;
        this.crossing = new Crossing(facts, region);
        this.index = facts.get(new Interfaces(region));
    }

    Map<String, List<Way>> ways() {
        return ways;
    }

    List<Unread> unread() {
        return unread;
    }

    /** Keeps a way to an interface, unless nothing comes by it. */
    void arrives(NetworkInterface one, Trail trail, Bounds packets) {
        if (!packets.most().isEmpty()) {
            ways.computeIfAbsent(one.id(), unseen -> new ArrayList<>())
                    .add(new Way(trail.by(), trail.doors(), trail.steps(), packets));
        }
    }

    /**
     * Lets packets come to a load balancer's interface.
     *
     * @param seen whose address it sees
     * @return those that come about there: that it answers itself, or that some target of it takes in
     */
    Bounds enter(NetworkInterface node, Bounds in, Trail trail, Source seen) {
        String name = "load balancer " + node.loadBalancer();
        Seen<List<Listen>> plan = facts.attempt(new Forwarding(region, node.loadBalancer()));
        for (FactUnavailable why : plan.missing()) {
            unread.add(new Unread("", "", node.loadBalancer(), new Source.Anybody(name), why));
            return new Bounds(PacketSet.NONE, in.most(), plan.missing());
        }
        Bounds taken = Bounds.exactly(PacketSet.NONE);
        for (Listen listen : plan.items().get(0)) {
            Bounds slice = in.intersect(PacketSet.of(listen.taken(), AddressSet.ALL));
            if (!slice.most().isEmpty()) {
                Bounds served = targets(node, listen, slice, trail, seen);
                taken = taken.union(listen.ends() ? slice : served);
            }
        }
        return taken;
    }

    private Bounds targets(NetworkInterface node, Listen listen, Bounds slice, Trail trail, Source seen) {
        String name = "load balancer " + node.loadBalancer();
        Bounds served = Bounds.exactly(PacketSet.NONE);
        for (Forwarding.Lost lost : listen.lost()) {
            unread.add(new Unread(lost.vpc(), "", node.loadBalancer(), new Source.Anybody(name), lost.why()));
            served = served.union(new Bounds(PacketSet.NONE, slice.most(), List.of(lost.why())));
        }
        for (Target target : listen.targets()) {
            int protocol = Traffic.protocolAt(listen.taken().first());
            Traffic port = Traffic.ports(protocol, target.port(), target.port());
            Bounds sent = moved(slice, listen.taken(), port).intersect(PacketSet.of(port, target.clients()));
            String step = name + " takes " + listen.taken() + " and sends it on to " + port + " of " + target.id()
                    + (target.group().isEmpty() ? "" : ", in target group " + target.group())
                    + (target.kept() ? ", with the client's address" : ", from its own address");
            Trail onward = trail.then(name, step, List.of(new Way.Door(node.id(), listen.taken())));
            for (NetworkInterface one : resolve(node, target)) {
                Bounds came = deliver(node, target, one, sent, onward, seen);
                served = served.union(moved(came, port, listen.taken()));
            }
        }
        return served;
    }

    private static Bounds moved(Bounds packets, Traffic from, Traffic to) {
        return new Bounds(
                PacketSet.of(to, packets.least().at(from.first())),
                PacketSet.of(to, packets.most().at(from.first())),
                packets.missing());
    }

    private Bounds deliver(
            NetworkInterface node, Target target, NetworkInterface one, Bounds sent, Trail trail, Source seen) {
        List<FactUnavailable> doubt = new ArrayList<>(target.doubt());
        if (!target.vpc().isEmpty() && !target.vpc().equals(one.vpc())) {
            doubt.add(FactUnavailable.notSettled("target " + target.id() + " of load balancer " + node.loadBalancer()
                    + " is an address outside of " + target.vpc() + ", and how that is reached is not read here"));
        }
        doubt.addAll(zones(node, one));
        Source source = source(node, target.kept(), seen);
        Bounds lets = doubt.isEmpty()
                ? crossing.between(node, one, source)
                : new Bounds(
                        PacketSet.NONE,
                        facts.get(new Accepted(
                                        region,
                                        one.groups(),
                                        new Source.Anybody(trail.by().get(0))))
                                .most(),
                        doubt);
        Bounds came = sent.intersect(lets);
        if (came.most().isEmpty()) {
            return came;
        }
        if (!one.loadBalancer().isEmpty()) {
            if (trail.by().contains("load balancer " + one.loadBalancer())) {
                return new Bounds(
                        PacketSet.NONE,
                        came.most(),
                        List.of(FactUnavailable.notSettled("load balancers lead round to " + one.loadBalancer())));
            }
            came = enter(one, came, trail, source);
        }
        arrives(one, trail, came);
        return came;
    }

    private static Source source(NetworkInterface node, boolean kept, Source seen) {
        if (!kept) {
            return new Source.Node(node);
        }
        return seen instanceof Source.Client || seen instanceof Source.ClientBehind
                ? new Source.ClientBehind(node)
                : seen;
    }

    private List<NetworkInterface> resolve(NetworkInterface node, Target target) {
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
    private List<FactUnavailable> zones(NetworkInterface node, NetworkInterface one) {
        if (node.loadBalancer().startsWith("app/") || node.subnet().equals(one.subnet())) {
            return List.of();
        }
        Seen<Map<String, Subnet>> subnets = facts.attempt(new Subnets(region));
        for (Map<String, Subnet> all : subnets.items()) {
            String here = zone(all, node);
            String there = zone(all, one);
            Set<String> nodes = index.nodes(node.loadBalancer()).stream()
                    .map(each -> zone(all, each))
                    .collect(Collectors.toSet());
            return here.equals(there) || !nodes.contains(there)
                    ? List.of()
                    : List.of(FactUnavailable.notSettled("whether load balancer " + node.loadBalancer() + " sends from "
                            + here + " to " + there + " is not read here"));
        }
        return subnets.missing();
    }

    private static String zone(Map<String, Subnet> subnets, NetworkInterface one) {
        Subnet subnet = subnets.get(one.subnet());
        return subnet == null ? "" : subnet.zone().name();
    }
}
