package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import dev.harden.network.Route;
import dev.harden.network.RouteTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells where a route table sends the addresses of the Internet. The routes of gateway endpoints are left out: they lead
 * to one service's own addresses, which are few. They are told from those to other endpoints by their prefix list.
 *
 * @param region the region's code
 * @param table the table's id
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html">NAT64 and DNS64</a>
 */
@RestsOn({ResolvedLists.class, RouteTables.class, ServiceLists.class})
public record Ways(String region, String table) implements Derived<Ways.Found> {
    /** Stands for the target of a route that drops what it is for. */
    private static final String NOWHERE = "";

    /** Holds the addresses by which IPv6 reaches IPv4 through a NAT gateway; an Internet gateway does not translate them. */
    private static final AddressSet NAT64 = Block.parse("64:ff9b::/96").addresses();

    /**
     * Is what was found.
     *
     * @param table the table without the routes of gateway endpoints
     * @param byTarget the addresses of the Internet by the target that they are sent to
     * @param lists the entries of the prefix lists that routes name
     * @param unread the targets of routes whose prefix list could not be read, and so may be for any address
     * @param missing why it could not
     */
    public record Found(
            RouteTable table,
            Map<String, AddressSet> byTarget,
            Map<String, List<Block>> lists,
            Set<String> unread,
            List<FactUnavailable> missing) {
        public Found {
            missing = List.copyOf(missing);
        }
    }

    @Override
    public Found derive(Facts facts) {
        RouteTable whole = Answers.require(facts.get(new RouteTables(region)).get(table), "route table " + table);
        boolean some = whole.routes().stream().anyMatch(Route::mayBeOfGatewayEndpoint);
        Seen<Set<String>> services = some ? facts.attempt(new ServiceLists(region)) : Seen.all(List.of(Set.of()));
        List<Route> routes = whole.routes().stream()
                .filter(route -> !route.mayBeOfGatewayEndpoint()
                        || services.items().stream().noneMatch(lists -> lists.contains(route.prefixList())))
                .toList();
        List<Route> known = routes.stream()
                .filter(route -> services.missing().isEmpty() || !route.mayBeOfGatewayEndpoint())
                .toList();
        RouteTable left = new RouteTable(
                whole.id(), whole.owner(), whole.vpc(), whole.main(), whole.subnets(), whole.gateways(), known);
        Set<String> ids = known.stream()
                .map(Route::prefixList)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
        ResolvedLists.Lists lists = facts.get(new ResolvedLists(region, ids));
        Map<String, AddressSet> byTarget = new LinkedHashMap<>();
        left.byTarget(lists.entries()).forEach((target, addresses) -> {
            AddressSet outside =
                    addresses.intersect(target.startsWith("igw-") ? AddressSet.PUBLIC : AddressSet.PUBLIC.union(NAT64));
            if (!outside.isEmpty() && !target.equals("local")) {
                byTarget.put(target, outside);
            }
        });
        Set<String> unread = routes.stream()
                .filter(route ->
                        !route.prefixList().isEmpty() && !lists.entries().containsKey(route.prefixList()))
                .map(route -> route.active() ? route.target() : NOWHERE)
                .collect(Collectors.toSet());
        List<FactUnavailable> missing = new ArrayList<>(services.missing());
        missing.addAll(lists.missing());
        return new Found(left, byTarget, lists.entries(), unread, missing);
    }
}
