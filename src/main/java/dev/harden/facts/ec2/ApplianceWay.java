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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tells which addresses of the Internet a subnet's routes lead to as {@link InternetWay} does, and adds those that an
 * appliance passes on: one that the gateway's own route table sends to first what comes in for the subnet.
 *
 * @param region the region's code
 * @param subnet the subnet's id
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html">Gateway route tables</a>
 */
@RestsOn({InternetWay.class, NetworkInterfaces.class, SubnetTables.class, TableWay.class, Ways.class})
public record ApplianceWay(String region, String subnet) implements Derived<InternetWay.Way> {
    @Override
    public InternetWay.Way derive(Facts facts) {
        InternetWay.Way way = facts.get(new InternetWay(region, subnet));
        if (!way.redirected().startsWith("eni-")) {
            return way;
        }
        Ways.Found ways = facts.get(new Ways(region, way.table()));
        List<FactUnavailable> missing = new ArrayList<>(way.missing());
        AddressSet inspected = way.inspected();
        String gateway = way.gateway();
        for (Map.Entry<String, AddressSet> one : ways.byTarget().entrySet()) {
            if (one.getKey().equals(way.redirected())) {
                Seen<InternetWay.Way> behind = behind(facts, one.getKey());
                missing.addAll(behind.missing());
                for (InternetWay.Way onward : behind.items()) {
                    inspected = inspected.union(onward.direct().intersect(one.getValue()));
                    gateway = gateway.isEmpty() ? onward.gateway() : gateway;
                }
            }
        }
        return new InternetWay.Way(way.table(), gateway, way.direct(), inspected, way.redirected(), missing);
    }

    /** Gives the way out of an appliance's own subnet; one that drops what is not its own leads nowhere. */
    private Seen<InternetWay.Way> behind(Facts facts, String appliance) {
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
