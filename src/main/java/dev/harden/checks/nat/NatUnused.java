package dev.harden.checks.nat;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Mend;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.NatGateways;
import dev.harden.facts.ec2.RouteTables;
import dev.harden.facts.ec2.SubnetTables;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import dev.harden.network.NatGateway;
import dev.harden.network.RouteTable;
import java.util.List;

/** Holds each NAT gateway to a route of a table that some subnet uses. */
@CheckInfo(
        id = "nat-unused",
        title = "NAT gateways are in use",
        fault = "NAT gateway is unused",
        severity = Severity.INFO,
        scope = Breadth.REGION,
        none = "there is no available NAT gateway that could be unused",
        reads = {NatGateways.class, RouteTables.class, SubnetTables.class})
public final class NatUnused extends GatewayCheck {
    @Override
    protected Verdict judge(NatGateway gateway, String region, Facts facts) {
        return facts.get(new SubnetTables(region)).values().stream()
                .filter(table ->
                        table.routes().stream().anyMatch(route -> route.target().equals(gateway.id())))
                .map(RouteTable::id)
                .sorted()
                .findFirst()
                .map(table -> Verdict.pass("%s leads to it", table))
                .orElseGet(() -> Verdict.fail("no route table that subnets use has a route to it")
                        .mendedBy(deleted(gateway, region, facts)));
    }

    private static Mend deleted(NatGateway gateway, String region, Facts facts) {
        long routes = facts.get(new RouteTables(region)).values().stream()
                .filter(table ->
                        table.routes().stream().anyMatch(route -> route.target().equals(gateway.id())))
                .count();
        Call read = Call.of(
                "ec2",
                "DescribeRouteTables",
                region,
                "Filters",
                List.of(Call.map("Name", "route.nat-gateway-id", "Values", List.of(gateway.id()))));
        Step delete = Step.of(Call.of("ec2", "DeleteNatGateway", region, "NatGatewayId", gateway.id()))
                .guarded(Guard.of(read, "length(RouteTables) == `" + routes + "`"))
                .but(
                        Effect.IRREVERSIBLE,
                        "a new NAT gateway has another id; its Elastic IP addresses stay, and cost until they are"
                                + " released");
        return Mend.of(
                        new Target("AWS::EC2::NatGateway", region, gateway.id()),
                        gateway.id() + ", which nothing uses, is deleted",
                        delete)
                .foretelling(
                        new NatGateways(region),
                        all -> all.stream()
                                .filter(one -> !one.id().equals(gateway.id()))
                                .toList());
    }
}
