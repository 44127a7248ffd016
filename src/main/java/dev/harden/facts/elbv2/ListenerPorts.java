package dev.harden.facts.elbv2;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.elb.ClassicLoadBalancers;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Gives the traffic that a load balancer takes: that of its listeners.
 *
 * @param region the region's code
 * @param name what its interfaces call it: the end of its ARN, as {@code app/web/50dc6c495c0c9188}, or a classic one's
 *     name
 */
@RestsOn({ClassicLoadBalancers.class, Listeners.class, LoadBalancers.class})
public record ListenerPorts(String region, String name) implements Derived<List<Traffic>> {
    @Override
    public List<Traffic> derive(Facts facts) {
        List<Traffic> ports = new ArrayList<>();
        if (name.contains("/")) {
            String arn = facts.get(new LoadBalancers(region)).stream()
                    .map(one -> one.loadBalancerArn())
                    .filter(one -> one.endsWith(":loadbalancer/" + name))
                    .findFirst()
                    .orElseThrow(this::unknown);
            facts.get(new Listeners(region, arn)).forEach(one -> add(ports, one.protocolAsString(), one.port()));
        } else {
            facts.get(new ClassicLoadBalancers(region)).stream()
                    .filter(one -> one.loadBalancerName().equals(name))
                    .findFirst()
                    .orElseThrow(this::unknown)
                    .listenerDescriptions()
                    .forEach(one ->
                            add(ports, one.listener().protocol(), one.listener().loadBalancerPort()));
        }
        return List.copyOf(ports);
    }

    private static void add(List<Traffic> ports, String protocol, int port) {
        String upper = protocol.toUpperCase(Locale.ROOT);
        if (upper.contains("UDP") || upper.contains("QUIC")) {
            ports.add(Traffic.ports(Traffic.UDP, port, port));
        }
        if (!upper.equals("UDP") && !upper.equals("QUIC") && !upper.equals("GENEVE")) {
            ports.add(Traffic.ports(Traffic.TCP, port, port));
        }
    }

    private FactUnavailable unknown() {
        return FactUnavailable.notVisibleFromHere(
                "load balancer " + name + " is not among those that this account sees");
    }
}
