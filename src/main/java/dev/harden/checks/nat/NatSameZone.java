package dev.harden.checks.nat;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.RegionCheck;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.NatGateways;
import dev.harden.facts.ec2.SubnetTables;
import dev.harden.facts.ec2.Subnets;
import dev.harden.facts.ec2.Ways;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.network.NatGateway;
import dev.harden.network.RouteTable;
import dev.harden.network.Subnet;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Holds each subnet to a NAT gateway of its own availability zone, so that one zone does not take others down. */
@CheckInfo(
        id = "nat-same-zone",
        title = "Subnets use a NAT gateway in their own Availability Zone",
        fault = "Subnet uses a NAT gateway in another Availability Zone",
        severity = Severity.LOW,
        scope = Breadth.REGION,
        none = "no subnet is routed to a NAT gateway",
        reads = {NatGateways.class, SubnetTables.class, Subnets.class, Ways.class})
@WithoutCommand(
        why = NoCommand.Why.DECISION,
        text =
                "someone has to decide whether the zone gets a NAT gateway, which costs, and the subnet a route table of its own")
public final class NatSameZone extends RegionCheck<Subnet> {
    @Override
    protected Collection<Subnet> items(String region, Facts facts) {
        return facts.get(new Subnets(region)).values();
    }

    @Override
    protected boolean asksWhatItIsAbout() {
        return true;
    }

    @Override
    protected boolean isAbout(Subnet subnet, String region, Facts facts) {
        return !gateways(subnet, region, facts).isEmpty();
    }

    @Override
    protected Verdict judge(Subnet subnet, String region, Facts facts) {
        String own = subnet.zone().id();
        return facts.first(gateways(subnet, region, facts), id -> !serves(zones(id, region, facts), own))
                .map(id -> Verdict.fail(
                        "the subnet is in %s and uses %s in %s", own, id, String.join(", ", zones(id, region, facts))))
                .orElseGet(() -> Verdict.pass("the NAT gateway is in the subnet's zone %s", own));
    }

    private static boolean serves(Set<String> zones, String zone) {
        return zones.contains(NatGateway.EVERY_ZONE) || zones.contains(zone);
    }

    private static Set<String> gateways(Subnet subnet, String region, Facts facts) {
        RouteTable table =
                Answers.require(facts.get(new SubnetTables(region)).get(subnet.id()), "route table of " + subnet.id());
        Ways.Found ways = facts.get(new Ways(region, table.id()));
        Set<String> gateways = new TreeSet<>();
        Stream.concat(ways.byTarget().keySet().stream(), ways.unread().stream())
                .filter(target -> target.startsWith("nat-"))
                .forEach(gateways::add);
        if (!gateways.isEmpty() && !ways.missing().isEmpty()) {
            throw ways.missing().get(0);
        }
        return gateways;
    }

    private static Set<String> zones(String id, String region, Facts facts) {
        NatGateway gateway = facts.get(new NatGateways(region)).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> FactUnavailable.notVisibleFromHere("NAT gateway " + id + " is not shown"));
        if (gateway.isRegional()) {
            return new TreeSet<>(gateway.zones());
        }
        Subnet home =
                Answers.require(facts.get(new Subnets(region)).get(gateway.subnet()), "subnet " + gateway.subnet());
        return Set.of(home.zone().id());
    }
}
