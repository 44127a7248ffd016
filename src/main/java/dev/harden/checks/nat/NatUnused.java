package dev.harden.checks.nat;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.NatGateways;
import dev.harden.facts.ec2.SubnetTables;
import dev.harden.model.Severity;
import dev.harden.network.NatGateway;
import dev.harden.network.RouteTable;

/** Holds each NAT gateway to a route of a table that some subnet uses. */
@CheckInfo(
        id = "nat-unused",
        title = "NAT gateways are in use",
        fault = "NAT gateway is unused",
        severity = Severity.INFO,
        scope = Breadth.REGION,
        none = "there is no available NAT gateway that could be unused",
        reads = {NatGateways.class, SubnetTables.class})
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
                .orElseGet(() -> Verdict.fail("no route table that subnets use has a route to it"));
    }
}
