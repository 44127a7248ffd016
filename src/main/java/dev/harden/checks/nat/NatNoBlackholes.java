package dev.harden.checks.nat;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Mend;
import dev.harden.checks.RegionCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.RouteTables;
import dev.harden.facts.ec2.SubnetTables;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import dev.harden.network.Route;
import dev.harden.network.RouteTable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
                : mended(Verdict.fail("blackhole routes: %s", String.join(", ", holes)), table, region);
    }

    private static Verdict mended(Verdict verdict, RouteTable table, String region) {
        List<Route> dead =
                table.routes().stream().filter(route -> !route.active()).toList();
        Optional<Route> others = dead.stream()
                .filter(route -> route.propagated() || route.mayBeOfGatewayEndpoint())
                .findFirst();
        if (others.isPresent()) {
            return verdict.withoutCommand(
                    NoCommand.Why.DECISION,
                    "what put the route to " + others.get().to() + " there has to take it away: "
                            + (others.get().propagated()
                                    ? "the propagation of routes"
                                    : others.get().target()));
        }
        Mend gone = Mend.of(
                        new Target("AWS::EC2::RouteTable", region, table.id(), "blackholes"),
                        table.id() + " has no route whose target is gone",
                        dead.stream().map(route -> delete(table, route, region)).toArray(Step[]::new))
                .foretelling(new RouteTables(region), tables -> {
                    Map<String, RouteTable> left = new LinkedHashMap<>(tables);
                    left.computeIfPresent(table.id(), (id, one) -> without(one, dead));
                    return left;
                });
        return verdict.mendedBy(gone);
    }

    private static RouteTable without(RouteTable table, List<Route> dead) {
        return new RouteTable(
                table.id(),
                table.owner(),
                table.vpc(),
                table.main(),
                table.subnets(),
                table.gateways(),
                table.routes().stream().filter(route -> !dead.contains(route)).toList());
    }

    private static Step delete(RouteTable table, Route route, String region) {
        String member = route.destination().isEmpty()
                ? "DestinationPrefixListId"
                : route.destination().get().first().v6() ? "DestinationIpv6CidrBlock" : "DestinationCidrBlock";
        Call read = Call.of("ec2", "DescribeRouteTables", region, "RouteTableIds", List.of(table.id()));
        return Step.of(Call.of("ec2", "DeleteRoute", region, "RouteTableId", table.id(), member, route.to()))
                .guarded(Guard.of(
                        read,
                        "length(RouteTables[0].Routes[?" + member + "=='" + route.to() + "' && State=='blackhole']) =="
                                + " `1`"))
                .but(Effect.IRREVERSIBLE, "no route can be made to a target that is gone");
    }
}
