package dev.harden.facts.s3;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;

/**
 * Gives the settings that are on in a bucket's own public access block; a bucket without one, as from before April 2023, has
 * none on.
 *
 * @param place the bucket
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetPublicAccessBlock.html">GetPublicAccessBlock</a>
 */
@Needs(value = "s3:GetBucketPublicAccessBlock", operation = "s3:GetPublicAccessBlock")
public record BucketAccessBlock(Place place) implements Fact<Set<BlockSetting>> {
    @Override
    public Set<BlockSetting> load(Aws aws) {
        return Answers.absentWhen(() -> on(aws), "NoSuchPublicAccessBlockConfiguration")
                .orElse(Set.of());
    }

    private Set<BlockSetting> on(Aws aws) {
        PublicAccessBlockConfiguration block = Answers.require(
                place.client(aws)
                        .getPublicAccessBlock(ask -> ask.bucket(place.bucket()))
                        .publicAccessBlockConfiguration(),
                "PublicAccessBlockConfiguration");
        return BlockSetting.on(
                block.blockPublicAcls(),
                block.ignorePublicAcls(),
                block.blockPublicPolicy(),
                block.restrictPublicBuckets());
    }
}
