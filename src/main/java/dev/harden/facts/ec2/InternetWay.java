package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.network.AddressSet;
import dev.harden.network.NetworkInterface;
import dev.harden.network.RouteTable;
import dev.harden.network.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells which addresses of the Internet a subnet's routes lead to through an Internet gateway that is attached: those of
 * its route table. What a gateway's own route table sends elsewhere first is so by the range that it is for.
 *
 * @param region the region's code
 * @param subnet the subnet's id
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html">Internet gateways</a>
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html">Gateway route tables</a>
 */
@RestsOn({NetworkInterfaces.class, RouteTables.class, SubnetTables.class, Subnets.class, TableWay.class, Ways.class})
public record InternetWay(String region, String subnet) implements Derived<InternetWay.Way> {
    /**
     * Is the way.
     *
     * @param table the id of the route table
     * @param gateway the id of the Internet gateway; empty when there is none
     * @param direct the addresses that are routed to it
     * @param inspected the addresses that are routed to it through an endpoint or an appliance
     * @param redirected what the gateway's own route table sends to first what comes in for the subnet; empty when it does not
     * @param missing what may add to these addresses, or take away from them
     */
    public record Way(
            String table,
            String gateway,
            AddressSet direct,
            AddressSet inspected,
            String redirected,
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
        RouteTable table = Answers.require(facts.get(new SubnetTables(region)).get(subnet), "route table of " + subnet);
        Way way = facts.get(new TableWay(region, table.id()));
        Set<String> redirects = redirects(facts, table.vpc());
        if (redirects.isEmpty()) {
            return way;
        }
        Ways.Found ways = facts.get(new Ways(region, table.id()));
        List<FactUnavailable> missing = new ArrayList<>(way.missing());
        AddressSet inspected = way.inspected();
        String gateway = way.gateway();
        for (Map.Entry<String, AddressSet> one : ways.byTarget().entrySet()) {
            if (one.getKey().startsWith("eni-") && redirects.contains(one.getKey())) {
                Seen<Way> behind = behind(facts, one.getKey());
                missing.addAll(behind.missing());
                for (Way onward : behind.items()) {
                    inspected = inspected.union(onward.direct().intersect(one.getValue()));
                    gateway = gateway.isEmpty() ? onward.gateway() : gateway;
                }
            }
        }
        return new Way(
                way.table(),
                gateway,
                way.direct(),
                inspected,
                redirects.iterator().next(),
                missing);
    }

    /** Gives where the gateways of the VPC send, by their own route tables, what comes in for this subnet. */
    private Set<String> redirects(Facts facts, String vpc) {
        List<RouteTable> tables = facts.get(new RouteTables(region)).values().stream()
                .filter(one -> one.vpc().equals(vpc)
                        && one.gateways().stream().anyMatch(gateway -> gateway.startsWith("igw-")))
                .toList();
        Set<String> redirects = new TreeSet<>();
        if (!tables.isEmpty()) {
            Subnet here = Answers.require(facts.get(new Subnets(region)).get(subnet), "subnet " + subnet);
            AddressSet ranges = here.addresses().ranges().isEmpty()
                    ? AddressSet.ALL
                    : here.addresses().ranges();
            for (RouteTable one : tables) {
                one.byTarget(Map.of()).forEach((target, addresses) -> {
                    if (!target.equals("local") && !addresses.intersect(ranges).isEmpty()) {
                        redirects.add(target);
                    }
                });
            }
        }
        return redirects;
    }

    /** Gives the way out of an appliance's own subnet; one that drops what is not its own leads nowhere. */
    private Seen<Way> behind(Facts facts, String appliance) {
        Seen<List<NetworkInterface>> interfaces = facts.attempt(new NetworkInterfaces(region));
        List<NetworkInterface> found = interfaces.items().stream()
                .flatMap(List::stream)
                .filter(one -> one.id().equals(appliance))
                .toList();
        if (found.isEmpty()) {
            return interfaces.missing().isEmpty()
                    ? new Seen<>(
                            List.of(),
                            List.of(FactUnavailable.notVisibleFromHere("the appliance's interface " + appliance
                                    + " is not among those that this account sees")))
                    : new Seen<>(List.of(), interfaces.missing());
        }
        NetworkInterface one = found.get(0);
        if (!one.use().forwards() || one.subnet().equals(subnet)) {
            return Seen.all(List.of());
        }
        RouteTable table = Answers.require(
                facts.get(new SubnetTables(region)).get(one.subnet()), "route table of " + one.subnet());
        return facts.attempt(new TableWay(region, table.id()));
    }
}
