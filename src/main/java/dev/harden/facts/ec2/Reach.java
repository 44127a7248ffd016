package dev.harden.facts.ec2;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import dev.harden.network.NetworkAcl;
import dev.harden.network.PacketSet;
import dev.harden.network.Subnet;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tells what the Internet can send to interfaces of one kind, and get an answer to, hop by hop.
 *
 * @param region the region's code
 * @param kind what the interfaces have in common
 */
@RestsOn({
    AclPackets.class,
    ApplianceWay.class,
    GroupPackets.class,
    InboundBlock.class,
    SubnetAcls.class,
    Subnets.class,
    Ways.class
})
public record Reach(String region, InterfaceKind kind) implements Derived<Path> {
    private static final PacketSet INTERNET = PacketSet.of(Traffic.ALL, AddressSet.PUBLIC);

    @Override
    public Path derive(Facts facts) {
        List<Path.Hop> hops = new ArrayList<>();
        hops.add(address(facts));
        if (hops.get(0).passes().most().isEmpty()) {
            return new Path(hops);
        }
        hops.add(block(facts.attempt(new InboundBlock(region, kind.subnet()))));
        hops.add(route(facts, facts.attempt(new ApplianceWay(region, kind.subnet()))));
        Seen<Map<String, NetworkAcl>> acls = facts.attempt(new SubnetAcls(region));
        NetworkAcl acl = acls.items().isEmpty() ? null : acls.items().get(0).get(kind.subnet());
        if (acl == null) {
            List<FactUnavailable> missing = acls.missing().isEmpty()
                    ? List.of(
                            FactUnavailable.notVisibleFromHere("the network ACL of " + kind.subnet() + " is not shown"))
                    : acls.missing();
            hops.add(new Path.Hop(
                    Path.Layer.NETWORK_ACL, "the network ACL of " + kind.subnet(), Bounds.unknown(missing)));
        } else {
            AclPackets.Allowed allowed = facts.get(new AclPackets(region, acl.id()));
            hops.add(new Path.Hop(
                    Path.Layer.NETWORK_ACL,
                    "network ACL " + acl.id() + " denies the Internet",
                    Bounds.exactly(allowed.in())));
            hops.add(new Path.Hop(
                    Path.Layer.NETWORK_ACL,
                    "network ACL " + acl.id() + " denies replies to the Internet",
                    Bounds.exactly(Path.answered(allowed.out()))));
        }
        hops.add(groups(facts));
        return new Path(hops);
    }

    private Path.Hop address(Facts facts) {
        if (kind.natGateway()) {
            return new Path.Hop(
                    Path.Layer.ADDRESS, "a NAT gateway accepts nothing but replies", Bounds.exactly(PacketSet.NONE));
        }
        if (kind.denied()) {
            return new Path.Hop(
                    Path.Layer.ADDRESS,
                    "AWS drops what comes to the interface from the Internet (DenyAllIgwTraffic)",
                    Bounds.exactly(PacketSet.NONE));
        }
        PacketSet four = kind.v4() ? family(false) : PacketSet.NONE;
        Bounds addressed = Bounds.exactly(four).union(six(facts));
        if (kind.customers() && !kind.v4()) {
            addressed = addressed.union(new Bounds(PacketSet.NONE, family(false), List.of(customers())));
        }
        boolean closed = !kind.v6().isEmpty() && addressed.most().isEmpty();
        String none = closed
                ? "the IPv6 addresses are of a range that AWS keeps private (ipv6AddressAttribute)"
                : "no public address";
        return new Path.Hop(Path.Layer.ADDRESS, none, addressed);
    }

    private static PacketSet family(boolean six) {
        return PacketSet.of(Traffic.ALL, AddressSet.PUBLIC.family(six));
    }

    /** Subnets say of their ranges of IPv6 which ones AWS does not advertise, however global they look. */
    private Bounds six(Facts facts) {
        if (kind.v6().isEmpty()) {
            return Bounds.exactly(PacketSet.NONE);
        }
        Seen<Map<String, Subnet>> subnets = facts.attempt(new Subnets(region));
        if (!subnets.missing().isEmpty()) {
            return new Bounds(PacketSet.NONE, family(true), subnets.missing());
        }
        Subnet here = subnets.items().get(0).get(kind.subnet());
        boolean open = here == null
                || kind.v6().stream()
                        .map(range -> Block.parse(range).addresses())
                        .anyMatch(range -> !here.addresses().closed().containsAll(range));
        return Bounds.exactly(open ? family(true) : PacketSet.NONE);
    }

