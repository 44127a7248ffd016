package dev.harden.facts.s3;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.List;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * Lists a bucket's tags.
 *
 * @param place the bucket
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketTagging.html">GetBucketTagging</a>
 */
@Needs("s3:GetBucketTagging")
public record BucketTags(Place place) implements Fact<List<Tag>> {
    @Override
    public List<Tag> load(Aws aws) {
        return Answers.absentWhen(
                        () -> {
                            GetBucketTaggingResponse answer =
                                    place.client(aws).getBucketTagging(ask -> ask.bucket(place.bucket()));
                            Answers.requireList(answer.hasTagSet(), "TagSet");
                            return answer.tagSet();
                        },
                        "NoSuchTagSet")
                .orElse(List.of());
    }
}
