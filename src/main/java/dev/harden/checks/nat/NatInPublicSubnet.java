package dev.harden.checks.nat;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.InternetGateways;
import dev.harden.facts.ec2.InternetWay;
import dev.harden.facts.ec2.NatGateways;
import dev.harden.facts.ec2.Ways;
import dev.harden.model.Severity;
import dev.harden.network.NatGateway;
import java.util.Map;
import java.util.Set;

/** Holds each public NAT gateway to routes that lead to an Internet gateway; without them it is dead. */
@CheckInfo(
        id = "nat-in-public-subnet",
        title = "Every public NAT gateway has a way to the Internet",
        severity = Severity.HIGH,
        scope = Breadth.REGION,
        reads = {InternetGateways.class, InternetWay.class, NatGateways.class, Ways.class})
public final class NatInPublicSubnet extends GatewayCheck {
    @Override
    protected Verdict judge(NatGateway gateway, String region, Facts facts) {
        if (!gateway.isPublic()) {
            return Verdict.notApplicable("a private NAT gateway leads to other networks, not to the Internet");
        }
        return gateway.isRegional() ? regional(gateway, region, facts) : zonal(gateway, region, facts);
    }

    private static Verdict zonal(NatGateway gateway, String region, Facts facts) {
        InternetWay.Way way = facts.get(new InternetWay(region, gateway.subnet()));
        return way.isPublic()
                ? Verdict.pass("%s of its subnet %s leads to %s", way.table(), gateway.subnet(), way.gateway())
                : Verdict.fail("%s of its subnet %s leads to no Internet gateway", way.table(), gateway.subnet());
    }

    private static Verdict regional(NatGateway gateway, String region, Facts facts) {
        Ways.Found ways = facts.get(new Ways(region, gateway.table()));
        Map<String, Set<String>> attached = facts.get(new InternetGateways(region));
        boolean leads = ways.byTarget().keySet().stream()
                .anyMatch(target -> attached.getOrDefault(target, Set.of()).contains(gateway.vpc()));
        if (!leads && !ways.missing().isEmpty()) {
            throw ways.missing().get(0);
        }
        return leads
                ? Verdict.pass("its own route table %s leads to an Internet gateway", gateway.table())
                : Verdict.fail("its own route table %s leads to no Internet gateway", gateway.table());
    }
}
