package dev.harden.network;

import java.util.List;

/**
 * Is a network interface.
 *
 * @param id its id
 * @param owner the account that it belongs to
 * @param vpc the id of its VPC
 * @param subnet the id of its subnet
 * @param groups the ids of its security groups, sorted
 * @param use what it is for
 * @param addresses its addresses
 */
public record NetworkInterface(
        String id, String owner, String vpc, String subnet, List<String> groups, Use use, Addresses addresses)
        implements Item {
    /** The end of the types of interfaces that are a load balancer's. */
    public static final String LOAD_BALANCER = "load_balancer";

    /** What load balancers write before their names in the descriptions of their interfaces. */
    public static final String OF_LOAD_BALANCER = "ELB ";

    /**
     * Says what an interface is for.
     *
     * @param type AWS's type, as {@code interface} or {@code nat_gateway}; {@link #LOAD_BALANCER} where a load balancer made it
     * @param description what its maker wrote about it; a load balancer writes its name
     * @param attached whether it is attached to something
     * @param instance the id of the instance that it is attached to; empty where there is none
     * @param denied whether AWS drops what comes to it from the Internet
     */
    public record Use(String type, String description, boolean attached, String instance, boolean denied) {}

    /**
     * Holds the addresses of an interface.
     *
     * @param v4 its private addresses of IPv4 that have a public one
     * @param v6 its addresses of IPv6, or ranges of them, that the Internet routes
     */
    public record Addresses(List<Public> v4, List<String> v6) {
        public Addresses {
            v4 = List.copyOf(v4);
            v6 = List.copyOf(v6);
        }
    }

    /**
     * Is a private address with the public one that stands for it.
     *
     * @param inside the private address
     * @param outside the public address
     */
    public record Public(String inside, String outside) {}

    public NetworkInterface {
        groups = groups.stream().sorted().toList();
    }

    @Override
    public Kind kind() {
        return Kind.NETWORK_INTERFACE;
    }

    /**
     * Gives the load balancer's part of its ARN, or a classic one's name; empty for other interfaces, whatever people wrote
     * about them.
     */
    public String loadBalancer() {
        boolean own = use.type().endsWith(LOAD_BALANCER) && use.description().startsWith(OF_LOAD_BALANCER);
        return own ? use.description().substring(OF_LOAD_BALANCER.length()) : "";
    }

    /** Tells whether it belongs to a NAT gateway, which takes nothing in. */
    public boolean isOfNatGateway() {
        return use.type().endsWith("nat_gateway");
    }

    public boolean hasPublicAddress() {
        return !addresses.v4().isEmpty() || !addresses.v6().isEmpty();
    }
}
