package dev.harden.facts.ways;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.Bounds;
import dev.harden.facts.ec2.Path;
import dev.harden.network.AddressSet;
import dev.harden.network.NetworkInterface;
import dev.harden.network.PacketSet;
import dev.harden.network.Traffic;
import java.util.List;

/**
 * Tells what an interface of a load balancer takes: what its listeners listen to, and of that, where it does not answer
 * itself, what some target takes in.
 *
 * @param region the region's code
 * @param node the interface
 */
@RestsOn({Entering.class, Forwarding.class})
record Taken(String region, NetworkInterface node) implements Derived<List<Path.Hop>> {
    @Override
    public List<Path.Hop> derive(Facts facts) {
        String name = "load balancer " + node.loadBalancer();
        Seen<List<Forwarding.Listen>> plan = facts.attempt(new Forwarding(region, node.loadBalancer()));
        String deaf = name + " listens to none of it";
        if (!plan.missing().isEmpty()) {
            return List.of(new Path.Hop(Path.Layer.LISTENERS, deaf, Bounds.unknown(plan.missing())));
        }
        List<Traffic> ports =
                plan.items().get(0).stream().map(Forwarding.Listen::taken).toList();
        PacketSet all = PacketSet.of(Traffic.ALL, AddressSet.PUBLIC);
        Bounds served = facts.get(
                        new Entering(region, node, Bounds.exactly(all), Entering.Trail.BEGIN, new Source.Client()))
                .taken();
        return List.of(
                new Path.Hop(Path.Layer.LISTENERS, deaf, Bounds.exactly(PacketSet.of(ports, AddressSet.ALL))),
                new Path.Hop(Path.Layer.LISTENERS, "no target of " + name + " takes it in", served));
    }
}
