package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessOptions;

/**
 * Tells how VPC Block Public Access is set in a region.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcBlockPublicAccessOptions.html">DescribeVpcBlockPublicAccessOptions</a>
 */
@Needs("ec2:DescribeVpcBlockPublicAccessOptions")
public record BlockPublicAccess(String region) implements Fact<VpcBlockPublicAccessOptions> {
    @Override
    public VpcBlockPublicAccessOptions load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        VpcBlockPublicAccessOptions options = Answers.require(
                ec2.describeVpcBlockPublicAccessOptions(request -> {}).vpcBlockPublicAccessOptions(),
                "vpcBlockPublicAccessOptions");
        Answers.require(options.internetGatewayBlockModeAsString(), "internetGatewayBlockMode");
        Answers.require(options.stateAsString(), "state");
        return options;
    }
}
