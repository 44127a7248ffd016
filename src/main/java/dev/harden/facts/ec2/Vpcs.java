package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import dev.harden.network.Vpc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * Lists the VPCs that the account sees, shared ones too, by id.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html">DescribeVpcs</a>
 */
@Needs("ec2:DescribeVpcs")
public record Vpcs(String region) implements Fact<Map<String, Vpc>> {
    @Override
    public Map<String, Vpc> load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        Map<String, Vpc> vpcs = new LinkedHashMap<>();
        ec2.describeVpcsPaginator(request -> request.maxResults(1000)).forEach(page -> {
            Answers.requireList(page.hasVpcs(), "vpcSet");
            page.vpcs().forEach(vpc -> vpcs.put(Answers.require(vpc.vpcId(), "vpcId"), vpc(vpc)));
        });
        return vpcs;
    }

    private static Vpc vpc(software.amazon.awssdk.services.ec2.model.Vpc vpc) {
        List<Block> ranges = new ArrayList<>();
        vpc.cidrBlockAssociationSet().stream()
                .filter(one -> "associated"
                        .equals(Answers.require(one.cidrBlockState(), "cidrBlockState")
                                .stateAsString()))
                .forEach(one -> ranges.add(Read.block(one.cidrBlock(), "cidrBlock")));
        vpc.ipv6CidrBlockAssociationSet().stream()
                .filter(one -> "associated"
                        .equals(Answers.require(one.ipv6CidrBlockState(), "ipv6CidrBlockState")
                                .stateAsString()))
                .forEach(one -> ranges.add(Read.block(one.ipv6CidrBlock(), "ipv6CidrBlock")));
        if (ranges.isEmpty()) {
            ranges.add(Read.block(vpc.cidrBlock(), "cidrBlock"));
        }
        return new Vpc(
                vpc.vpcId(),
                Answers.require(vpc.ownerId(), "ownerId"),
                Answers.require(vpc.isDefault(), "isDefault"),
                AddressSet.of(ranges));
    }
}
