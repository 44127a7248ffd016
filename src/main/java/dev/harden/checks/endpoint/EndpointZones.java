package dev.harden.checks.endpoint;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.OccupiedSubnets;
import dev.harden.facts.ec2.Subnets;
import dev.harden.facts.ec2.VpcEndpointServices;
import dev.harden.facts.ec2.VpcEndpoints;
import dev.harden.model.Severity;
import dev.harden.network.Endpoint;
import dev.harden.network.Subnet;
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
                : Verdict.fail("the endpoint has no interface in %s", String.join(", ", lacking.keySet()));
    }

    private static boolean isOffered(ServiceDetail service, String id, String name) {
        return service.availabilityZoneIds().isEmpty()
                ? service.availabilityZones().contains(name)
                : service.availabilityZoneIds().contains(id);
    }
}
