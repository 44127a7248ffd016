package dev.harden.checks.exposure;

import static dev.harden.checks.GivenNetwork.REGION;

import dev.harden.checks.Given;
import dev.harden.checks.GivenNetwork;
import dev.harden.facts.elb.ClassicLoadBalancers;
import dev.harden.facts.elbv2.ListenerRules;
import dev.harden.facts.elbv2.Listeners;
import dev.harden.facts.elbv2.LoadBalancers;
import dev.harden.facts.elbv2.TargetGroupAttributes;
import dev.harden.facts.elbv2.TargetGroups;
import dev.harden.facts.elbv2.TargetHealth;
import dev.harden.facts.globalaccelerator.AcceleratorListeners;
import dev.harden.facts.globalaccelerator.Accelerators;
import dev.harden.facts.globalaccelerator.EndpointGroups;
import dev.harden.network.Net;
import dev.harden.network.NetworkInterface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancing.model.ListenerDescription;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.globalaccelerator.model.Accelerator;
import software.amazon.awssdk.services.globalaccelerator.model.EndpointDescription;
import software.amazon.awssdk.services.globalaccelerator.model.EndpointGroup;
import software.amazon.awssdk.services.globalaccelerator.model.PortOverride;
import software.amazon.awssdk.services.globalaccelerator.model.PortRange;

/** Builds networks with what forwards: load balancers with their targets, and accelerators. */
public final class GivenForwarders {
    public static final String PRIVATE = "subnet-in";
    private static final String ELB = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:";

    private final Net net;
    private final List<LoadBalancer> balancers = new ArrayList<>();
    private final Map<String, List<Listener>> listeners = new LinkedHashMap<>();
    private final Map<String, List<Rule>> rules = new LinkedHashMap<>();
    private final List<TargetGroup> groups = new ArrayList<>();
    private final Map<String, Map<String, String>> attributes = new LinkedHashMap<>();
    private final Map<String, List<TargetHealthDescription>> targets = new LinkedHashMap<>();
    private final List<LoadBalancerDescription> classics = new ArrayList<>();
    private final Map<String, List<EndpointDescription>> accelerators = new LinkedHashMap<>();
    private final Map<String, software.amazon.awssdk.services.globalaccelerator.model.Listener> ports =
            new LinkedHashMap<>();
    private final Map<String, Integer> overrides = new LinkedHashMap<>();

    private GivenForwarders(Net net) {
        this.net = net;
    }

    /** Begins with a public subnet and a private one of the same zone, whose ACL lets everything by, without interfaces. */
    public static GivenForwarders vpc(String... rules) {
        Net net = GivenExposure.subnet(rules)
                .subnet(PRIVATE, "vpc-1", "a")
                .table("rtb-in", "vpc-1", List.of(PRIVATE))
                .acl(
                        "acl-1",
                        "vpc-1",
                        List.of("subnet-1", PRIVATE),
                        "100 in allow all 0.0.0.0/0",
                        "101 in allow all ::/0",
                        "100 out allow all 0.0.0.0/0",
                        "101 out allow all ::/0");
        return new GivenForwarders(net);
    }

    public Net net() {
        return net;
    }

    /** Adds a private instance with the group {@code sg-web}. */
    public GivenForwarders instance(String id, String address) {
        return instance(id, PRIVATE, address, "sg-web");
    }

    public GivenForwarders instance(String id, String subnet, String address, String... of) {
        net.instances.put(id, "running");
        return eni(
                "eni-" + id, subnet, List.of(of), new NetworkInterface.Use("interface", "", true, id, false), address);
    }

    /**
     * Adds an interface with a private address alone, or with a public one behind a slash, and one of IPv6 behind another.
     */
    public GivenForwarders eni(String id, String subnet, List<String> of, NetworkInterface.Use use, String address) {
        String[] parts = address.split("/");
        net.interfaces.add(new NetworkInterface(
                id,
                Net.OWNER,
                net.subnets.get(subnet).vpc(),
                subnet,
                of,
                use,
                new NetworkInterface.Addresses(
                        parts.length > 1 ? List.of(new NetworkInterface.Public(parts[0], parts[1])) : List.of(),
                        parts.length > 2 ? List.of(parts[2]) : List.of(),
                        parts.length > 2 ? List.of(parts[0], parts[2]) : List.of(parts[0]),
                        List.of())));
        return this;
    }

    /** Adds a load balancer with an interface in a subnet; address as {@code 10.0.1.20/54.1.2.3}. */
    public GivenForwarders balancer(String name, String subnet, String address, String... of) {
        if (name.contains("/")) {
            balancers.add(LoadBalancer.builder()
                    .loadBalancerArn(ELB + "loadbalancer/" + name)
                    .loadBalancerName(name.split("/")[1])
                    .type(name.startsWith("app/") ? "application" : "network")
                    .scheme(address.contains("/") ? "internet-facing" : "internal")
                    .build());
            listeners.put(name, new ArrayList<>());
        }
        NetworkInterface.Use use = new NetworkInterface.Use("load_balancer", "ELB " + name, true, "", false);
        return eni("eni-" + name.replace('/', '-'), subnet, List.of(of), use, address);
    }

    /** Adds a listener that forwards to a target group. */
    public GivenForwarders listener(String balancer, String protocol, int port, String group) {
        Action forward = Action.builder()
                .type("forward")
                .targetGroupArn(ELB + "targetgroup/" + group)
                .build();
        return listener(balancer, protocol, port, forward);
    }

