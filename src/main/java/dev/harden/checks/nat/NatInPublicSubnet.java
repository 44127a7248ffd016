package dev.harden.checks.nat;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.InternetWay;
import dev.harden.facts.ec2.OutboundBlock;
import dev.harden.facts.ec2.TableWay;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.network.AddressSet;
import dev.harden.network.NatGateway;

/** Holds each public NAT gateway to routes that lead to an Internet gateway; without them it is dead. */
@CheckInfo(
        id = "nat-in-public-subnet",
        title = "Public NAT gateways can reach the Internet",
        fault = "Public NAT gateway cannot reach the Internet",
        severity = Severity.HIGH,
        scope = Breadth.REGION,
        none = "there is no NAT gateway that is available",
        reads = {InternetWay.class, OutboundBlock.class, TableWay.class})
@WithoutCommand(
        why = NoCommand.Why.DECISION,
        text = "someone has to decide whether its subnet becomes a public one, or the gateway is made anew in one")
public final class NatInPublicSubnet extends GatewayCheck {
    @Override
    protected Verdict judge(NatGateway gateway, String region, Facts facts) {
        if (!gateway.isPublic()) {
            return Verdict.notApplicable("a private NAT gateway connects to other networks, not to the Internet");
        }
        boolean regional = gateway.isRegional();
        InternetWay.Way way = regional
                ? facts.get(new TableWay(region, gateway.table()))
                : facts.get(new InternetWay(region, gateway.subnet()));
        String routes = way.table() + (regional ? ", its own route table," : " of its subnet " + gateway.subnet());
        AddressSet reached = way.direct().union(way.inspected()).family(false);
        if (!reached.isEmpty()) {
            if (facts.get(new OutboundBlock(region, gateway.vpc(), gateway.subnet()))) {
                return Verdict.fail(
                        "%s leads to %s, and VPC Block Public Access (block-bidirectional) blocks traffic to it",
                        routes, way.gateway());
            }
            return Verdict.pass("%s leads to %s", routes, way.gateway());
        }
        if (!way.missing().isEmpty()) {
            throw way.missing().get(0);
        }
        return Verdict.fail("%s has no route to an Internet gateway for IPv4, which a NAT gateway needs", routes);
    }
}
