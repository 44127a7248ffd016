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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which addresses of the Internet a route table leads to through an Internet gateway that is attached to its VPC:
 * directly, or through a firewall or Gateway Load Balancer endpoint whose own subnet leads there.
 *
 * @param region the region's code
 * @param table the table's id
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html">Internet gateways</a>
 */
@RestsOn({
    CallerIdentity.class,
    InternetGateways.class,
    RouteTables.class,
    SubnetTables.class,
    VpcEndpoints.class,
    Ways.class
})
public record TableWay(String region, String table) implements Derived<InternetWay.Way> {
    @Override
    public InternetWay.Way derive(Facts facts) {
        Ways.Found ways = facts.get(new Ways(region, table));
        Collector direct = new Collector();
        direct.gateways(facts, ways);
        Collector inspected = new Collector();
        ways.byTarget().forEach((target, addresses) -> {
            if (target.startsWith("vpce-")) {
                inspected.endpoint(facts, target, addresses);
            }
        });
        List<FactUnavailable> missing = new ArrayList<>(direct.missing);
        missing.addAll(inspected.missing);
        String gateway = direct.gateway.isEmpty() ? inspected.gateway : direct.gateway;
        return new InternetWay.Way(
                table, gateway, direct.found, mayLeadAway(ways) ? AddressSet.NONE : inspected.found, "", missing);
    }

    /** Tells whether a prefix list that could not be read may take addresses away from a gateway. */
    private static boolean mayLeadAway(Ways.Found ways) {
        return ways.unread().stream().anyMatch(target -> !target.startsWith("igw-"));
    }

    /** Gathers addresses that an Internet gateway is certainly the way to, and why there may be more. */
    private final class Collector {
        private final List<FactUnavailable> missing = new ArrayList<>();
        private AddressSet found = AddressSet.NONE;
        private String gateway = "";

        /** Takes what a table sends to gateways that are attached to its VPC. */
        void gateways(Facts facts, Ways.Found ways) {
            missing.addAll(ways.missing());
            ways.byTarget().forEach((target, addresses) -> {
                if (target.startsWith("igw-")) {
                    Seen<Map<String, Set<String>>> gateways = facts.attempt(new InternetGateways(region));
                    missing.addAll(gateways.missing());
                    gateways.items().forEach(known -> gateway(facts, ways.table(), target, addresses, known));
                }
            });
            if (mayLeadAway(ways)) {
                found = AddressSet.NONE;
            }
        }

        private void gateway(
                Facts facts, RouteTable from, String target, AddressSet addresses, Map<String, Set<String>> known) {
            boolean own = from.owner().equals(facts.get(new CallerIdentity()).id());
            Set<String> vpcs = known.get(target);
            // The gateway of a shared VPC may not be shown; its route is then active because it is there.
            if (vpcs == null ? !own : vpcs.contains(from.vpc())) {
                gateway = target;
                found = found.union(addresses);
            }
        }

        /** Takes what is sent to an endpoint, as far as the endpoint's own subnet sends it on to a gateway. */
        void endpoint(Facts facts, String id, AddressSet addresses) {
            Seen<Map<String, Endpoint>> endpoints = facts.attempt(new VpcEndpoints(region));
            missing.addAll(endpoints.missing());
            for (Map<String, Endpoint> known : endpoints.items()) {
                Optional<Endpoint> endpoint = Optional.ofNullable(known.get(id));
                if (endpoint.isEmpty()) {
                    missing.add(FactUnavailable.notVisibleFromHere(
                            "endpoint " + id + " is not among those that this account sees"));
                }
                endpoint.stream()
                        .flatMap(one -> one.way().subnets().stream())
                        .forEach(behind -> hop(facts, behind, addresses));
            }
        }

        private void hop(Facts facts, String subnet, AddressSet addresses) {
            RouteTable behind =
                    Answers.require(facts.get(new SubnetTables(region)).get(subnet), "route table of " + subnet);
            Ways.Found ways = facts.get(new Ways(region, behind.id()));
            Collector hop = new Collector();
            hop.gateways(facts, ways);
            missing.addAll(hop.missing);
            found = found.union(hop.found.intersect(addresses));
            gateway = gateway.isEmpty() ? hop.gateway : gateway;
            ways.byTarget().forEach((target, onward) -> {
                if (target.startsWith("vpce-") && !onward.intersect(addresses).isEmpty()) {
                    missing.add(FactUnavailable.notSettled("route table " + behind.id()
                            + " behind an endpoint leads to another, " + target + ", which is not followed"));
                }
            });
        }
    }
}
