package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.network.NetworkAcl;
import dev.harden.network.PacketSet;

/**
 * Gives the packets that a network ACL lets through in each direction.
 *
 * @param region the region's code
 * @param acl the ACL's id
 */
@RestsOn(NetworkAcls.class)
public record AclPackets(String region, String acl) implements Derived<AclPackets.Allowed> {
    /**
     * Is what is let through.
     *
     * @param in by source
     * @param out by destination
     */
    public record Allowed(PacketSet in, PacketSet out) {}

    @Override
    public Allowed derive(Facts facts) {
        NetworkAcl found = Answers.require(facts.get(new NetworkAcls(region)).get(acl), "network ACL " + acl);
        return new Allowed(found.allowed(false), found.allowed(true));
    }
}
