package dev.harden.network;

import java.util.Map;

/**
 * Is a subnet.
 *
 * @param id its id
 * @param owner the account that it belongs to
 * @param vpc the id of its VPC
 * @param zone where it is
 * @param tags its tags, which only the owner sees
 * @param addresses what it gives to interfaces
 * @param block the mode of VPC Block Public Access that AWS says it is in; empty where it does not say
 */
public record Subnet(
        String id, String owner, String vpc, Zone zone, Map<String, String> tags, Addresses addresses, String block)
        implements Item {
    /**
     * Is an availability zone.
     *
     * @param name as {@code eu-west-1a}, which means another zone in another account
     * @param id as {@code euw1-az1}, the same in all accounts
     */
    public record Zone(String name, String id) {}

    /**
     * Says which addresses interfaces in a subnet get.
     *
     * @param v4 whether it has addresses of IPv4
     * @param v6 whether it has addresses of IPv6
     * @param publicOnLaunch whether an instance gets a public address of IPv4 by default
     * @param v6OnCreation whether an interface gets an address of IPv6 by default
     * @param ranges all addresses that it has
     * @param closed those of them that look as if the Internet routed them, though AWS says that they are private
     */
    public record Addresses(
            boolean v4,
            boolean v6,
            boolean publicOnLaunch,
            boolean v6OnCreation,
            AddressSet ranges,
            AddressSet closed) {
        public Addresses(boolean v4, boolean v6, boolean publicOnLaunch, boolean v6OnCreation) {
            this(v4, v6, publicOnLaunch, v6OnCreation, AddressSet.NONE, AddressSet.NONE);
        }
    }

    public Subnet {
        tags = Map.copyOf(tags);
    }

    @Override
    public String name() {
        String name = tags.getOrDefault("Name", "");
        return name.isBlank() ? id : name;
    }

    @Override
    public Kind kind() {
        return Kind.SUBNET;
    }
}
