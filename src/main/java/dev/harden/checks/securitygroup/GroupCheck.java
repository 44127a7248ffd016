package dev.harden.checks.securitygroup;

import dev.harden.checks.Reads;
import dev.harden.checks.RegionCheck;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.network.SecurityGroup;
import java.util.Collection;

/** Judges each security group of a region. */
@Reads({SecurityGroups.class})
abstract class GroupCheck extends RegionCheck<SecurityGroup> {
    @Override
    protected Collection<SecurityGroup> items(String region, Facts facts) {
        return facts.get(new SecurityGroups(region)).values();
    }
}
