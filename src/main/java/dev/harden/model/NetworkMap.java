package dev.harden.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Draws a VPC in words: its subnets by zone, what leads out of it, and what the Internet reaches in it.
 *
 * @param region the region's code
 * @param vpc the VPC's id
 * @param subnets its subnets, by zone and id
 * @param gateways the ids of the Internet gateways that are attached to it
 * @param nats its NAT gateways
 * @param endpoints its endpoints
 * @param notSeen what could not be seen, as fragments; what rests on it is not drawn
 */
public record NetworkMap(
        String region,
        String vpc,
        List<Subnet> subnets,
        List<String> gateways,
        List<Nat> nats,
        List<Endpoint> endpoints,
        List<String> notSeen) {
    /** Says whether a subnet's routes lead to an Internet gateway. */
    public enum Kind {
        PUBLIC,
        PRIVATE,
        NOT_SEEN
    }

    /**
     * Is a subnet.
     *
     * @param id its id
     * @param name what people call it
     * @param zone the name of its availability zone
     * @param kind whether it is public
     * @param leadsTo what its routes to the Internet lead to, as {@code igw-1} or {@code nat-1}; empty where there are none
     * @param interfaces how many network interfaces it has; -1 where they could not be seen
     * @param reached what the Internet reaches in it
     */
    public record Subnet(
            String id,
            String name,
            String zone,
            Kind kind,
            List<String> leadsTo,
            int interfaces,
            List<Reached> reached) {
        public Subnet {
            requireNonNull(name, "name");
            leadsTo = List.copyOf(leadsTo);
            reached = List.copyOf(reached);
        }
    }

    /**
     * Is what the Internet reaches: interfaces that are reached in the same way.
     *
     * @param what the first of them, as its load balancer, instance or interface is called
     * @param count how many they are
     * @param traffic what reaches them, as {@code tcp 443}
     * @param rule the rule of a security group that lets it in; empty where they have no group, or it lets in what forwards
     * @param through what forwards it to them, from outside in, a load balancer with the port that it takes, as {@code
     *     accelerator ga > load balancer net/shop/1 on tcp 443}; empty where it comes to an address of theirs
     */
    public record Reached(String what, int count, String traffic, String rule, String through) {
        public Reached {
            through = through == null ? "" : through;
        }
    }

    /**
     * Is a NAT gateway.
     *
     * @param id its id
     * @param subnet the id of the subnet that it stands in; empty for a regional one
     * @param state AWS's word, as {@code available}
     */
    public record Nat(String id, String subnet, String state) {}

    /**
     * Is an endpoint.
     *
     * @param id its id
     * @param service the service that it leads to
     * @param type AWS's word, as {@code Gateway} or {@code Interface}
     */
    public record Endpoint(String id, String service, String type) {}

    public NetworkMap {
        requireNonNull(region, "region");
        requireNonNull(vpc, "vpc");
        subnets = List.copyOf(subnets);
        gateways = List.copyOf(gateways);
        nats = List.copyOf(nats);
        endpoints = List.copyOf(endpoints);
        notSeen = List.copyOf(notSeen);
    }
}
