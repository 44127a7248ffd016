package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;

/**
 * Lists the peering connections that the account has a side of.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcPeeringConnections.html">DescribeVpcPeeringConnections</a>
 */
@Needs("ec2:DescribeVpcPeeringConnections")
public record PeeringConnections(String region) implements Fact<List<VpcPeeringConnection>> {
    @Override
    public List<VpcPeeringConnection> load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        List<VpcPeeringConnection> all = new ArrayList<>();
        ec2.describeVpcPeeringConnectionsPaginator(request -> request.maxResults(1000))
                .forEach(page -> {
                    Answers.requireList(page.hasVpcPeeringConnections(), "vpcPeeringConnectionSet");
                    page.vpcPeeringConnections().forEach(one -> {
                        Answers.require(one.vpcPeeringConnectionId(), "vpcPeeringConnectionId");
                        Answers.require(one.requesterVpcInfo(), "requesterVpcInfo");
                        Answers.require(one.accepterVpcInfo(), "accepterVpcInfo");
                        all.add(one);
                    });
                });
        return List.copyOf(all);
    }
}