    public GivenForwarders listener(String balancer, String protocol, int port, Action... actions) {
        String arn = ELB + "listener/" + balancer + "/" + port;
        listeners
                .get(balancer)
                .add(Listener.builder()
                        .listenerArn(arn)
                        .protocol(protocol)
                        .port(port)
                        .defaultActions(actions)
                        .build());
        rules.put(arn, new ArrayList<>());
        return this;
    }

    /** Adds a rule for clients of a range that forwards to a target group. */
    public GivenForwarders rule(String balancer, int port, String range, String group) {
        rules.get(ELB + "listener/" + balancer + "/" + port)
                .add(Rule.builder()
                        .conditions(RuleCondition.builder()
                                .field("source-ip")
                                .sourceIpConfig(ip -> ip.values(range))
                                .build())
                        .actions(Action.builder()
                                .type("forward")
                                .targetGroupArn(ELB + "targetgroup/" + group)
                                .build())
                        .build());
        return this;
    }

    /** Adds a target group; targets as {@code i-1} or {@code 10.0.2.10:8443}. */
    public GivenForwarders group(String name, String type, String protocol, int port, String... to) {
        String arn = ELB + "targetgroup/" + name;
        groups.add(TargetGroup.builder()
                .targetGroupArn(arn)
                .targetGroupName(name)
                .targetType(type)
                .protocol(protocol)
                .port(port)
                .vpcId("vpc-1")
                .build());
        attributes.put(arn, Map.of());
        targets.put(
                arn,
                Arrays.stream(to)
                        .map(one -> one.split(":(?=\\d+$)"))
                        .map(one -> TargetHealthDescription.builder()
                                .target(target -> target.id(
                                                type.equals("alb") ? ELB + "loadbalancer/" + one[0] : one[0])
                                        .port(one.length > 1 ? Integer.valueOf(one[1]) : null))
                                .targetHealth(health -> health.state("healthy"))
                                .build())
                        .toList());
        return this;
    }

    /** Sets whether targets see the client's address. */
    public GivenForwarders keeps(String group, boolean kept) {
        attributes.put(ELB + "targetgroup/" + group, Map.of("preserve_client_ip.enabled", String.valueOf(kept)));
        return this;
    }

    /** Adds a classic load balancer with an interface. */
    public GivenForwarders classic(String name, String address, int port, int inside, String... instances) {
        classics.add(LoadBalancerDescription.builder()
                .loadBalancerName(name)
                .instances(Arrays.stream(instances)
                        .map(id -> software.amazon.awssdk.services.elasticloadbalancing.model.Instance.builder()
                                .instanceId(id)
                                .build())
                        .toList())
                .listenerDescriptions(ListenerDescription.builder()
                        .listener(one ->
                                one.protocol("TCP").loadBalancerPort(port).instancePort(inside))
                        .build())
                .build());
        return balancer(name, "subnet-1", address, "sg-lb");
    }

    /** Adds an accelerator with a listener of TCP. */
    public GivenForwarders accelerator(String name, int from, int to, EndpointDescription... endpoints) {
        accelerators.put(name, List.of(endpoints));
        ports.put(
                name,
                software.amazon.awssdk.services.globalaccelerator.model.Listener.builder()
                        .listenerArn(name + "/listener")
                        .protocol("TCP")
                        .portRanges(
                                PortRange.builder().fromPort(from).toPort(to).build())
                        .build());
        return this;
    }

    /** Lets an accelerator send what it takes on one port to another. */
    public GivenForwarders override(String name, int port) {
        overrides.put(name, port);
        return this;
    }

    public static EndpointDescription endpoint(String id, boolean kept) {
        String whole = id.contains("/") ? ELB + "loadbalancer/" + id : id;
        return EndpointDescription.builder()
                .endpointId(whole)
                .weight(128)
                .clientIPPreservationEnabled(kept)
                .build();
    }

    public Given facts() {
        Given given = GivenNetwork.of(net)
                .fact(new LoadBalancers(REGION), balancers)
                .fact(new ClassicLoadBalancers(REGION), classics)
                .fact(new TargetGroups(REGION), groups)
                .fact(
                        new Accelerators(),
                        accelerators.keySet().stream()
                                .map(name -> Accelerator.builder()
                                        .acceleratorArn(name)
                                        .name(name)
                                        .enabled(!name.startsWith("off"))
                                        .build())
                                .toList());
        listeners.forEach((name, all) -> given.fact(new Listeners(REGION, ELB + "loadbalancer/" + name), all));
        rules.forEach((arn, all) -> given.fact(new ListenerRules(REGION, arn), all));
        attributes.forEach((arn, all) -> given.fact(new TargetGroupAttributes(REGION, arn), all));
        targets.forEach((arn, all) -> given.fact(new TargetHealth(REGION, arn), all));
        accelerators.forEach((name, endpoints) -> {
            var listener = ports.get(name);
            EndpointGroup.Builder group = EndpointGroup.builder()
                    .endpointGroupRegion(REGION)
                    .trafficDialPercentage(100f)
                    .endpointDescriptions(endpoints);
            if (overrides.containsKey(name)) {
                group.portOverrides(PortOverride.builder()
                        .listenerPort(listener.portRanges().get(0).fromPort())
                        .endpointPort(overrides.get(name))
                        .build());
            }
            given.fact(new AcceleratorListeners(name), List.of(listener))
                    .fact(new EndpointGroups(listener.listenerArn()), List.of(group.build()));
        });
        return given;
    }

    /** Names a target group as refusals do. */
    static String arn(String group) {
        return ELB + "targetgroup/" + group;
    }
}
