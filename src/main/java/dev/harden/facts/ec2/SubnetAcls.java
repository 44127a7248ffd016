package dev.harden.facts.ec2;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.network.NetworkAcl;
import java.util.Map;

/**
 * Gives the network ACL that each subnet uses, by the subnet's id.
 *
 * @param region the region's code
 */
@RestsOn(NetworkAcls.class)
public record SubnetAcls(String region) implements Derived<Map<String, NetworkAcl>> {
    @Override
    public Map<String, NetworkAcl> derive(Facts facts) {
        return NetworkAcl.bySubnet(facts.get(new NetworkAcls(region)).values());
    }
}
