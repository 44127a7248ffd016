package dev.harden.facts.s3;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Set;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.model.PublicAccessBlockConfiguration;

/**
 * Gives the settings that are on for all buckets of an account, by its own public access block or by its organization's
 * policy.
 *
 * @param account the account's id
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_GetPublicAccessBlock.html">
 *     GetPublicAccessBlock</a>
 */
@Needs(value = "s3:GetAccountPublicAccessBlock", operation = "s3:GetPublicAccessBlock")
public record AccountAccessBlock(String account) implements Fact<Set<BlockSetting>> {
    @Override
    public Set<BlockSetting> load(Aws aws) {
        return Answers.absentWhen(() -> on(aws), "NoSuchPublicAccessBlockConfiguration")
                .orElse(Set.of());
    }

    private Set<BlockSetting> on(Aws aws) {
        PublicAccessBlockConfiguration block = Answers.require(
                aws.client(S3ControlClient.class, S3ControlClient::builder, Aws.GLOBAL)
                        .getPublicAccessBlock(ask -> ask.accountId(account))
                        .publicAccessBlockConfiguration(),
                "PublicAccessBlockConfiguration");
        return BlockSetting.on(
                block.blockPublicAcls(),
                block.ignorePublicAcls(),
                block.blockPublicPolicy(),
                block.restrictPublicBuckets());
    }
}
