package dev.harden.facts.ways;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.apigateway.VpcLinks;
import dev.harden.facts.ways.Entrances.Entrance;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.apigateway.model.VpcLink;

/**
 * Lists the network load balancers that APIs lead to through VPC links of the first version.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-nlb-for-vpclink-using-console.html">
 *     Network load balancers for private integrations</a>
 */
@RestsOn({GatewayRoutes.class, Interfaces.class, VpcLinks.class})
record LinkDoors(String region) implements Derived<Seen<Entrance>> {
    @Override
    public Seen<Entrance> derive(Facts facts) {
        if (facts.get(new Interfaces(region)).byBalancer().keySet().stream()
                .noneMatch(name -> name.startsWith("net/"))) {
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
        GatewayRoutes.Found routes = facts.get(new GatewayRoutes(region));
        List<FactUnavailable> missing = new ArrayList<>(routes.missing());
        missing.addAll(routes.old());
        List<Entrance> doors = new ArrayList<>();
        for (VpcLink one : known) {
            String name = "VPC link " + (one.name() == null ? one.id() : one.name()) + " of API Gateway";
            Source source = new Source.Linked(name);
            for (String arn : one.targetArns()) {
                String balancer = Entrance.end(arn);
                routes.sent().stream()
                        .filter(sent -> sent.isThrough(one.id()))
                        .map(sent -> LinkPorts.entrance(name, balancer, source, sent))
                        .forEach(doors::add);
                if (!missing.isEmpty()) {
                    doors.add(LinkPorts.possible(name, balancer, source, missing));
                }
            }
        }
        return new Seen<>(doors, links.missing());
    }
}
