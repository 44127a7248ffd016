package dev.harden.facts.ec2;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.elbv2.ListenerPorts;
import dev.harden.network.AddressSet;
import dev.harden.network.PacketSet;
import dev.harden.network.Traffic;
import java.util.List;

/**
 * Tells whether the Internet reaches interfaces of one kind with some traffic. A load balancer takes its listeners' alone.
 *
 * @param region the region's code
 * @param kind what the interfaces have in common
 * @param loadBalancer what they call their load balancer; empty when they are of none
 * @param sent the traffic
 */
@RestsOn({ListenerPorts.class, Reach.class})
public record Arrival(String region, InterfaceKind kind, String loadBalancer, List<Traffic> sent)
        implements Derived<Path.End> {
    public Arrival {
        sent = List.copyOf(sent);
    }

    @Override
    public Path.End derive(Facts facts) {
        Path path = facts.get(new Reach(region, kind));
        PacketSet packets = PacketSet.of(sent, AddressSet.PUBLIC);
        if (loadBalancer.isEmpty() || !path.mayBeOpen(packets)) {
            return path.follow(packets);
        }
        Seen<List<Traffic>> ports = facts.attempt(new ListenerPorts(region, loadBalancer));
        Bounds passes = ports.missing().isEmpty()
                ? Bounds.exactly(PacketSet.of(ports.items().get(0), AddressSet.ALL))
                : Bounds.unknown(ports.missing());
        String stop = "load balancer " + loadBalancer + " listens to none of it";
        return path.then(new Path.Hop(Path.Layer.LISTENERS, stop, passes)).follow(packets);
    }
}
