package dev.harden.checks.nacl;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Ports;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.facts.ec2.AclPackets;
import dev.harden.facts.ec2.ResolvedLists;
import dev.harden.facts.ec2.SubnetTables;
import dev.harden.facts.ec2.Vpcs;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.network.AclRule;
import dev.harden.network.AddressSet;
import dev.harden.network.NetworkAcl;
import dev.harden.network.Packet;
import dev.harden.network.Route;
import dev.harden.network.RouteTable;
import dev.harden.network.Traffic;
import dev.harden.network.Vpc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds each network ACL that subnets use to letting the answers back to where it lets flows come from, or go to. */
@CheckInfo(
        id = "nacl-return-path",
        title = "Network ACLs let replies through to the traffic that they allow",
        fault = "Network ACL drops replies to traffic that it allows",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no network ACL that could stop an answer",
        reads = {AclPackets.class, ResolvedLists.class, SubnetTables.class, Vpcs.class})
public final class NaclReturnPath extends AclCheck {
    static final Option<Integer> FIRST = Option.number(
            "nacl-return-path.first-port",
            1024,
            1024,
            32768,
            "The first of the ports that answers go to; the last is 65535.");

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
        Outside outside = outside(acl, region, facts);
        int first = facts.option(FIRST);
        List<String> broken = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        Set<Integer> denied = new TreeSet<>();
        boolean narrow = false;
        boolean mayBeBroken = false;
        Set<Integer> spared = new HashSet<>(facts.option(Ports.ADMIN));
        spared.addAll(facts.option(Ports.DATABASE));
        Answering answering = new Answering(outside.least(), first, spared, Ports.traffic(facts.option(Ports.ADMIN)));
        for (Answering.Way way : answering.ways(allowed.in(), allowed.out())) {
            Flows flows = way.flows();
            flows.unanswered(outside.least()).host().ifPresent(address -> {
                broken.add(
                        Traffic.name(flows.protocol()) + (way.egress() ? " to " : " from ") + address + " is allowed "
                                + (way.egress() ? "out" : "in") + ", and replies are not allowed "
                                + (way.egress() ? "in" : "out") + " to ports " + first + "-" + Flows.LAST);
                lines.add(witness(acl, way.packets(address)));
            });
            mayBeBroken |= !flows.unanswered(outside.most()).isEmpty();
            narrow |= flows.isNarrow(outside.most());
            denied.addAll(flows.denied(outside.most()));
        }
        if (!broken.isEmpty()) {
            return mended(Verdict.fail("%s", broken.get(0)).with(lines), acl, answering, region);
        }
        if (mayBeBroken) {
            throw outside.missing().get(0);
        }
        return Verdict.pass(
                "replies to what the network ACL allows can pass%s%s",
                narrow
                        ? "; on ports 32768-65535 alone, which Linux uses, and NAT gateways and load balancers do not"
                        : "",
                denied.isEmpty() ? "" : "; in the reply port range it denies admin and database ports: " + denied);
    }

    private static Verdict mended(Verdict verdict, NetworkAcl acl, Answering answering, String region) {
        Optional<AclRule> dropping = answering.find(acl).dropping();
        if (dropping.isPresent()) {
            return verdict.withoutCommand(
                    NoCommand.Why.DECISION,
                    "rule " + dropping.get().number()
                            + " denies the replies: someone has to say whether they are meant to pass");
        }
        ChangeAcl change = ChangeAcl.answering(region, acl, answering);
        return change.fits()
                ? verdict.mendedBy(change)
                : verdict.withoutCommand(NoCommand.Why.DECISION, NaclAdminPorts.ROOM);
    }

    private static String witness(NetworkAcl acl, Answering.Packets packets) {
        Packet request = packets.flows().request(packets.address());
        Packet answer = packets.flows().answer(packets.address());
        boolean egress = packets.egress();
        return "example packet: " + request.about() + (egress ? " to " : " from ") + packets.address() + " is allowed "
                + (egress ? "out" : "in") + " by rule " + packets.lets(acl) + "; the reply, to port " + answer.port()
                + ", is dropped"
                + packets.drops(acl).map(rule -> " by rule " + rule).orElse(": no rule allows it");
    }

    /**
     * Holds the addresses outside of the VPC that routes of its subnets lead to.
     *
     * @param least those that certain routes lead to
     * @param most those that routes may lead to
     * @param missing why the two differ
     */
    private record Outside(AddressSet least, AddressSet most, List<FactUnavailable> missing) {}

    private static Outside outside(NetworkAcl acl, String region, Facts facts) {
        Vpc vpc = Answers.require(facts.get(new Vpcs(region)).get(acl.vpc()), "VPC " + acl.vpc());
        Map<String, RouteTable> tables = facts.get(new SubnetTables(region));
        AddressSet carried = AddressSet.NONE;
        List<FactUnavailable> missing = new ArrayList<>();
        for (String subnet : acl.subnets()) {
            RouteTable table = Answers.require(tables.get(subnet), "route table of " + subnet);
            Set<String> ids = table.routes().stream()
                    .map(Route::prefixList)
                    .filter(id -> !id.isEmpty())
                    .collect(Collectors.toSet());
            ResolvedLists.Lists lists = facts.get(new ResolvedLists(region, ids));
            missing.addAll(lists.missing());
            boolean mayDrop = table.routes().stream()
                    .anyMatch(route -> !route.active()
                            && !route.prefixList().isEmpty()
                            && !lists.entries().containsKey(route.prefixList()));
            for (Map.Entry<String, AddressSet> way :
                    table.byTarget(lists.entries()).entrySet()) {
                carried = carried.union(mayDrop || way.getKey().equals("local") ? AddressSet.NONE : way.getValue());
            }
        }
        AddressSet least = carried.minus(vpc.ranges());
        return new Outside(least, missing.isEmpty() ? least : AddressSet.ALL.minus(vpc.ranges()), missing);
    }
}
