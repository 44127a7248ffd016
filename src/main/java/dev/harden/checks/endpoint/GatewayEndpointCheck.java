package dev.harden.checks.endpoint;

import dev.harden.checks.Mend;
import dev.harden.checks.Reads;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.SubnetTables;
import dev.harden.facts.ec2.VpcEndpoints;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import dev.harden.network.Endpoint;
import dev.harden.network.RouteTable;
import dev.harden.network.Subnet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges whether private subnets reach a service through a gateway endpoint, or an interface endpoint in its place. */
@Reads({SubnetTables.class, VpcEndpoints.class})
abstract class GatewayEndpointCheck extends PrivateVpcCheck {
    /** Gives the last word of the service's name. */
    abstract String service();

    @Override
    final Verdict judge(Seen<Subnet> subnets, List<Endpoint> endpoints, String region, Facts facts) {
        Optional<Endpoint> serving =
                endpoints.stream().filter(one -> serves(one, region, service())).findFirst();
        if (serving.isPresent()) {
            return Verdict.pass(
                    "%s serves the VPC with private DNS", serving.get().id());
        }
        Set<String> tables = endpoints.stream()
                .filter(one -> one.isGateway() && isOf(one, region, service()))
                .flatMap(one -> one.way().tables().stream())
                .collect(Collectors.toSet());
        Optional<Subnet> without = facts.first(
                subnets, subnet -> !tables.contains(table(subnet, region, facts).id()));
        return without.map(subnet -> Verdict.fail(
                                "%s of private subnet %s has no route to a gateway endpoint of %s",
                                table(subnet, region, facts).id(), subnet.id(), service())
                        .mendedBy(routed(subnets, tables, endpoints, region, facts)))
                .orElseGet(() -> Verdict.pass(
                        "each private subnet has a route to a gateway endpoint (private subnets: %d)",
                        subnets.items().size()));
    }

    private static RouteTable table(Subnet subnet, String region, Facts facts) {
        return Answers.require(facts.get(new SubnetTables(region)).get(subnet.id()), "route table of " + subnet.id());
    }

    /** Leads the tables of private subnets to a gateway endpoint, the VPC's own or a new one. */
    private Mend routed(
            Seen<Subnet> subnets, Set<String> tables, List<Endpoint> endpoints, String region, Facts facts) {
        String vpc = subnets.items().get(0).vpc();
        Map<String, RouteTable> known = facts.get(new SubnetTables(region));
        List<String> lacking = subnets.items().stream()
                .map(subnet -> known.get(subnet.id()))
                .filter(Objects::nonNull)
                .map(RouteTable::id)
                .filter(table -> !tables.contains(table))
                .distinct()
                .sorted()
                .toList();
        return endpoints.stream()
                .filter(one -> one.isGateway() && isOf(one, region, service()))
                .findFirst()
                .map(endpoint -> led(endpoint, lacking, region))
                .orElseGet(
                        () -> made(vpc, lacking, region, subnets.items().get(0).owner()));
    }

    private Mend led(Endpoint endpoint, List<String> lacking, String region) {
        String id = endpoint.id();
        Call read = Call.of("ec2", "DescribeVpcEndpoints", region, "VpcEndpointIds", List.of(id));
        Step step = Step.of(modify(id, region, "AddRouteTableIds", lacking))
                .guarded(Guard.of(
                        read,
                        "length(VpcEndpoints[0].RouteTableIds) == `"
                                + endpoint.way().tables().size() + "`"))
                .but(Effect.CUTS_OFF, cutOff(lacking) + "; and what the endpoint's policy does not allow")
                .undoneBy(modify(id, region, "RemoveRouteTableIds", lacking));
        return Mend.of(
                        new Target("AWS::EC2::VPCEndpoint", region, id, "route tables"),
                        String.join(", ", lacking) + " leads to " + id,
                        step)
                .foretelling(new VpcEndpoints(region), all -> {
                    Map<String, Endpoint> after = new LinkedHashMap<>(all);
                    after.computeIfPresent(id, (same, one) -> with(one, lacking));
                    return after;
                });
    }

    private static Call modify(String id, String region, String member, List<String> tables) {
        return Call.of("ec2", "ModifyVpcEndpoint", region, "VpcEndpointId", id, member, tables);
    }

    private static Endpoint with(Endpoint one, List<String> lacking) {
        Endpoint.Way way = one.way();
        Set<String> tables = new HashSet<>(way.tables());
        tables.addAll(lacking);
        return new Endpoint(
                one.id(),
                one.owner(),
                one.vpc(),
                one.service(),
                one.state(),
                new Endpoint.Way(way.type(), tables, way.subnets(), way.groups(), way.privateDns(), way.v6()),
                one.policy());
    }

    private Mend made(String vpc, List<String> lacking, String region, String account) {
        String name = "com.amazonaws." + region + "." + service();
        String policy = Call.json(policy(account));
        Call read = Call.of(
                "ec2",
                "DescribeVpcEndpoints",
                region,
                "Filters",
                List.of(
                        Call.map("Name", "vpc-id", "Values", List.of(vpc)),
                        Call.map("Name", "service-name", "Values", List.of(name)),
                        Call.map("Name", "vpc-endpoint-type", "Values", List.of("Gateway"))));
        Step step = Step.of(Call.of(
                        "ec2",
                        "CreateVpcEndpoint",
                        region,
                        "VpcId",
                        vpc,
                        "ServiceName",
                        name,
                        "VpcEndpointType",
                        "Gateway",
                        "RouteTableIds",
                        lacking,
                        "PolicyDocument",
                        policy))
                .guarded(Guard.of(read, "length(VpcEndpoints) == `0`"))
                .undoneBy(Call.of("ec2", "DeleteVpcEndpoints", region, "VpcEndpointIds", List.of("<ENDPOINT_ID>"))
                        .finding("ENDPOINT_ID", read, "VpcEndpoints[0].VpcEndpointId"))
                .but(Effect.CUTS_OFF, cutOff(lacking) + "; and " + denied());
        Endpoint endpoint = new Endpoint(
                "vpce-new-" + service() + "-of-" + vpc,
                account,
                vpc,
                name,
                "available",
                new Endpoint.Way("Gateway", Set.copyOf(lacking), Set.of(), Set.of(), false, false),
                policy);
        return Mend.of(
                        new Target("AWS::EC2::VPC", region, vpc, "gateway endpoint of " + service()),
                        vpc + " has a gateway endpoint of " + service(),
                        step)
                .foretelling(new VpcEndpoints(region), all -> {
                    Map<String, Endpoint> after = new LinkedHashMap<>(all);
                    after.put(endpoint.id(), endpoint);
                    return after;
                });
    }

    private String cutOff(List<String> tables) {
        return "connections to " + service() + " that are open now, and requests that a policy allows by their public"
                + " address, from subnets of " + String.join(", ", tables);
    }

    /** Says what the policy of a new endpoint does not let through. */
    String denied() {
        return "requests that other accounts' principals sign";
    }

    /** Gives the policy of a new endpoint: one that allowed everything would fail itself. */
    Map<String, Object> policy(String account) {
        return Call.map("Version", "2012-10-17", "Statement", statements(account));
    }

    /** Lets the account's own principals do everything. */
    List<Object> statements(String account) {
        return List.of(Call.map(
                "Effect",
                "Allow",
                "Principal",
                "*",
                "Action",
                "*",
                "Resource",
                "*",
                "Condition",
                Call.map("StringEquals", Call.map("aws:PrincipalAccount", account))));
    }
}
