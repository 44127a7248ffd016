package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.network.NatGateway;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;

/**
 * Lists the NAT gateways of the account, those that are gone for an hour at most too.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNatGateways.html">DescribeNatGateways</a>
 */
@Needs("ec2:DescribeNatGateways")
public record NatGateways(String region) implements Fact<List<NatGateway>> {
    @Override
    public List<NatGateway> load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        List<NatGateway> gateways = new ArrayList<>();
        ec2.describeNatGatewaysPaginator(request -> request.maxResults(1000)).forEach(page -> {
            Answers.requireList(page.hasNatGateways(), "natGatewaySet");
            page.natGateways().forEach(one -> gateways.add(read(one)));
        });
        return List.copyOf(gateways);
    }

    private static NatGateway read(software.amazon.awssdk.services.ec2.model.NatGateway one) {
        boolean everywhere = "enabled".equals(one.autoProvisionZonesAsString());
        Set<String> zones = one.natGatewayAddresses().stream()
                .map(NatGatewayAddress::availabilityZoneId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        boolean regional = "regional".equals(one.availabilityModeAsString());
        if (regional && !everywhere && zones.isEmpty()) {
            throw new Answers.Incomplete("availabilityZoneId");
        }
        return new NatGateway(
                Answers.require(one.natGatewayId(), "natGatewayId"),
                Answers.require(one.vpcId(), "vpcId"),
                regional ? "" : Answers.require(one.subnetId(), "subnetId"),
                regional ? Answers.require(one.routeTableId(), "routeTableId") : "",
                Answers.require(one.stateAsString(), "state"),
                !"private".equals(one.connectivityTypeAsString()),
                everywhere ? Set.of(NatGateway.EVERY_ZONE) : zones);
    }
}
