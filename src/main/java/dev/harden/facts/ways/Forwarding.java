package dev.harden.facts.ways;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.elb.ClassicLoadBalancers;
import dev.harden.facts.elbv2.Listeners;
import dev.harden.facts.elbv2.LoadBalancers;
import dev.harden.network.AddressSet;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

/**
 * Tells what a load balancer takes, and where it sends that on.
 *
 * @param region the region's code
 * @param name what its interfaces call it: the end of its ARN, as {@code app/web/50dc6c495c0c9188}, or a classic one's
 *     name
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html">
 *     How Elastic Load Balancing works</a>
 */
@RestsOn({ClassicLoadBalancers.class, ListenerTargets.class, Listeners.class, LoadBalancers.class})
public record Forwarding(String region, String name) implements Derived<List<Forwarding.Listen>> {
    /**
     * Is what is taken on one port.
     *
     * @param taken the port
     * @param ends whether the load balancer itself answers, whatever becomes of its targets
     * @param targets where it is sent
     * @param lost why there may be more targets
     */
    public record Listen(Traffic taken, boolean ends, List<Target> targets, List<Lost> lost) {
        public Listen {
            targets = List.copyOf(targets);
            lost = List.copyOf(lost);
        }
    }

    /**
     * Is a target.
     *
     * @param kind {@code instance}, {@code ip}, or {@code alb} for another load balancer
     * @param id the instance's id, the address, or the end of the other load balancer's ARN
     * @param port the port that it is sent to
     * @param kept whether the target sees the client's address, and not the load balancer's, where both are of one family
     * @param six whether it is reached at an address of IPv6
     * @param group the name of its target group; empty for a classic load balancer
     * @param vpc the VPC of its target group; empty where none is named
     * @param clients the clients for which it is a target
     * @param doubt why it may not be one after all; empty when it is
     */
    public record Target(
            String kind,
            String id,
            int port,
            boolean kept,
            boolean six,
            String group,
            String vpc,
            AddressSet clients,
            List<FactUnavailable> doubt) {
        public Target {
            doubt = List.copyOf(doubt);
        }
    }

    /**
     * Is what could not be read, and so may lead anywhere.
     *
     * @param vpc the one VPC that it may lead to; empty where it may be any
     * @param why why it could not be read
     */
    public record Lost(String vpc, FactUnavailable why) {}

    @Override
    public List<Listen> derive(Facts facts) {
        return name.contains("/") ? second(facts) : classic(facts);
    }

    private List<Listen> second(Facts facts) {
        LoadBalancer balancer = facts.get(new LoadBalancers(region)).stream()
                .filter(one -> one.loadBalancerArn().endsWith(":loadbalancer/" + name))
                .findFirst()
                .orElseThrow(this::unknown);
        List<Listen> all = new ArrayList<>();
        boolean application = name.startsWith("app/");
        for (Listener one : facts.get(new Listeners(region, balancer.loadBalancerArn()))) {
            String protocol = one.protocolAsString().toUpperCase(Locale.ROOT);
            for (Traffic taken : taken(protocol, one.port())) {
                ListenerTargets.Found found = facts.get(new ListenerTargets(region, one, application));
                all.add(new Listen(taken, application || protocol.equals("TLS"), found.targets(), found.lost()));
            }
        }
        return List.copyOf(all);
    }

    /** A classic load balancer is a proxy: targets see its addresses alone, on the port of the instances. */
    private List<Listen> classic(Facts facts) {
        LoadBalancerDescription balancer = facts.get(new ClassicLoadBalancers(region)).stream()
                .filter(one -> one.loadBalancerName().equals(name))
                .findFirst()
                .orElseThrow(this::unknown);
        List<Listen> all = new ArrayList<>();
        balancer.listenerDescriptions().forEach(one -> {
            var listener = Answers.require(one.listener(), "Listener");
            String protocol = Answers.require(listener.protocol(), "Protocol").toUpperCase(Locale.ROOT);
            List<Target> targets = balancer.instances().stream()
                    .map(instance -> new Target(
                            "instance",
                            Answers.require(instance.instanceId(), "InstanceId"),
                            Answers.require(listener.instancePort(), "InstancePort"),
                            false,
                            false,
                            "",
                            "",
                            AddressSet.ALL,
                            List.of()))
                    .toList();
            for (Traffic taken : taken(protocol, Answers.require(listener.loadBalancerPort(), "LoadBalancerPort"))) {
                all.add(new Listen(taken, true, targets, List.of()));
            }
        });
        return List.copyOf(all);
    }

    private static List<Traffic> taken(String protocol, int port) {
        List<Traffic> taken = new ArrayList<>();
        if (protocol.contains("UDP") || protocol.contains("QUIC")) {
            taken.add(Traffic.ports(Traffic.UDP, port, port));
        }
        if (!protocol.equals("UDP") && !protocol.equals("QUIC") && !protocol.equals("GENEVE")) {
            taken.add(Traffic.ports(Traffic.TCP, port, port));
        }
        return taken;
    }

    private FactUnavailable unknown() {
        return FactUnavailable.notVisibleFromHere(
                "load balancer " + name + " is not among those that this account sees");
    }
}
