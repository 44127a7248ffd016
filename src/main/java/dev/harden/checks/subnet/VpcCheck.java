package dev.harden.checks.subnet;

import dev.harden.checks.Reads;
import dev.harden.checks.RegionCheck;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.Vpcs;
import dev.harden.network.Vpc;
import java.util.Collection;

/** Judges each VPC of a region. */
@Reads({Vpcs.class})
abstract class VpcCheck extends RegionCheck<Vpc> {
    @Override
    protected Collection<Vpc> items(String region, Facts facts) {
        return facts.get(new Vpcs(region)).values();
    }
}
