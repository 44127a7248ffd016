package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * Tells whether new volumes and copies of snapshots are encrypted whatever their maker asks for.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetEbsEncryptionByDefault.html">GetEbsEncryptionByDefault</a>
 */
@Needs("ec2:GetEbsEncryptionByDefault")
public record EbsEncryptionByDefault(String region) implements Fact<Boolean> {
    @Override
    public Boolean load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        return Answers.require(
                ec2.getEbsEncryptionByDefault(request -> {}).ebsEncryptionByDefault(), "ebsEncryptionByDefault");
    }
}
