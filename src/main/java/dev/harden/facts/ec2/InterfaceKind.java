package dev.harden.facts.ec2;

import dev.harden.network.NetworkInterface;
import java.util.List;

/**
 * Is what interfaces have in common that the Internet reaches in the same way. Thousands of interfaces are of few kinds.
 *
 * @param subnet the id of their subnet
 * @param groups the ids of their security groups, sorted
 * @param v4 whether they have a public address of IPv4
 * @param v6 whether they have one of IPv6
 * @param natGateway whether they belong to a NAT gateway
 * @param denied whether AWS drops what comes to them from the Internet
 */
public record InterfaceKind(
        String subnet, List<String> groups, boolean v4, boolean v6, boolean natGateway, boolean denied) {
    public InterfaceKind {
        groups = List.copyOf(groups);
    }

    public static InterfaceKind of(NetworkInterface one) {
        boolean v4 = !one.addresses().v4().isEmpty();
        boolean v6 = !one.addresses().v6().isEmpty();
        return new InterfaceKind(
                v4 || v6 ? one.subnet() : "",
                v4 || v6 ? one.groups() : List.of(),
                v4,
                v6,
                one.isOfNatGateway(),
                one.use().denied());
    }
}
