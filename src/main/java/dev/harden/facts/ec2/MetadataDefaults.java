package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataDefaultsResponse;

/**
 * Gives what the account sets for the metadata service of new instances; a setting that is not there is no preference.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetInstanceMetadataDefaults.html">GetInstanceMetadataDefaults</a>
 */
@Needs("ec2:GetInstanceMetadataDefaults")
public record MetadataDefaults(String region) implements Fact<InstanceMetadataDefaultsResponse> {
    @Override
    public InstanceMetadataDefaultsResponse load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        return Answers.require(ec2.getInstanceMetadataDefaults(request -> {}).accountLevel(), "accountLevel");
    }
}
