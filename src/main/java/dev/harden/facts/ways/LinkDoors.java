package dev.harden.facts.ways;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.apigateway.RestApis;
import dev.harden.facts.apigateway.VpcLinks;
import dev.harden.facts.ways.Entrances.Entrance;
import dev.harden.network.AddressSet;
import dev.harden.network.NetworkInterface;
import dev.harden.network.PacketSet;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.VpcLink;

/**
 * Lists the load balancers that REST APIs may lead to through VPC links, where there is an API that is not private. Which of
 * them does, and on which port, is not read.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-with-private-integration.html">
 *     Private integrations</a>
 */
@RestsOn({Interfaces.class, RestApis.class, VpcLinks.class})
record LinkDoors(String region) implements Derived<Seen<Entrance>> {
    @Override
    public Seen<Entrance> derive(Facts facts) {
        if (facts.get(new Interfaces(region)).byBalancer().entrySet().stream().noneMatch(LinkDoors::mayBeLinked)) {
            return Seen.all(List.of());
        }
        Seen<List<VpcLink>> links = facts.attempt(new VpcLinks(region));
        List<VpcLink> known = links.items().stream()
                .flatMap(List::stream)
                .filter(one -> !"DELETING".equals(one.statusAsString()) && !"FAILED".equals(one.statusAsString()))
                .toList();
        if (known.isEmpty()) {
            return new Seen<>(List.of(), links.missing());
        }
        Seen<List<RestApi>> apis = facts.attempt(new RestApis(region));
        boolean open = apis.items().stream().flatMap(List::stream).anyMatch(LinkDoors::isOpen);
        List<Entrance> doors = new ArrayList<>();
        if (open || !apis.missing().isEmpty()) {
            for (VpcLink one : known) {
                String name = "VPC link " + (one.name() == null ? one.id() : one.name()) + " of API Gateway";
                List<FactUnavailable> doubt = apis.missing().isEmpty()
                        ? List.of(FactUnavailable.notSettled(
                                "which of the REST APIs send what through " + name + " is not read here"))
                        : apis.missing();
                one.targetArns()
                        .forEach(arn -> doors.add(new Entrance(
                                name,
                                Entrance.end(arn),
                                new Source.Anybody(name),
                                PacketSet.of(Traffic.protocol(Traffic.TCP), AddressSet.PUBLIC),
                                doubt)));
            }
        }
        return new Seen<>(doors, links.missing());
    }

    /** VPC links lead to network load balancers; one with a public address needs none. */
    private static boolean mayBeLinked(Map.Entry<String, List<NetworkInterface>> balancer) {
        return balancer.getKey().startsWith("net/")
                && balancer.getValue().stream().noneMatch(NetworkInterface::hasPublicAddress);
    }

    private static boolean isOpen(RestApi api) {
        return api.endpointConfiguration() == null
                || !api.endpointConfiguration().types().stream().allMatch(EndpointType.PRIVATE::equals);
    }
}
