package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import dev.harden.network.Route;
import dev.harden.network.RouteTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells where a route table sends the addresses of the Internet. The routes of gateway endpoints are left out: they lead
 * to one service's own addresses, which are few.
 *
 * @param region the region's code
 * @param table the table's id
 */
@RestsOn({ResolvedLists.class, RouteTables.class})
public record Ways(String region, String table) implements Derived<Ways.Found> {
    /**
     * Is what was found.
     *
     * @param table the table without the routes of gateway endpoints
     * @param byTarget the addresses of the Internet by the target that they are sent to
     * @param lists the entries of the prefix lists that routes name
     * @param unread the targets of routes whose prefix list could not be read; empty for a blackhole's
     * @param missing why it could not
     */
    public record Found(
            RouteTable table,
            Map<String, AddressSet> byTarget,
            Map<String, List<Block>> lists,
            Set<String> unread,
            List<FactUnavailable> missing) {}

    @Override
    public Found derive(Facts facts) {
        RouteTable whole = Answers.require(facts.get(new RouteTables(region)).get(table), "route table " + table);
        List<Route> routes = whole.routes().stream()
                .filter(route -> !route.isOfGatewayEndpoint())
                .toList();
        RouteTable left = new RouteTable(
                whole.id(), whole.owner(), whole.vpc(), whole.main(), whole.subnets(), whole.gateways(), routes);
        Set<String> ids = routes.stream()
                .map(Route::prefixList)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
        ResolvedLists.Lists lists = facts.get(new ResolvedLists(region, ids));
        Map<String, AddressSet> byTarget = new LinkedHashMap<>();
        left.byTarget(lists.entries()).forEach((target, addresses) -> {
            AddressSet outside = addresses.intersect(AddressSet.PUBLIC);
            if (!outside.isEmpty() && !target.equals("local")) {
                byTarget.put(target, outside);
            }
        });
        Set<String> unread = routes.stream()
                .filter(route ->
                        !route.prefixList().isEmpty() && !lists.entries().containsKey(route.prefixList()))
                .map(route -> route.active() ? route.target() : "")
                .collect(Collectors.toSet());
        return new Found(left, byTarget, lists.entries(), unread, lists.missing());
    }
}
