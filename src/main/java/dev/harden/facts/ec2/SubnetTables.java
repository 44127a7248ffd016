package dev.harden.facts.ec2;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.network.RouteTable;
import java.util.List;
import java.util.Map;

/**
 * Gives the route table that each subnet uses, by the subnet's id: its own, else its VPC's main one.
 *
 * @param region the region's code
 */
@RestsOn({RouteTables.class, Subnets.class})
public record SubnetTables(String region) implements Derived<Map<String, RouteTable>> {
    @Override
    public Map<String, RouteTable> derive(Facts facts) {
        facts.prefetch(List.of(new RouteTables(region), new Subnets(region)));
        return RouteTable.bySubnet(
                facts.get(new RouteTables(region)).values(),
                facts.get(new Subnets(region)).values());
    }
}
