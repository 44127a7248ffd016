package dev.harden.facts.ec2;

import dev.harden.network.Block;
import dev.harden.network.NetworkInterface;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Is what interfaces have in common that the Internet reaches in the same way. Thousands of interfaces are of few kinds.
 *
 * @param subnet the id of their subnet
 * @param groups the ids of their security groups, sorted
 * @param v4 whether they have a public address of IPv4
 * @param v6 the ranges of IPv6, a subnet's at most, that they have an address of the Internet in
 * @param natGateway whether they belong to a NAT gateway
 * @param denied whether AWS drops what comes to them from the Internet
 * @param customers whether a customer's own network stands for one of their addresses
 */
public record InterfaceKind(
        String subnet,
        List<String> groups,
        boolean v4,
        Set<String> v6,
        boolean natGateway,
        boolean denied,
        boolean customers) {
    /** The smallest range of IPv6 that a subnet has. */
    private static final int SUBNET = 64;

    public InterfaceKind {
        groups = List.copyOf(groups);
        v6 = Set.copyOf(v6);
    }

    public static InterfaceKind of(NetworkInterface one) {
        return of(one, !one.addresses().v4().isEmpty());
    }

    /** Gives the kind of an interface that has a public address of IPv4, or gets one. */
    public static InterfaceKind addressed(NetworkInterface one) {
        return of(one, true);
    }

    private static InterfaceKind of(NetworkInterface one, boolean v4) {
        Set<String> v6 =
                one.addresses().v6().stream().map(InterfaceKind::range).collect(Collectors.toCollection(TreeSet::new));
        boolean customers = !one.addresses().customers().isEmpty();
        boolean any = v4 || !v6.isEmpty() || customers;
        return new InterfaceKind(
                any ? one.subnet() : "",
                any ? one.groups() : List.of(),
                v4,
                v6,
                one.isOfNatGateway(),
                one.use().denied(),
                customers);
    }

    private static String range(String address) {
        Block block = Block.parse(address.contains("/") ? address : address + "/128");
        return new Block(block.first(), Math.min(SUBNET, block.prefix())).toString();
    }
}
