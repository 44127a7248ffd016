package dev.harden.checks;

import dev.harden.facts.apigateway.VpcLinks;
import dev.harden.facts.apigatewayv2.HttpLinks;
import dev.harden.facts.cloudfront.VpcOrigins;
import dev.harden.facts.ec2.BlockPublicAccess;
import dev.harden.facts.ec2.BlockPublicAccessExclusions;
import dev.harden.facts.ec2.FlowLogs;
import dev.harden.facts.ec2.Instances;
import dev.harden.facts.ec2.InternetGateways;
import dev.harden.facts.ec2.NatGateways;
import dev.harden.facts.ec2.NetworkAcls;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.facts.ec2.PeeringConnections;
import dev.harden.facts.ec2.PrefixListEntries;
import dev.harden.facts.ec2.Regions;
import dev.harden.facts.ec2.RouteTables;
import dev.harden.facts.ec2.SecurityGroupRules;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.facts.ec2.ServiceLists;
import dev.harden.facts.ec2.Subnets;
import dev.harden.facts.ec2.VpcEndpointServices;
import dev.harden.facts.ec2.VpcEndpoints;
import dev.harden.facts.ec2.Vpcs;
import dev.harden.facts.elb.ClassicLoadBalancers;
import dev.harden.facts.elbv2.LoadBalancers;
import dev.harden.facts.elbv2.TargetGroups;
import dev.harden.facts.globalaccelerator.Accelerators;
import dev.harden.network.Net;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.Instance;

/** Gives the network of a region as facts; what is refused after that is refused. */
public final class GivenNetwork {
    public static final String REGION = "eu-west-1";

    private GivenNetwork() {}

    /** Gives all of it; rules of a security group have the ids {@code sgr-web0}, {@code sgr-web1} ... in {@code sg-web}. */
    public static Given of(Net net) {
        Given given = Given.facts()
                .fact(new Regions(), new Regions.Known(List.of(REGION), List.of()))
                .fact(new Vpcs(REGION), net.vpcs)
                .fact(new Subnets(REGION), net.subnets)
                .fact(new RouteTables(REGION), net.tables)
                .fact(new InternetGateways(REGION), net.gateways)
                .fact(new NetworkAcls(REGION), net.acls)
                .fact(new SecurityGroups(REGION), net.groups)
                .fact(new SecurityGroupRules(REGION), rules(net))
                .fact(new NetworkInterfaces(REGION), net.interfaces)
                .fact(new Instances(REGION), instances(net))
                .fact(new NatGateways(REGION), net.nats)
                .fact(new VpcEndpoints(REGION), net.endpoints)
                .fact(new VpcEndpointServices(REGION), net.services)
                .fact(new ServiceLists(REGION), net.serviceLists)
                .fact(new FlowLogs(REGION), net.flowLogs)
                .fact(new PeeringConnections(REGION), net.peerings)
                .fact(new Accelerators(), List.of())
                .fact(new VpcOrigins(), List.of())
                .fact(new VpcLinks(REGION), List.of())
                .fact(new HttpLinks(REGION), List.of())
                .fact(new LoadBalancers(REGION), List.of())
                .fact(new ClassicLoadBalancers(REGION), List.of())
                .fact(new TargetGroups(REGION), List.of())
                .fact(new BlockPublicAccess(REGION), net.block)
                .fact(new BlockPublicAccessExclusions(REGION), net.exclusions);
        net.lists.forEach((id, entries) -> given.fact(new PrefixListEntries(REGION, id), entries));
        return given;
    }

    /** Judges the region. */
    public static List<String> judge(Net net, Check<?> check) {
        return of(net).judge(check, REGION);
    }

    private static Map<String, String> rules(Net net) {
        Map<String, String> ids = new LinkedHashMap<>();
        net.groups.forEach((id, group) -> {
            for (int i = 0; i < group.rules().size(); i++) {
                ids.put(SecurityGroupRules.key(id, group.rules().get(i)), "sgr-" + id.replace("sg-", "") + i);
            }
        });
        return ids;
    }

    private static List<Instance> instances(Net net) {
        return net.instances.entrySet().stream()
                .map(one -> Instance.builder()
                        .instanceId(one.getKey())
                        .state(state -> state.name(one.getValue()))
                        .build())
                .toList();
    }
}
