package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.network.AddressSet;
import dev.harden.network.Subnet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ipv6AddressAttribute;
import software.amazon.awssdk.services.ec2.model.SubnetIpv6CidrBlockAssociation;

/**
 * Lists the subnets that the account sees, shared ones too, by id.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html">DescribeSubnets</a>
 */
@Needs("ec2:DescribeSubnets")
public record Subnets(String region) implements Fact<Map<String, Subnet>> {
    @Override
    public Map<String, Subnet> load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        Map<String, Subnet> subnets = new LinkedHashMap<>();
        ec2.describeSubnetsPaginator(request -> request.maxResults(1000)).forEach(page -> {
            Answers.requireList(page.hasSubnets(), "subnetSet");
            page.subnets()
                    .forEach(subnet -> subnets.put(Answers.require(subnet.subnetId(), "subnetId"), subnet(subnet)));
        });
        return subnets;
    }

    private static Subnet subnet(software.amazon.awssdk.services.ec2.model.Subnet subnet) {
        List<SubnetIpv6CidrBlockAssociation> sixes = subnet.ipv6CidrBlockAssociationSet().stream()
                .filter(one -> "associated"
                        .equals(Answers.require(one.ipv6CidrBlockState(), "ipv6CidrBlockState")
                                .stateAsString()))
                .toList();
        AddressSet four = subnet.cidrBlock() == null
                ? AddressSet.NONE
                : Read.block(subnet.cidrBlock(), "cidrBlock").addresses();
        var states = subnet.blockPublicAccessStates();
        String block = states == null ? null : states.internetGatewayBlockModeAsString();
        return new Subnet(
                subnet.subnetId(),
                Answers.require(subnet.ownerId(), "ownerId"),
                Answers.require(subnet.vpcId(), "vpcId"),
                new Subnet.Zone(
                        Answers.require(subnet.availabilityZone(), "availabilityZone"),
                        Answers.require(subnet.availabilityZoneId(), "availabilityZoneId")),
                Read.tags(subnet.tags()),
                new Subnet.Addresses(
                        !Boolean.TRUE.equals(subnet.ipv6Native()),
                        !sixes.isEmpty(),
                        Answers.require(subnet.mapPublicIpOnLaunch(), "mapPublicIpOnLaunch"),
                        Answers.require(subnet.assignIpv6AddressOnCreation(), "assignIpv6AddressOnCreation"),
                        four.union(addresses(sixes.stream())),
                        addresses(sixes.stream()
                                .filter(one -> one.ipv6AddressAttribute() == Ipv6AddressAttribute.PRIVATE))),
                block == null ? "" : block);
    }

    private static AddressSet addresses(Stream<SubnetIpv6CidrBlockAssociation> ranges) {
        return AddressSet.of(ranges.map(one -> Read.block(one.ipv6CidrBlock(), "ipv6CidrBlock"))
                .toList());
    }
}
