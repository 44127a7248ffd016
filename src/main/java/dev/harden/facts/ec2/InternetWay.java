package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.network.AddressSet;
import dev.harden.network.Endpoint;
import dev.harden.network.RouteTable;
import dev.harden.network.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which addresses of the Internet a subnet's routes lead to through an Internet gateway that is attached: directly,
 * or through a firewall or Gateway Load Balancer endpoint whose own subnet leads there.
 *
 * @param region the region's code
 * @param subnet the subnet's id
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html">Internet gateways</a>
 */
@RestsOn({
    CallerIdentity.class,
    InternetGateways.class,
    RouteTables.class,
    SubnetTables.class,
    Subnets.class,
    VpcEndpoints.class,
    Ways.class
})
public record InternetWay(String region, String subnet) implements Derived<InternetWay.Way> {
    /**
     * Is the way.
     *
     * @param table the id of the subnet's route table
     * @param gateway the id of the Internet gateway; empty when there is none
     * @param direct the addresses that are routed to it
     * @param inspected the addresses that are routed to it through an endpoint
     * @param redirected whether the gateway's own route table sends what comes in somewhere else first
     * @param missing what may add to these addresses, or take away from them
     */
    public record Way(
            String table,
            String gateway,
            AddressSet direct,
            AddressSet inspected,
            boolean redirected,
            List<FactUnavailable> missing) {
        public Way {
            missing = List.copyOf(missing);
        }

        /**
         * Tells whether the subnet is public.
         *
         * @throws FactUnavailable when that hangs on what was not seen
         */
        public boolean isPublic() {
            if (!direct.isEmpty() || !inspected.isEmpty()) {
                return true;
            }
            if (missing.isEmpty()) {
                return false;
            }
            throw missing.get(0);
        }
    }

    @Override
    public Way derive(Facts facts) {
        Subnet here = Answers.require(facts.get(new Subnets(region)).get(subnet), "subnet " + subnet);
        Ways.Found ways = waysOf(facts, subnet);
        Collector direct = new Collector();
        direct.gateways(facts, here, ways);
        Collector inspected = new Collector();
        ways.byTarget().forEach((target, addresses) -> {
            if (target.startsWith("vpce-")) {
                inspected.endpoint(facts, here, target, addresses);
            }
        });
        List<FactUnavailable> missing = new ArrayList<>(direct.missing);
        missing.addAll(inspected.missing);
        missing.addAll(ways.missing());
        boolean awayUnread = ways.unread().stream().anyMatch(target -> !target.startsWith("igw-"));
        String gateway = direct.gateway.isEmpty() ? inspected.gateway : direct.gateway;
        return new Way(
                ways.table().id(),
                gateway,
                awayUnread ? AddressSet.NONE : direct.found,
                awayUnread ? AddressSet.NONE : inspected.found,
                redirected(facts, gateway),
                missing);
    }

    private Ways.Found waysOf(Facts facts, String id) {
        RouteTable table = Answers.require(facts.get(new SubnetTables(region)).get(id), "route table of " + id);
        return facts.get(new Ways(region, table.id()));
    }

    private boolean redirected(Facts facts, String gateway) {
        return !gateway.isEmpty()
                && facts.get(new RouteTables(region)).values().stream()
                        .filter(table -> table.gateways().contains(gateway))
                        .flatMap(table -> table.routes().stream())
                        .anyMatch(route -> !route.isLocal());
    }

    /** Gathers addresses that an Internet gateway is the way to. */
    private final class Collector {
        private final List<FactUnavailable> missing = new ArrayList<>();
        private AddressSet found = AddressSet.NONE;
        private String gateway = "";

        /** Takes what a table sends to gateways that are attached to the subnet's VPC. */
        void gateways(Facts facts, Subnet from, Ways.Found ways) {
            ways.byTarget().forEach((target, addresses) -> {
                if (target.startsWith("igw-")) {
                    Seen<Map<String, Set<String>>> gateways = facts.attempt(new InternetGateways(region));
                    missing.addAll(gateways.missing());
                    boolean own =
                            from.owner().equals(facts.get(new CallerIdentity()).id());
                    for (Map<String, Set<String>> known : gateways.items()) {
                        Set<String> vpcs = known.get(target);
                        // The gateway of a shared VPC may not be shown; its route is then active because it is there.
                        if (vpcs == null ? !own : vpcs.contains(from.vpc())) {
                            gateway = target;
                            found = found.union(addresses);
                        }
                    }
                }
            });
        }

        /** Takes what is sent to an endpoint, as far as the endpoint's own subnet sends it on to a gateway. */
        void endpoint(Facts facts, Subnet from, String id, AddressSet addresses) {
            Seen<Map<String, Endpoint>> endpoints = facts.attempt(new VpcEndpoints(region));
            missing.addAll(endpoints.missing());
            for (Map<String, Endpoint> known : endpoints.items()) {
                Optional<Endpoint> endpoint = Optional.ofNullable(known.get(id));
                if (endpoint.isEmpty()) {
                    missing.add(FactUnavailable.notVisibleFromHere(
                            "endpoint " + id + " is not among those that this account sees"));
                }
                endpoint.stream().flatMap(one -> one.way().subnets().stream()).forEach(behind -> {
                    Collector hop = new Collector();
                    hop.gateways(facts, from, waysOf(facts, behind));
                    missing.addAll(hop.missing);
                    found = found.union(hop.found.intersect(addresses));
                    gateway = gateway.isEmpty() ? hop.gateway : gateway;
                });
            }
        }
    }
}
