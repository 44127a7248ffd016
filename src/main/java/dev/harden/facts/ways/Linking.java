package dev.harden.facts.ways;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.Bounds;
import dev.harden.facts.elbv2.LoadBalancers;
import dev.harden.network.NetworkInterface;
import dev.harden.network.PacketSet;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

/**
 * Tells what a load balancer's interface takes of what comes through a VPC link: by what lies between two interfaces of its VPC,
 * or, of an endpoint service, by its groups where they are asked.
 *
 * @param region the region's code
 * @param source what sends
 * @param door the load balancer's interface
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html">
 *     Security groups of network load balancers</a>
 */
@RestsOn({Accepted.class, Crossing.class, LoadBalancers.class})
record Linking(String region, Source source, NetworkInterface door) implements Derived<Bounds> {
    @Override
    public Bounds derive(Facts facts) {
        if (source instanceof Source.Node from) {
            return facts.get(new Crossing(region, from.node(), door, false, source));
        }
        if (door.groups().isEmpty()) {
            return Bounds.exactly(PacketSet.ALL);
        }
        Seen<List<LoadBalancer>> all = facts.attempt(new LoadBalancers(region));
        if (!all.missing().isEmpty()) {
            return Bounds.unknown(all.missing());
        }
        boolean asked = all.items().stream()
                .flatMap(List::stream)
                .filter(one -> one.loadBalancerArn().endsWith(":loadbalancer/" + door.loadBalancer()))
                .noneMatch(one -> "off".equals(one.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic()));
        return asked ? facts.get(new Accepted(region, door.groups(), source)) : Bounds.exactly(PacketSet.ALL);
    }
}
