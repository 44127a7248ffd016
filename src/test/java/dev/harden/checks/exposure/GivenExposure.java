package dev.harden.checks.exposure;

import dev.harden.checks.Given;
import dev.harden.checks.GivenNetwork;
import dev.harden.facts.elb.ClassicLoadBalancers;
import dev.harden.facts.elbv2.ListenerRules;
import dev.harden.facts.elbv2.Listeners;
import dev.harden.facts.elbv2.LoadBalancers;
import dev.harden.network.Net;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

/** Builds regions whose interface the Internet reaches, for tests to close one hop of. */
final class GivenExposure {
    static final String ARN = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/lb/1";

    private GivenExposure() {}

    /** Gives a public subnet with an ACL that allows everything, and a group of these rules, without an interface. */
    static Net subnet(String... rules) {
        return Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "vpc-1", "a")
                .gateway("igw-1", "vpc-1")
                .main("rtb-1", "vpc-1", "0.0.0.0/0>igw-1", "::/0>igw-1")
                .acl(
                        "acl-1",
                        "vpc-1",
                        List.of("subnet-1"),
                        "100 in allow all 0.0.0.0/0",
                        "101 in allow all ::/0",
                        "100 out allow all 0.0.0.0/0",
                        "101 out allow all ::/0")
                .group("sg-web", "vpc-1", "web", rules);
    }

    /** Adds an interface with a public address. */
    static Net open(String... rules) {
        return subnet(rules).eni("eni-1", "subnet-1", List.of("sg-web"), "198.51.100.1");
    }

    /** Gives an application load balancer's interface, with its listeners' ports of TCP. */
    static Given balancer(Net net, Integer... ports) {
        Given given = GivenNetwork.of(net.balancer("eni-lb", "subnet-1", "app/lb/1", List.of("sg-web"), "198.51.100.9"))
                .fact(
                        new LoadBalancers(GivenNetwork.REGION),
                        List.of(LoadBalancer.builder().loadBalancerArn(ARN).build()))
                .fact(new ClassicLoadBalancers(GivenNetwork.REGION), List.of())
                .fact(
                        new Listeners(GivenNetwork.REGION, ARN),
                        List.of(ports).stream()
                                .map(port -> Listener.builder()
                                        .listenerArn(ARN + "/" + port)
                                        .port(port)
                                        .protocol("HTTP")
                                        .build())
                                .toList());
        for (Integer port : ports) {
            given.fact(new ListenerRules(GivenNetwork.REGION, ARN + "/" + port), List.of());
        }
        return given;
    }
}
