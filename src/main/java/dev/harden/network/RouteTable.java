package dev.harden.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Is a route table.
 *
 * @param id its id
 * @param owner the account that it belongs to
 * @param vpc the id of its VPC
 * @param main whether subnets of the VPC without a table of their own use it
 * @param subnets the ids of the subnets that are associated with it
 * @param gateways the ids of the gateways whose incoming traffic it routes
 * @param routes its routes
 */
public record RouteTable(
        String id,
        String owner,
        String vpc,
        boolean main,
        Set<String> subnets,
        Set<String> gateways,
        List<Route> routes)
        implements Item {
    /** A route for one range: what a prefix list says is one of these for each of its entries. */
    private record Single(Block range, Route route) {
        /** Static before prefix list before propagated, where ranges are equal. */
        int rank() {
            return route.propagated() ? 2 : route.prefixList().isEmpty() ? 0 : 1;
        }
    }

    private static final Comparator<Single> MOST_SPECIFIC_FIRST =
            Comparator.<Single>comparingInt(single -> -single.range.prefix()).thenComparingInt(Single::rank);

    public RouteTable {
        subnets = Set.copyOf(subnets);
        gateways = Set.copyOf(gateways);
        routes = List.copyOf(routes);
    }

    @Override
    public Kind kind() {
        return Kind.ROUTE_TABLE;
    }

    /**
     * Divides all addresses among the targets that they are sent to: the longest prefix wins; among equal ones the static
     * route, then the prefix list's, then the propagated one. Blackholes take what is theirs, and send it nowhere.
     *
     * @param lists the entries of the prefix lists that routes name; a route whose list is not among them is left out
     * @return the addresses by target, without what is dropped
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html">route priority</a>
     */
    public Map<String, AddressSet> byTarget(Map<String, List<Block>> lists) {
        Map<String, AddressSet> byTarget = new LinkedHashMap<>();
        AddressSet taken = AddressSet.NONE;
        for (Single single : singles(lists)) {
            AddressSet fresh = single.range.addresses().minus(taken);
            taken = taken.union(fresh);
            if (single.route.active() && !fresh.isEmpty()) {
                byTarget.merge(single.route.target(), fresh, AddressSet::union);
            }
        }
        return byTarget;
    }

    /** Gives the route that an address takes; none where nothing routes it. */
    public Optional<Route> route(Address address, Map<String, List<Block>> lists) {
        return singles(lists).stream()
                .filter(single -> single.range.contains(address))
                .findFirst()
                .map(Single::route);
    }

    private List<Single> singles(Map<String, List<Block>> lists) {
        List<Single> singles = new ArrayList<>();
        for (Route route : routes) {
            route.destination().ifPresent(range -> singles.add(new Single(range, route)));
            lists.getOrDefault(route.prefixList(), List.of()).forEach(range -> singles.add(new Single(range, route)));
        }
        singles.sort(MOST_SPECIFIC_FIRST);
        return singles;
    }

    /**
     * Gives the table that each subnet uses: the one that it is associated with, else its VPC's main one.
     *
     * @return by the subnet's id; without subnets of VPCs whose main table is not among them
     */
    public static Map<String, RouteTable> bySubnet(Iterable<RouteTable> tables, Iterable<Subnet> subnets) {
        Map<String, RouteTable> main = new HashMap<>();
        Map<String, RouteTable> explicit = new HashMap<>();
        for (RouteTable table : tables) {
            table.subnets().forEach(subnet -> explicit.put(subnet, table));
            if (table.main()) {
                main.put(table.vpc(), table);
            }
        }
        Map<String, RouteTable> bySubnet = new HashMap<>();
        for (Subnet subnet : subnets) {
            RouteTable table = explicit.getOrDefault(subnet.id(), main.get(subnet.vpc()));
            if (table != null) {
                bySubnet.put(subnet.id(), table);
            }
        }
        return bySubnet;
    }
}
