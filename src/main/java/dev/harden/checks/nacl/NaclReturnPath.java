package dev.harden.checks.nacl;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Ports;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.facts.ec2.AclPackets;
import dev.harden.facts.ec2.NetworkAcls;
import dev.harden.facts.ec2.ResolvedLists;
import dev.harden.facts.ec2.SubnetTables;
import dev.harden.facts.ec2.Vpcs;
import dev.harden.model.Severity;
import dev.harden.network.AddressSet;
import dev.harden.network.NetworkAcl;
import dev.harden.network.PacketSet;
import dev.harden.network.Route;
import dev.harden.network.RouteTable;
import dev.harden.network.Traffic;
import dev.harden.network.Vpc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds each network ACL that subnets use to letting the answers back to where it lets flows come from, or go to. */
@CheckInfo(
        id = "nacl-return-path",
        title = "What a network ACL lets through can be answered",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        reads = {AclPackets.class, NetworkAcls.class, ResolvedLists.class, SubnetTables.class, Vpcs.class})
public final class NaclReturnPath extends AclCheck {
    static final Option<Integer> FIRST = Option.number(
            "nacl-return-path.first-port",
            1024,
            1024,
            32768,
            "The first of the ports that answers go to; the last is 65535.");

    private static final int LINUX = 32768;
    private static final int LAST = 65535;

    @Override
    public List<Option<?>> options() {
        return List.of(FIRST, Ports.ADMIN, Ports.DATABASE);
    }

    @Override
    protected Verdict judge(NetworkAcl acl, String region, Facts facts) {
        if (acl.subnets().isEmpty()) {
            return Verdict.notApplicable("no subnet uses %s", acl.id());
        }
        AclPackets.Allowed allowed = facts.get(new AclPackets(region, acl.id()));
        AddressSet outside = outside(acl, region, facts);
        int first = facts.option(FIRST);
        Set<Integer> spared = new HashSet<>(facts.option(Ports.ADMIN));
        spared.addAll(facts.option(Ports.DATABASE));
        List<String> broken = new ArrayList<>();
        boolean narrow = false;
        for (int protocol : new int[] {Traffic.TCP, Traffic.UDP}) {
            Flows in = Flows.of(allowed.in(), protocol, first, spared);
            Flows out = Flows.of(allowed.out(), protocol, first, spared);
            in.unanswered(out, outside)
                    .first()
                    .ifPresent(address -> broken.add(Traffic.name(protocol) + " from " + address
                            + " is let in, and its answers are not let out to ports " + first + "-" + LAST));
            out.unanswered(in, outside)
                    .first()
                    .ifPresent(address -> broken.add(Traffic.name(protocol) + " to " + address
                            + " is let out, and its answers are not let in to ports " + first + "-" + LAST));
            narrow |= in.isNarrowlyAnswered(out, outside) || out.isNarrowlyAnswered(in, outside);
        }
        if (!broken.isEmpty()) {
            return Verdict.fail("%s", broken.get(0))
                    .with(broken.stream().map(line -> "witness: " + line).toList());
        }
        Set<Integer> denied = new TreeSet<>();
        spared.stream().filter(port -> port >= first && !isLet(allowed, port)).forEach(denied::add);
        return Verdict.pass(
                "what it lets through can be answered%s%s",
                narrow
                        ? "; on ports 32768-65535 alone, which Linux uses, and NAT gateways and load balancers do not"
                        : "",
                denied.isEmpty() ? "" : "; inside the range of answers it denies admin and database ports: " + denied);
    }

    private static boolean isLet(AclPackets.Allowed allowed, int port) {
        Traffic traffic = Traffic.ports(Traffic.TCP, port, port);
        return allowed.in().any(traffic).isOpen() || allowed.out().any(traffic).isOpen();
    }

    /** Gives the addresses outside of the VPC that some route of its subnets leads to. */
    private static AddressSet outside(NetworkAcl acl, String region, Facts facts) {
        Vpc vpc = Answers.require(facts.get(new Vpcs(region)).get(acl.vpc()), "VPC " + acl.vpc());
        Map<String, RouteTable> tables = facts.get(new SubnetTables(region));
        AddressSet carried = AddressSet.NONE;
        for (String subnet : acl.subnets()) {
            RouteTable table = Answers.require(tables.get(subnet), "route table of " + subnet);
            Set<String> ids = table.routes().stream()
                    .map(Route::prefixList)
                    .filter(id -> !id.isEmpty())
                    .collect(Collectors.toSet());
            ResolvedLists.Lists lists = facts.get(new ResolvedLists(region, ids));
            if (!lists.missing().isEmpty()) {
                throw lists.missing().get(0);
            }
            for (Map.Entry<String, AddressSet> way :
                    table.byTarget(lists.entries()).entrySet()) {
                carried = carried.union(way.getKey().equals("local") ? AddressSet.NONE : way.getValue());
            }
        }
        return carried.minus(vpc.ranges());
    }

    /**
     * Holds what is let through in one direction, of one protocol.
     *
     * @param any the addresses with some port
     * @param service those with a port that answers do not go to
     * @param answers those with all ports that answers go to, but for the ports that are spared
     * @param answersToLinux those with the upper ones of these ports
     */
    private record Flows(AddressSet any, AddressSet service, AddressSet answers, AddressSet answersToLinux) {
        static Flows of(PacketSet let, int protocol, int first, Set<Integer> spared) {
            PacketSet generous = let;
            for (int port : spared) {
                generous = generous.union(PacketSet.of(Traffic.ports(protocol, port, port), AddressSet.ALL));
            }
            return new Flows(
                    let.any(Traffic.ports(protocol, 1, LAST)),
                    let.any(Traffic.ports(protocol, 1, first - 1)),
                    generous.every(Traffic.ports(protocol, first, LAST)),
                    generous.every(Traffic.ports(protocol, LINUX, LAST)));
        }

        /**
         * Gives the addresses whose flows in this direction are not answered. Ports that answers go to may be let through
         * for the answers of the other direction: then, where that has flows, they are no flows of their own.
         */
        AddressSet unanswered(Flows back, AddressSet outside) {
            AddressSet ownFlows = service.union(any.minus(answersToLinux)).union(any.minus(back.any));
            return ownFlows.minus(back.answersToLinux).intersect(outside);
        }

        boolean isNarrowlyAnswered(Flows back, AddressSet outside) {
            return !service.intersect(back.answersToLinux)
                    .minus(back.answers)
                    .intersect(outside)
                    .isEmpty();
        }
    }
}
