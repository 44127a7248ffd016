package dev.harden.facts.ways;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.apigateway.Exported;
import dev.harden.facts.apigatewayv2.HttpLinks;
import dev.harden.facts.elbv2.Listeners;
import dev.harden.facts.ways.Entrances.Entrance;
import dev.harden.network.NetworkInterface;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.apigatewayv2.model.VpcLink;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;

/**
 * Lists where APIs lead to through VPC links of the second version, which send from interfaces of their own.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html">VPC links V2</a>
 */
@RestsOn({GatewayRoutes.class, HttpLinks.class, Interfaces.class, Listeners.class})
record LinkWays(String region) implements Derived<LinkWays.Found> {
    private static final String TYPE = "api_gateway_managed";

    /**
     * Is what was found.
     *
     * @param doors the load balancers that are sent to
     * @param unread what may send anywhere
     * @param missing why there may be links that are not seen
     */
    record Found(List<Entrance> doors, List<Unread> unread, List<FactUnavailable> missing) {
        Found {
            doors = List.copyOf(doors);
            unread = List.copyOf(unread);
            missing = List.copyOf(missing);
        }
    }

    @Override
    public Found derive(Facts facts) {
        Interfaces.Index index = facts.get(new Interfaces(region));
        List<NetworkInterface> managed = index.byType().getOrDefault(TYPE, List.of());
        boolean inner = index.byBalancer().entrySet().stream()
                .anyMatch(one -> one.getKey().contains("/")
                        && one.getValue().stream().noneMatch(NetworkInterface::hasPublicAddress));
        if (managed.isEmpty() && !inner) {
            return new Found(List.of(), List.of(), List.of());
        }
        Seen<List<VpcLink>> links = facts.attempt(new HttpLinks(region));
        List<Entrance> doors = new ArrayList<>();
        List<Unread> unread = new ArrayList<>();
        Set<String> explained = new HashSet<>();
        for (VpcLink link : links.items().stream().flatMap(List::stream).toList()) {
            List<NetworkInterface> own =
                    managed.stream().filter(one -> isOf(one, link)).toList();
            own.forEach(one -> explained.add(one.id()));
            link(facts, link, own, doors, unread);
        }
        for (NetworkInterface one : managed) {
            if (!explained.contains(one.id())) {
                unread.add(anywhere(
                        one,
                        links.missing().isEmpty()
                                ? FactUnavailable.notVisibleFromHere("interface " + one.id() + " in " + one.subnet()
                                        + " is of API Gateway, and of no VPC link that this account shows")
                                : links.missing().get(0)));
            }
        }
        return new Found(doors, unread, links.missing());
    }

    private static boolean isOf(NetworkInterface one, VpcLink link) {
        return link.subnetIds().contains(one.subnet())
                && new HashSet<>(link.securityGroupIds()).equals(new HashSet<>(one.groups()));
    }

    private static Unread anywhere(NetworkInterface one, FactUnavailable why) {
        return new Unread(one.vpc(), "", "", new Source.Node(one), why);
    }

    private void link(
            Facts facts, VpcLink link, List<NetworkInterface> own, List<Entrance> doors, List<Unread> unread) {
        String name = "VPC link " + (link.name() == null ? link.vpcLinkId() : link.name()) + " of API Gateway";
        GatewayRoutes.Found routes = facts.get(new GatewayRoutes(region));
        for (FactUnavailable why : routes.missing()) {
            own.forEach(one -> unread.add(anywhere(one, why)));
        }
        for (GatewayRoutes.Sent sent : routes.sent()) {
            if (sent.isThrough(link.vpcLinkId())) {
                sent(facts, name, sent, own, doors, unread);
            }
        }
    }

    private void sent(
            Facts facts,
            String name,
            GatewayRoutes.Sent sent,
            List<NetworkInterface> own,
            List<Entrance> doors,
            List<Unread> unread) {
        Exported exported = sent.exported();
        String listener = exported.uri();
        if (exported.target().contains(":loadbalancer/")) {
            String balancer = Entrance.end(exported.target());
            sources(name, own).forEach(source -> doors.add(LinkPorts.entrance(name, balancer, source, sent)));
        } else if (listener.contains(":listener/")) {
            String arn = listener.replaceFirst("/[^/]*$", "").replaceFirst(":listener/", ":loadbalancer/");
            Seen<List<Listener>> seen = facts.attempt(new Listeners(region, arn));
            Optional<Integer> port = seen.items().stream()
                    .flatMap(List::stream)
                    .filter(one -> one.listenerArn().equals(listener))
                    .map(Listener::port)
                    .findFirst();
            if (port.isPresent() || !seen.missing().isEmpty()) {
                List<FactUnavailable> doubt = Stream.of(sent.doubt(), seen.missing(), idle(name, own))
                        .flatMap(List::stream)
                        .toList();
                sources(name, own)
                        .forEach(source -> doors.add(
                                new Entrance(name, Entrance.end(arn), source, LinkPorts.packets(port), doubt)));
            }
        } else {
            FactUnavailable why = FactUnavailable.notSettled(
                    "what API Gateway sends through " + name + " to " + listener + " is not read here");
            own.forEach(one -> unread.add(anywhere(one, why)));
        }
    }

    /** A link that nothing was sent through for 60 days has no interfaces until something is sent again. */
    private static List<FactUnavailable> idle(String name, List<NetworkInterface> own) {
        return own.isEmpty()
                ? List.of(FactUnavailable.notSettled(
                        name + " has no interfaces now, and gets some when something is sent through it"))
                : List.of();
    }

    private static List<Source> sources(String name, List<NetworkInterface> own) {
        return own.isEmpty()
                ? List.of(new Source.Anybody(name))
                : own.stream().map(one -> (Source) new Source.Node(one)).toList();
    }
}
