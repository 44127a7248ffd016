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
import dev.harden.facts.ec2.NetworkAcls;
import dev.harden.facts.ec2.ResolvedLists;
import dev.harden.facts.ec2.SubnetTables;
import dev.harden.facts.ec2.Vpcs;
import dev.harden.model.Severity;
import dev.harden.network.AclRule;
import dev.harden.network.Address;
import dev.harden.network.AddressSet;
import dev.harden.network.NetworkAcl;
import dev.harden.network.Packet;
import dev.harden.network.PacketSet;
import dev.harden.network.Route;
import dev.harden.network.RouteTable;
import dev.harden.network.Traffic;
import dev.harden.network.Vpc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Holds each network ACL that subnets use to letting the answers back to where it lets flows come from, or go to. */
@CheckInfo(
        id = "nacl-return-path",
        title = "Network ACLs let replies through to the traffic that they allow",
        fault = "Network ACL drops replies to traffic that it allows",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no network ACL that could stop an answer",
        reads = {AclPackets.class, NetworkAcls.class, ResolvedLists.class, SubnetTables.class, Vpcs.class})
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
        Set<Integer> spared = new HashSet<>(facts.option(Ports.ADMIN));
        spared.addAll(facts.option(Ports.DATABASE));
        Outside outside = outside(acl, region, facts);
        int first = facts.option(FIRST);
        List<String> broken = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        Set<Integer> denied = new TreeSet<>();
        Numbers numbers = new Numbers(acl);
        boolean narrow = false;
        boolean mayBeBroken = false;
        for (int protocol : new int[] {Traffic.TCP, Traffic.UDP}) {
            for (boolean egress : new boolean[] {false, true}) {
                PacketSet let = egress ? allowed.out() : allowed.in();
                PacketSet back = egress ? allowed.in() : allowed.out();
                Flows flows = new Flows(let, back, protocol, first, spared);
                flows.unanswered(outside.least()).host().ifPresent(address -> {
                    broken.add(Traffic.name(protocol) + (egress ? " to " : " from ") + address + " is allowed "
                            + (egress ? "out" : "in") + ", and replies are not allowed " + (egress ? "in" : "out")
                            + " to ports " + first + "-" + Flows.LAST);
                    lines.addAll(evidence(acl, flows, egress, address, numbers, region, facts));
                });
                mayBeBroken |= !flows.unanswered(outside.most()).isEmpty();
                narrow |= flows.isNarrow(outside.most());
                denied.addAll(flows.denied(outside.most()));
            }
        }
        if (!broken.isEmpty()) {
            return Verdict.fail("%s", broken.get(0)).with(lines);
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

    private static List<String> evidence(
            NetworkAcl acl, Flows flows, boolean egress, Address address, Numbers numbers, String region, Facts facts) {
        Packet request = flows.request(address);
        Packet answer = flows.answer(address);
        AclRule lets = acl.decides(request, egress).orElseThrow();
        Optional<AclRule> drops = acl.decides(answer, !egress);
        String witness = "example packet: " + request.about() + (egress ? " to " : " from ") + address + " is allowed "
                + (egress ? "out" : "in") + " by rule " + lets + "; the reply, to port " + answer.port()
                + ", is dropped" + drops.map(rule -> " by rule " + rule).orElse(": no rule allows it");
        Stream<String> commands = drops.filter(rule -> !rule.isLast())
                .map(rule -> Stream.of("# rule " + rule.number() + " denies the replies: allow them before it"))
                .orElseGet(() -> commands(acl, flows, egress, lets, numbers, region, facts));
        return Stream.concat(Stream.of(witness), commands.map(command -> "allow replies: " + command))
                .toList();
    }

    /** Gives the commands that allow answers behind all rules, so that what is denied stays denied. */
    private static Stream<String> commands(
            NetworkAcl acl, Flows flows, boolean egress, AclRule lets, Numbers numbers, String region, Facts facts) {
        PacketSet answers = PacketSet.of(
                Traffic.ports(flows.protocol(), flows.first(), Flows.LAST),
                lets.range().addresses());
        // What comes in to an admin port is no answer that anybody waits for.
        PacketSet spared =
                egress ? PacketSet.of(Ports.traffic(facts.option(Ports.ADMIN)), AddressSet.ALL) : PacketSet.NONE;
        List<PacketSet.Slice> slices = answers.minus(spared).slices();
        int last = numbers.last(!egress);
        if (last + slices.size() >= AclRule.LAST) {
            return Stream.of("# no number is free behind rule " + last + ": give it a lower one first");
        }
        numbers.take(!egress, slices.size());
        return IntStream.range(0, slices.size())
                .mapToObj(i -> new AclRule(
                                last + i + 1, !egress, true, slices.get(i).traffic(), lets.range())
                        .command(region, acl.id()));
    }

    /** Counts the numbers that rules of a network ACL have, and those that commands of one finding give away. */
    private static final class Numbers {
        private final Map<Boolean, Integer> last = new HashMap<>();

        Numbers(NetworkAcl acl) {
            for (boolean egress : new boolean[] {false, true}) {
                last.put(
                        egress,
                        acl.rules().stream()
                                .filter(rule -> rule.egress() == egress && !rule.isLast())
                                .mapToInt(AclRule::number)
                                .max()
                                .orElse(0));
            }
        }

        int last(boolean egress) {
            return last.get(egress);
        }

        void take(boolean egress, int some) {
            last.merge(egress, some, Integer::sum);
        }
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
