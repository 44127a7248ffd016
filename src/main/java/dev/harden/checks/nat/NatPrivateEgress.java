package dev.harden.checks.nat;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.RegionCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.InternetWay;
import dev.harden.facts.ec2.NatGateways;
import dev.harden.facts.ec2.OccupiedSubnets;
import dev.harden.facts.ec2.SubnetTables;
import dev.harden.facts.ec2.Subnets;
import dev.harden.facts.ec2.VpcEndpoints;
import dev.harden.facts.ec2.Ways;
import dev.harden.model.Severity;
import dev.harden.network.Endpoint;
import dev.harden.network.NatGateway;
import dev.harden.network.RouteTable;
import dev.harden.network.Subnet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Holds what leaves each private subnet to NAT gateways, and to egress-only gateways for IPv6. */
@CheckInfo(
        id = "nat-private-egress",
        title = "Private subnets reach the Internet through a NAT gateway alone",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        reads = {
            InternetWay.class,
            NatGateways.class,
            OccupiedSubnets.class,
            SubnetTables.class,
            Subnets.class,
            VpcEndpoints.class,
            Ways.class
        })
public final class NatPrivateEgress extends RegionCheck<Subnet> {
    private static final List<String> CENTRAL = List.of("tgw-", "arn:", "vgw-", "pcx-", "lgw-", "cagw-");

    @Override
    protected Collection<Subnet> items(String region, Facts facts) {
        Set<String> occupied = facts.get(new OccupiedSubnets(region));
        return facts.get(new Subnets(region)).values().stream()
                .filter(subnet -> occupied.contains(subnet.id()))
                .toList();
    }

    @Override
    protected boolean asksWhatItIsAbout() {
        return true;
    }

    @Override
    protected boolean isAbout(Subnet subnet, String region, Facts facts) {
        return !facts.get(new InternetWay(region, subnet.id())).isPublic();
    }

    @Override
    protected Verdict judge(Subnet subnet, String region, Facts facts) {
        List<FactUnavailable> missing = new ArrayList<>();
        Set<String> targets = targets(subnet.id(), region, facts, missing, true);
        Set<String> central = new TreeSet<>();
        Set<String> gateways = new TreeSet<>();
        for (String target : targets) {
            if (target.startsWith("eni-") || target.startsWith("i-")) {
                return Verdict.fail("reaches the Internet through %s, an instance or interface", target);
            }
            if (target.startsWith("nat-")) {
                NatGateway gateway = gateway(target, region, facts);
                if (!gateway.isAvailable()) {
                    return Verdict.fail("its NAT gateway %s is %s", target, gateway.state());
                }
                (gateway.isPublic() ? gateways : central).add(target);
            } else if (CENTRAL.stream().anyMatch(target::startsWith)) {
                central.add(target);
            } else {
                gateways.add(target);
            }
        }
        if (!missing.isEmpty()) {
            throw missing.get(0);
        }
        if (!central.isEmpty()) {
            return Verdict.notApplicable("central egress through %s, which is not visible here", central);
        }
        return gateways.isEmpty()
                ? Verdict.pass("isolated: no route leads to the Internet")
                : Verdict.pass("reaches the Internet through %s", String.join(", ", gateways));
    }

    /** Gives where a subnet sends addresses of the Internet; endpoints are followed to where their own subnet sends them. */
    private static Set<String> targets(
            String subnet, String region, Facts facts, List<FactUnavailable> missing, boolean follow) {
        RouteTable table = Answers.require(facts.get(new SubnetTables(region)).get(subnet), "route table of " + subnet);
        Ways.Found ways = facts.get(new Ways(region, table.id()));
        missing.addAll(ways.missing());
        Set<String> targets = new TreeSet<>();
        for (String target : ways.byTarget().keySet()) {
            if (target.startsWith("vpce-") && follow) {
                Endpoint endpoint = facts.get(new VpcEndpoints(region)).get(target);
                if (endpoint == null) {
                    missing.add(FactUnavailable.notVisibleFromHere("endpoint " + target + " is not shown"));
                } else {
                    endpoint.way()
                            .subnets()
                            .forEach(behind -> targets.addAll(targets(behind, region, facts, missing, false)));
                }
            } else if (!target.startsWith("igw-") && !target.startsWith("vpce-")) {
                targets.add(target);
            }
        }
        return targets;
    }

    private static NatGateway gateway(String id, String region, Facts facts) {
        return facts.get(new NatGateways(region)).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> FactUnavailable.notVisibleFromHere("NAT gateway " + id + " is not shown"));
    }
}
