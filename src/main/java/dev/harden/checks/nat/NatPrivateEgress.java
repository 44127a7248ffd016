package dev.harden.checks.nat;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.RegionCheck;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.InternetWay;
import dev.harden.facts.ec2.NatGateways;
import dev.harden.facts.ec2.OccupiedSubnets;
import dev.harden.facts.ec2.SubnetTables;
import dev.harden.facts.ec2.Subnets;
import dev.harden.facts.ec2.VpcEndpoints;
import dev.harden.facts.ec2.Ways;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.network.AddressSet;
import dev.harden.network.Endpoint;
import dev.harden.network.NatGateway;
import dev.harden.network.RouteTable;
import dev.harden.network.Subnet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds what leaves each private subnet to NAT gateways, and to egress-only gateways for IPv6. */
@CheckInfo(
        id = "nat-private-egress",
        title = "Private subnets reach the Internet only through NAT gateways",
        fault = "Private subnet's Internet egress is not through a working NAT gateway",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "no private subnet has a network interface",
        reads = {
            InternetWay.class,
            NatGateways.class,
            OccupiedSubnets.class,
            SubnetTables.class,
            Subnets.class,
            VpcEndpoints.class,
            Ways.class
        })
@WithoutCommand(
        why = NoCommand.Why.DECISION,
        text = "someone has to decide whether the subnet needs the Internet, and a NAT gateway for it, which costs")
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
        Map<String, AddressSet> targets = targets(subnet, region, facts, missing);
        Seen<String> seen = new Seen<>(List.copyOf(targets.keySet()), missing);
        Optional<String> wrong =
                facts.first(seen, target -> !wrong(target, region, facts).isEmpty());
        if (wrong.isPresent()) {
            return Verdict.fail("%s", wrong(wrong.get(), region, facts));
        }
        Set<String> central = new TreeSet<>(targets.keySet());
        central.removeIf(target -> !isCentral(target, region, facts));
        Set<String> gateways = new TreeSet<>(targets.keySet());
        gateways.removeAll(central);
        boolean most = central.stream().anyMatch(target -> targets.get(target).isOpen());
        if (most || gateways.isEmpty() && !central.isEmpty()) {
            return Verdict.notApplicable(
                    "central egress through %s, which is not visible here", String.join(", ", central));
        }
        return gateways.isEmpty()
                ? Verdict.pass("isolated: no route leads to the Internet")
                : Verdict.pass("reaches the Internet through %s", String.join(", ", gateways));
    }

    /** Says what is wrong with a target; empty when nothing is. */
    private static String wrong(String target, String region, Facts facts) {
        if (target.startsWith("eni-") || target.startsWith("i-")) {
            return "reaches the Internet through " + target + ", an instance or interface";
        }
        if (!target.startsWith("nat-")) {
            return "";
        }
        NatGateway gateway = gateway(target, region, facts);
        return gateway.isAvailable() ? "" : "NAT gateway " + target + " is " + gateway.state();
    }

    private static boolean isCentral(String target, String region, Facts facts) {
        return CENTRAL.stream().anyMatch(target::startsWith)
                || target.startsWith("nat-") && !gateway(target, region, facts).isPublic();
    }

    /** Gives where a subnet sends addresses of the Internet; endpoints are followed to where their own subnet sends them. */
    private static Map<String, AddressSet> targets(
            Subnet subnet, String region, Facts facts, List<FactUnavailable> missing) {
        Ways.Found ways = ways(subnet.id(), region, facts);
        if (!ways.missing().isEmpty()) {
            throw ways.missing().get(0);
        }
        Map<String, AddressSet> targets = new TreeMap<>();
        ways.byTarget().forEach((target, addresses) -> {
            if (target.startsWith("vpce-")) {
                behind(target, addresses, region, facts, targets, missing);
            } else if (!target.startsWith("igw-")) {
                targets.merge(target, addresses, AddressSet::union);
            }
        });
        return targets;
    }

    private static void behind(
            String id,
            AddressSet sent,
            String region,
            Facts facts,
            Map<String, AddressSet> targets,
            List<FactUnavailable> missing) {
        Endpoint endpoint = facts.get(new VpcEndpoints(region)).get(id);
        if (endpoint == null) {
            missing.add(FactUnavailable.notVisibleFromHere("endpoint " + id + " is not shown"));
            return;
        }
        for (String subnet : endpoint.way().subnets()) {
            Ways.Found ways = ways(subnet, region, facts);
            missing.addAll(ways.missing());
            ways.byTarget().forEach((target, addresses) -> {
                AddressSet both = addresses.intersect(sent);
                if (target.startsWith("vpce-") && !both.isEmpty()) {
                    missing.add(FactUnavailable.notSettled(
                            "endpoint " + id + " leads to another, " + target + ", which is not followed"));
                } else if (!target.startsWith("igw-")
                        && !both.isEmpty()
                        && ways.missing().isEmpty()) {
                    targets.merge(target, both, AddressSet::union);
                }
            });
        }
    }

    private static Ways.Found ways(String subnet, String region, Facts facts) {
        RouteTable table = Answers.require(facts.get(new SubnetTables(region)).get(subnet), "route table of " + subnet);
        return facts.get(new Ways(region, table.id()));
    }

    private static NatGateway gateway(String id, String region, Facts facts) {
        return facts.get(new NatGateways(region)).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> FactUnavailable.notVisibleFromHere("NAT gateway " + id + " is not shown"));
    }
}
