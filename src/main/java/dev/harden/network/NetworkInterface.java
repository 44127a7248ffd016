package dev.harden.network;

import java.util.List;
import java.util.stream.Stream;

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
     * @param primary whether it is its instance's first interface, which load balancers send to
     * @param forwards whether it may pass on what is not its own: its source/destination check is off
     * @param managed whether a service of AWS manages it, and so wrote its description
     */
    public record Use(
            String type,
            String description,
            boolean attached,
            String instance,
            boolean denied,
            boolean primary,
            boolean forwards,
            boolean managed) {
        public Use(
                String type,
                String description,
                boolean attached,
                String instance,
                boolean denied,
                boolean primary,
                boolean forwards) {
            this(type, description, attached, instance, denied, primary, forwards, false);
        }

        public Use(String type, String description, boolean attached, String instance, boolean denied) {
            this(type, description, attached, instance, denied, true, true);
        }
    }

    /**
     * Holds the addresses of an interface.
     *
     * @param v4 its private addresses of IPv4 that have a public one
     * @param v6 its addresses of IPv6, or ranges of them, that look as if the Internet routed them
     * @param inside all addresses that it has in its VPC, of both families
     * @param customers those that a customer's own network stands for, by an Outpost's local gateway
     */
    public record Addresses(List<Public> v4, List<String> v6, List<String> inside, List<String> customers) {
        public Addresses {
            v4 = List.copyOf(v4);
            v6 = List.copyOf(v6);
            inside = List.copyOf(inside);
            customers = List.copyOf(customers);
        }

        public Addresses(List<Public> v4, List<String> v6) {
            this(
                    v4,
                    v6,
                    Stream.concat(v4.stream().map(Public::inside), v6.stream().filter(one -> !one.contains("/")))
                            .toList(),
                    List.of());
        }
    }

    /**
     * Is a private address with the public one that stands for it.
     *
     * @param inside the private address
     * @param outside the public address
     * @param allocation the id of the Elastic IP address that it is; empty for others
     */
    public record Public(String inside, String outside, String allocation) {
        public Public(String inside, String outside) {
            this(inside, outside, "");
        }
    }

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
        return use.type().equals("nat_gateway") || use.type().equals("natGateway");
    }

    /** Tells whether a service of AWS made it to bring in what the service takes. */
    public boolean isOf(String service) {
        return use.type().equals(service);
    }

    public boolean hasPublicAddress() {
        return !addresses.v4().isEmpty() || !addresses.v6().isEmpty();
    }
}
