package dev.harden.checks.subnet;

import dev.harden.checks.Reads;
import dev.harden.checks.RegionCheck;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.Subnets;
import dev.harden.network.Subnet;
import java.util.Collection;

/** Judges each subnet of a region. */
@Reads({Subnets.class})
abstract class SubnetCheck extends RegionCheck<Subnet> {
    @Override
    protected Collection<Subnet> items(String region, Facts facts) {
        return facts.get(new Subnets(region)).values();
    }
}