    private FactUnavailable customers() {
        return FactUnavailable.notSettled(
                "the interface has a customer-owned address, and what the network behind the local gateway of "
                        + kind.subnet() + " allows from the Internet is not read here");
    }

    private static Path.Hop block(Seen<Boolean> block) {
        String name = "VPC Block Public Access is on";
        return block.missing().isEmpty()
                ? new Path.Hop(
                        Path.Layer.BLOCK_PUBLIC_ACCESS,
                        name,
                        Bounds.exactly(block.items().get(0) ? PacketSet.NONE : PacketSet.ALL))
                : new Path.Hop(Path.Layer.BLOCK_PUBLIC_ACCESS, name, Bounds.unknown(block.missing()));
    }

    private Path.Hop route(Facts facts, Seen<InternetWay.Way> seen) {
        if (!seen.missing().isEmpty()) {
            return new Path.Hop(Path.Layer.ROUTE, "no route to an Internet gateway", Bounds.unknown(seen.missing()));
        }
        InternetWay.Way way = seen.items().get(0);
        String name = "route table " + way.table() + " has no route to an Internet gateway that is attached";
        PacketSet direct = PacketSet.of(Traffic.ALL, way.direct());
        List<FactUnavailable> missing = new ArrayList<>(way.missing());
        boolean customersAlone = kind.customers() && !kind.v4();
        AddressSet most = customersAlone ? way.direct().family(true) : way.direct();
        if (!way.inspected().isEmpty()) {
            missing.add(FactUnavailable.notSettled("route table " + way.table() + " leads through "
                    + (way.redirected().startsWith("eni-")
                            ? "appliance " + way.redirected() + ", and what that lets through is not read here"
                            : "a firewall endpoint, whose rules are not read here")));
            most = most.union(way.inspected());
        }
        if (!way.redirected().isEmpty() && !way.direct().isEmpty()) {
            missing.add(FactUnavailable.notSettled("the route table of " + way.gateway() + " sends what comes in for "
                    + kind.subnet() + " through " + way.redirected() + " first"));
        }
        if (kind.customers()) {
            for (Ways.Found ways : facts.attempt(new Ways(region, way.table())).items()) {
                for (Map.Entry<String, AddressSet> one : ways.byTarget().entrySet()) {
                    if (one.getKey().startsWith("lgw-")) {
                        missing.add(customers());
                        most = most.union(one.getValue());
                    }
                }
            }
        }
        if (missing.isEmpty()) {
            return new Path.Hop(Path.Layer.ROUTE, name, Bounds.exactly(PacketSet.of(Traffic.ALL, most)));
        }
        PacketSet least = way.redirected().isEmpty() ? direct : PacketSet.NONE;
        return new Path.Hop(
                Path.Layer.ROUTE,
                name,
                new Bounds(least, way.missing().isEmpty() ? PacketSet.of(Traffic.ALL, most) : INTERNET, missing));
    }

    private Path.Hop groups(Facts facts) {
        if (kind.groups().isEmpty()) {
            return new Path.Hop(Path.Layer.SECURITY_GROUPS, "no security group", Bounds.exactly(PacketSet.ALL));
        }
        Bounds all = Bounds.exactly(PacketSet.NONE);
        for (String group : kind.groups()) {
            Seen<Bounds> seen = facts.attempt(new GroupPackets(region, group, false));
            all = all.union(seen.missing().isEmpty() ? seen.items().get(0) : Bounds.unknown(seen.missing()));
        }
        boolean one = kind.groups().size() == 1;
        String names = String.join(", ", kind.groups());
        return new Path.Hop(
                Path.Layer.SECURITY_GROUPS,
                one
                        ? "security group " + names + " denies the Internet"
                        : "security groups " + names + " keep the Internet out",
                all);
    }
}
