package dev.harden.facts.ways;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.AddressAtStart;
import dev.harden.facts.ec2.Bounds;
import dev.harden.facts.ec2.Instances;
import dev.harden.facts.ec2.InterfaceKind;
import dev.harden.facts.ec2.Path;
import dev.harden.facts.ec2.Reach;
import dev.harden.facts.ec2.Subnets;
import dev.harden.network.AddressSet;
import dev.harden.network.NetworkInterface;
import dev.harden.network.PacketSet;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.Instance;

/**
 * Tells by which ways the Internet reaches an interface: at an address of its own, now or when its instance starts, and
 * through what forwards.
 *
 * @param region the region's code
 * @param one the interface
 */
@RestsOn({Accepted.class, AddressAtStart.class, Forwards.class, Instances.class, Reach.class, Subnets.class, Taken.class
})
public record ReachedBy(String region, NetworkInterface one) implements Derived<Reached> {
    private static final PacketSet INTERNET = PacketSet.of(Traffic.ALL, AddressSet.PUBLIC);
    private static final Set<String> AT_REST = Set.of("stopped", "stopping");

    @Override
    public Reached derive(Facts facts) {
        Path path = facts.get(new Reach(region, InterfaceKind.of(one)));
        Forwards.Found forwards = facts.get(new Forwards(region));
        List<Way> ways = new ArrayList<>(forwards.ways().getOrDefault(one.id(), List.of()));
        Bounds takes = Bounds.exactly(PacketSet.ALL);
        if (!one.loadBalancer().isEmpty()) {
            boolean may = path.through().most().isOpen()
                    || forwards.unread().stream().anyMatch(unread -> unread.mayReach(one));
            for (Path.Hop hop : may ? facts.get(new Taken(region, one)) : List.<Path.Hop>of()) {
                path = path.then(hop);
                takes = takes.intersect(hop.passes());
            }
        }
        for (Unread unread : forwards.unread()) {
            PacketSet most = unread.mayReach(one)
                    ? facts.get(new Accepted(region, one.groups(), unread.source()))
                            .most()
                            .intersect(INTERNET)
                            .intersect(takes.most())
                    : PacketSet.NONE;
            if (!most.isEmpty()) {
                ways.add(new Way(
                        List.of(), List.of(), List.of(), new Bounds(PacketSet.NONE, most, List.of(unread.why()))));
            }
        }
        return started(facts, path, ways);
    }

    /** A stopped instance has given its automatic address back, and gets another when it starts. */
    private Reached started(Facts facts, Path path, List<Way> ways) {
        boolean may = one.addresses().v4().isEmpty()
                && !one.use().instance().isEmpty()
                && one.use().primary();
        if (!may) {
            return new Reached(path, ways, "");
        }
        Path then = facts.get(new Reach(region, InterfaceKind.addressed(one)));
        if (!then.through().most().isOpen()) {
            return new Reached(path, ways, "");
        }
        Seen<Boolean> gets = gets(facts);
        if (!gets.missing().isEmpty()) {
            ways.add(new Way(
                    List.of(),
                    List.of(),
                    List.of(),
                    new Bounds(PacketSet.NONE, then.through().most(), gets.missing())));
            return new Reached(path, ways, "");
        }
        return gets.items().get(0)
                ? new Reached(
                        then,
                        ways,
                        "its instance " + one.use().instance()
                                + " is stopped, and gets a public address when it starts")
                : new Reached(path, ways, "");
    }

    private Seen<Boolean> gets(Facts facts) {
        Seen<List<Instance>> instances = facts.attempt(new Instances(region));
        if (!instances.missing().isEmpty()) {
            return new Seen<>(List.of(), instances.missing());
        }
        boolean stopped = instances.items().get(0).stream()
                .anyMatch(instance -> instance.instanceId().equals(one.use().instance())
                        && AT_REST.contains(instance.state().nameAsString()));
        if (!stopped) {
            return Seen.all(List.of(false));
        }
        Seen<Optional<Boolean>> said = facts.attempt(new AddressAtStart(region, one.id()));
        if (!said.missing().isEmpty()) {
            return new Seen<>(List.of(), said.missing());
        }
        Optional<Boolean> own = said.items().get(0);
        if (own.isPresent()) {
            return Seen.all(List.of(own.get()));
        }
        List<FactUnavailable> missing = new ArrayList<>();
        var subnets = facts.attempt(new Subnets(region));
        missing.addAll(subnets.missing());
        return new Seen<>(
                subnets.items().stream()
                        .map(all -> all.containsKey(one.subnet())
                                && all.get(one.subnet()).addresses().publicOnLaunch())
                        .toList(),
                missing);
    }
}
