package dev.harden.facts.ec2;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.network.Subnet;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the subnets of a VPC from which no route leads to an Internet gateway.
 *
 * @param region the region's code
 * @param vpc the VPC's id
 */
@RestsOn({InternetWay.class, Subnets.class})
public record PrivateSubnets(String region, String vpc) implements Derived<Seen<Subnet>> {
    @Override
    public Seen<Subnet> derive(Facts facts) {
        List<Subnet> found = new ArrayList<>();
        List<FactUnavailable> missing = new ArrayList<>();
        for (Subnet subnet : facts.get(new Subnets(region)).values()) {
            if (subnet.vpc().equals(vpc)) {
                Seen<InternetWay.Way> seen = facts.attempt(new InternetWay(region, subnet.id()));
                missing.addAll(seen.missing());
                for (InternetWay.Way way : seen.items()) {
                    boolean certain = way.missing().isEmpty();
                    if (way.direct().isEmpty() && way.inspected().isEmpty()) {
                        missing.addAll(way.missing());
                        if (certain) {
                            found.add(subnet);
                        }
                    }
                }
            }
        }
        return new Seen<>(found, missing);
    }
}
