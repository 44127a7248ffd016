package dev.harden.checks.endpoint;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Mend;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.OccupiedSubnets;
import dev.harden.facts.ec2.Subnets;
import dev.harden.facts.ec2.VpcEndpointServices;
import dev.harden.facts.ec2.VpcEndpoints;
import dev.harden.model.Count;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import dev.harden.network.Endpoint;
import dev.harden.network.Subnet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.ServiceDetail;

/** Holds each interface endpoint to the zones of the VPC's subnets with interfaces, as far as the service is there. */
@CheckInfo(
        id = "endpoint-zones",
        title = "Interface endpoints cover each Availability Zone in use",
        fault = "Interface endpoint does not cover each Availability Zone in use",
        severity = Severity.LOW,
        scope = Breadth.REGION,
        none = "there is no available interface endpoint that could lack a zone",
        reads = {OccupiedSubnets.class, Subnets.class, VpcEndpointServices.class, VpcEndpoints.class})
public final class EndpointZones extends EndpointCheck {
    @Override
    protected Verdict judge(Endpoint endpoint, String region, Facts facts) {
        Map<String, Subnet> subnets = facts.get(new Subnets(region));
        Set<String> occupied = facts.get(new OccupiedSubnets(region));
        Map<String, String> lacking = new TreeMap<>();
        subnets.values().stream()
                .filter(subnet -> subnet.vpc().equals(endpoint.vpc()) && occupied.contains(subnet.id()))
                .forEach(subnet -> lacking.put(subnet.zone().id(), subnet.zone().name()));
        for (String id : endpoint.way().subnets()) {
            Subnet subnet = Answers.require(subnets.get(id), "subnet " + id);
            lacking.remove(subnet.zone().id());
        }
        if (!lacking.isEmpty()) {
            ServiceDetail service = facts.get(new VpcEndpointServices(region)).get(endpoint.service());
            if (service == null) {
                throw FactUnavailable.notVisibleFromHere("service " + endpoint.service() + " is not shown");
            }
            lacking.entrySet().removeIf(zone -> !isOffered(service, zone.getKey(), zone.getValue()));
        }
        return lacking.isEmpty()
                ? Verdict.pass("the endpoint has an interface in each zone in use where the service is offered")
                : Verdict.fail("the endpoint has no interface in %s", String.join(", ", lacking.keySet()))
                        .mendedBy(widened(endpoint, lacking.keySet(), subnets, occupied, region));
    }

    /** Gives an endpoint an interface in one subnet with interfaces of each zone. */
    private static Mend widened(
            Endpoint endpoint, Set<String> zones, Map<String, Subnet> subnets, Set<String> occupied, String region) {
        List<String> more = zones.stream()
                .map(zone -> subnets.values().stream()
                        .filter(subnet -> subnet.vpc().equals(endpoint.vpc()) && occupied.contains(subnet.id()))
                        .filter(subnet -> subnet.zone().id().equals(zone))
                        .map(Subnet::id)
                        .sorted()
                        .findFirst()
                        .orElseThrow())
                .toList();
        Call read = Call.of("ec2", "DescribeVpcEndpoints", region, "VpcEndpointIds", List.of(endpoint.id()));
        Step step = Step.of(modify(endpoint, region, "AddSubnetIds", more))
                .guarded(Guard.of(
                        read,
                        "length(VpcEndpoints[0].SubnetIds) == `"
                                + endpoint.way().subnets().size() + "`"))
                .but(Effect.COSTS, "an endpoint by the hour, in " + Count.of(more.size(), "more zone"))
                .undoneBy(modify(endpoint, region, "RemoveSubnetIds", more));
        return Mend.of(
                        new Target("AWS::EC2::VPCEndpoint", region, endpoint.id(), "subnets"),
                        endpoint.id() + " has an interface in " + String.join(", ", zones),
                        step)
                .foretelling(new VpcEndpoints(region), all -> {
                    Map<String, Endpoint> after = new LinkedHashMap<>(all);
                    after.computeIfPresent(endpoint.id(), (id, one) -> with(one, more));
                    return after;
                });
    }

    private static Call modify(Endpoint endpoint, String region, String member, List<String> subnets) {
        return Call.of("ec2", "ModifyVpcEndpoint", region, "VpcEndpointId", endpoint.id(), member, subnets);
    }

    private static Endpoint with(Endpoint one, List<String> more) {
        Endpoint.Way way = one.way();
        Set<String> subnets = new HashSet<>(way.subnets());
        subnets.addAll(more);
        return new Endpoint(
                one.id(),
                one.owner(),
                one.vpc(),
                one.service(),
                one.state(),
                new Endpoint.Way(way.type(), way.tables(), subnets, way.groups(), way.privateDns(), way.v6()),
                one.policy());
    }

    private static boolean isOffered(ServiceDetail service, String id, String name) {
        return service.availabilityZoneIds().isEmpty()
                ? service.availabilityZones().contains(name)
                : service.availabilityZoneIds().contains(id);
    }
}
