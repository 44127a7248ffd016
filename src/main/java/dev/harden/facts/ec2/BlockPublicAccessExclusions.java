package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessExclusionsResponse;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessExclusion;

/**
 * Lists the VPCs and subnets that VPC Block Public Access leaves out.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcBlockPublicAccessExclusions.html">DescribeVpcBlockPublicAccessExclusions</a>
 */
@Needs("ec2:DescribeVpcBlockPublicAccessExclusions")
public record BlockPublicAccessExclusions(String region) implements Fact<List<VpcBlockPublicAccessExclusion>> {
    @Override
    public List<VpcBlockPublicAccessExclusion> load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        List<VpcBlockPublicAccessExclusion> all = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            DescribeVpcBlockPublicAccessExclusionsResponse page = ec2.describeVpcBlockPublicAccessExclusions(
                    request -> request.maxResults(1000).nextToken(next));
            Answers.requireList(page.hasVpcBlockPublicAccessExclusions(), "vpcBlockPublicAccessExclusionSet");
            for (VpcBlockPublicAccessExclusion one : page.vpcBlockPublicAccessExclusions()) {
                Answers.require(one.resourceArn(), "resourceArn");
                Answers.require(one.stateAsString(), "state");
                Answers.require(one.internetGatewayExclusionModeAsString(), "internetGatewayExclusionMode");
                all.add(one);
            }
            token = page.nextToken();
        } while (token != null && !token.isEmpty());
        return List.copyOf(all);
    }
}
