package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.network.Block;
import dev.harden.network.Route;
import dev.harden.network.RouteTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;

/**
 * Lists the route tables that the account sees, by id, without the routes that a route server offers and AWS filters out:
 * they are not in force, and drop nothing.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRouteTables.html">DescribeRouteTables</a>
 */
@Needs("ec2:DescribeRouteTables")
public record RouteTables(String region) implements Fact<Map<String, RouteTable>> {
    @Override
    public Map<String, RouteTable> load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        Map<String, RouteTable> tables = new LinkedHashMap<>();
        ec2.describeRouteTablesPaginator(request -> request.maxResults(100)).forEach(page -> {
            Answers.requireList(page.hasRouteTables(), "routeTableSet");
            page.routeTables()
                    .forEach(table -> tables.put(Answers.require(table.routeTableId(), "routeTableId"), table(table)));
        });
        return tables;
    }

    private static RouteTable table(software.amazon.awssdk.services.ec2.model.RouteTable table) {
        List<RouteTableAssociation> associations = table.associations().stream()
                .filter(one -> one.associationState() == null
                        || one.associationState().stateAsString() == null
                        || one.associationState().stateAsString().startsWith("associat"))
                .toList();
        return new RouteTable(
                table.routeTableId(),
                Answers.require(table.ownerId(), "ownerId"),
                Answers.require(table.vpcId(), "vpcId"),
                associations.stream().anyMatch(one -> Boolean.TRUE.equals(one.main())),
                associations.stream()
                        .map(RouteTableAssociation::subnetId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                associations.stream()
                        .map(RouteTableAssociation::gatewayId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                table.routes().stream()
                        .filter(one -> one.state() != RouteState.FILTERED)
                        .map(RouteTables::route)
                        .toList());
    }

    private static Route route(software.amazon.awssdk.services.ec2.model.Route route) {
        Optional<Block> range = Stream.of(route.destinationCidrBlock(), route.destinationIpv6CidrBlock())
                .filter(Objects::nonNull)
                .findFirst()
                .map(text -> Read.block(text, "destinationCidrBlock"));
        String list = route.destinationPrefixListId();
        if (range.isEmpty() && list == null) {
            throw new Answers.Incomplete("a route's destination");
        }
        String target = Stream.of(
                        route.gatewayId(),
                        route.natGatewayId(),
                        route.egressOnlyInternetGatewayId(),
                        route.transitGatewayId(),
                        route.vpcPeeringConnectionId(),
                        route.networkInterfaceId(),
                        route.instanceId(),
                        route.localGatewayId(),
                        route.carrierGatewayId(),
                        route.coreNetworkArn(),
                        route.odbNetworkArn())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        String state = Answers.require(route.stateAsString(), "state");
        boolean propagated = "EnableVgwRoutePropagation".equals(route.originAsString())
                || "Advertisement".equals(route.originAsString());
        return new Route(range, list == null ? "" : list, target, state.equals("active"), propagated);
    }
}
