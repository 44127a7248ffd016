package dev.harden.checks.nat;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.RegionCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.RouteTables;
import dev.harden.facts.ec2.SubnetTables;
import dev.harden.model.Severity;
import dev.harden.network.RouteTable;
import java.util.Collection;
import java.util.List;

/** Holds each route table that subnets use to routes whose target is there. */
@CheckInfo(
        id = "nat-no-blackholes",
        title = "Route tables in use have no blackhole routes",
        fault = "Blackhole route in a route table in use",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no route table",
        reads = {RouteTables.class, SubnetTables.class})
public final class NatNoBlackholes extends RegionCheck<RouteTable> {
    @Override
    protected Collection<RouteTable> items(String region, Facts facts) {
        return facts.get(new RouteTables(region)).values();
    }

    @Override
    protected Verdict judge(RouteTable table, String region, Facts facts) {
        boolean used = facts.get(new SubnetTables(region)).values().stream()
                .anyMatch(one -> one.id().equals(table.id()));
        if (!used) {
            return Verdict.notApplicable("no subnet uses %s", table.id());
        }
        List<String> holes = table.routes().stream()
                .filter(route -> !route.active())
                .map(route -> route.to() + " to " + (route.target().isEmpty() ? "nothing" : route.target()))
                .toList();
        return holes.isEmpty()
                ? Verdict.pass(
                        "no route is a blackhole (routes: %d)", table.routes().size())
                : Verdict.fail("blackhole routes: %s", String.join(", ", holes));
    }
}
