package dev.harden.checks.nacl;

import dev.harden.checks.Reads;
import dev.harden.checks.RegionCheck;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.NetworkAcls;
import dev.harden.network.NetworkAcl;
import java.util.Collection;

/** Judges each network ACL of a region. */
@Reads({NetworkAcls.class})
abstract class AclCheck extends RegionCheck<NetworkAcl> {
    @Override
    protected Collection<NetworkAcl> items(String region, Facts facts) {
        return facts.get(new NetworkAcls(region)).values();
    }
}
