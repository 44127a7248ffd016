package dev.harden.checks.subnet;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.RegionCheck;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.facts.ec2.PeeringConnections;
import dev.harden.facts.ec2.ResolvedLists;
import dev.harden.facts.ec2.RouteTables;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import dev.harden.network.Route;
import dev.harden.network.RouteTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionVpcInfo;

/** Holds the routes of each table to a part of a peer VPC's range. */
@CheckInfo(
        id = "subnet-peering-least-routes",
        title = "Peering routes cover only part of the peer's range",
        fault = "Peering route covers the whole range of the peer",
        severity = Severity.LOW,
        scope = Breadth.REGION,
        none = "no route table has an active route to a peering connection",
        reads = {PeeringConnections.class, ResolvedLists.class, RouteTables.class})
@WithoutCommand(why = NoCommand.Why.VALUE, text = "someone has to name the ranges of the peer that are needed")
public final class SubnetPeeringLeastRoutes extends RegionCheck<RouteTable> {
    static final Option<List<String>> ALLOWED = Option.texts(
            "subnet-peering-least-routes.allowed",
            List.of(),
            "The ids of the peering connections whose whole range may be routed.");

    @Override
    public List<Option<?>> options() {
        return List.of(ALLOWED);
    }

    @Override
    protected Collection<RouteTable> items(String region, Facts facts) {
        return facts.get(new RouteTables(region)).values().stream()
                .filter(table -> !peers(table).isEmpty())
                .toList();
    }

    private static Set<String> peers(RouteTable table) {
        return table.routes().stream()
                .filter(route -> route.active() && route.target().startsWith("pcx-"))
                .map(Route::target)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    protected Verdict judge(RouteTable table, String region, Facts facts) {
        List<String> judged = peers(table).stream()
                .filter(peer -> !facts.option(ALLOWED).contains(peer))
                .toList();
        if (judged.isEmpty()) {
            return Verdict.pass(
                            "the option subnet-peering-least-routes.allowed names %s", String.join(", ", peers(table)))
                    .leftOutBy(ALLOWED);
        }
        return facts.first(judged, peer -> isWhole(table, peer, region, facts))
                .map(peer -> Verdict.fail("routes the whole range of the peer through %s", peer))
                .orElseGet(
                        () -> Verdict.pass("routes a part of the peer's range through %s", String.join(", ", judged)));
    }

    private static boolean isWhole(RouteTable table, String peer, String region, Facts facts) {
        List<FactUnavailable> missing = new ArrayList<>();
        AddressSet routed = routed(table, peer, region, facts, missing);
        AddressSet whole = whole(table, peer, facts.get(new PeeringConnections(region)));
        boolean covers4 = !whole.v4().isEmpty() && routed.v4().containsAll(whole.v4());
        boolean covers6 = !whole.v6().isEmpty() && routed.v6().containsAll(whole.v6());
        if (!covers4 && !covers6 && !missing.isEmpty()) {
            throw missing.get(0);
        }
        return covers4 || covers6;
    }

    private static AddressSet routed(
            RouteTable table, String peer, String region, Facts facts, List<FactUnavailable> missing) {
        List<Route> routes = table.routes().stream()
                .filter(route -> route.active() && route.target().equals(peer))
                .toList();
        Set<String> ids = routes.stream()
                .map(Route::prefixList)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
        ResolvedLists.Lists lists = facts.get(new ResolvedLists(region, ids));
        missing.addAll(lists.missing());
        AddressSet routed = AddressSet.NONE;
        for (Route route : routes) {
            List<Block> ranges = route.destination()
                    .map(List::of)
                    .orElseGet(() -> lists.entries().getOrDefault(route.prefixList(), List.of()));
            routed = routed.union(AddressSet.of(ranges));
        }
        return routed;
    }

    /** Gives the ranges of the VPC on the other side. */
    private static AddressSet whole(RouteTable table, String peer, List<VpcPeeringConnection> connections) {
        VpcPeeringConnection connection = connections.stream()
                .filter(one -> one.vpcPeeringConnectionId().equals(peer))
                .findFirst()
                .orElseThrow(() -> FactUnavailable.notVisibleFromHere("peering connection " + peer + " is not shown"));
        VpcPeeringConnectionVpcInfo requester = connection.requesterVpcInfo();
        VpcPeeringConnectionVpcInfo other =
                table.vpc().equals(requester.vpcId()) ? connection.accepterVpcInfo() : requester;
        List<String> ranges = new ArrayList<>();
        other.cidrBlockSet().forEach(one -> ranges.add(one.cidrBlock()));
        other.ipv6CidrBlockSet().forEach(one -> ranges.add(one.ipv6CidrBlock()));
        if (ranges.isEmpty()) {
            ranges.add(Answers.require(other.cidrBlock(), "cidrBlock"));
        }
        return AddressSet.of(ranges.stream().map(Block::parse).toList());
    }
}
