package dev.harden.facts.s3;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;

/**
 * Tells whether S3 holds a bucket's policy to be public; it says nothing of access control lists and access points. Without
 * a policy it is not.
 *
 * @param place the bucket
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicyStatus.html">GetBucketPolicyStatus</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status">
 *     The meaning of "public"</a>
 */
@Needs("s3:GetBucketPolicyStatus")
public record BucketPolicyStatus(Place place) implements Fact<Boolean> {
    @Override
    public Boolean load(Aws aws) {
        return Answers.absentWhen(
                        () -> {
                            var status = place.client(aws)
                                    .getBucketPolicyStatus(ask -> ask.bucket(place.bucket()))
                                    .policyStatus();
                            return Answers.require(
                                    Answers.require(status, "PolicyStatus").isPublic(), "IsPublic");
                        },
                        "NoSuchBucketPolicy")
                .orElse(false);
    }
}
