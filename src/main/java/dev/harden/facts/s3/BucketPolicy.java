package dev.harden.facts.s3;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Optional;

/**
 * Gives the text of a bucket's policy; absent where it has none. Only the account that owns the bucket is given it.
 *
 * @param place the bucket
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html">GetBucketPolicy</a>
 */
@Needs("s3:GetBucketPolicy")
public record BucketPolicy(Place place) implements Fact<Optional<String>> {
    @Override
    public Optional<String> load(Aws aws) {
        return Answers.absentWhen(
                () -> Answers.require(
                        place.client(aws)
                                .getBucketPolicy(ask -> ask.bucket(place.bucket()))
                                .policy(),
                        "Policy"),
                "NoSuchBucketPolicy");
    }
}
