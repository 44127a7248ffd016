package dev.harden.facts.s3;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;

/**
 * Tells who owns the objects that others write to a bucket. Absent in buckets from before April 2023 that were never told:
 * whoever writes them does.
 *
 * @param place the bucket
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketOwnershipControls.html">
 *     GetBucketOwnershipControls</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html">Object Ownership</a>
 */
@Needs("s3:GetBucketOwnershipControls")
public record BucketOwnership(Place place) implements Fact<Optional<String>> {
    /** The bucket's owner owns all objects, and access control lists are void. */
    public static final String ENFORCED = "BucketOwnerEnforced";

    @Override
    public Optional<String> load(Aws aws) {
        return Answers.absentWhen(
                () -> {
                    var controls = Answers.require(
                            place.client(aws)
                                    .getBucketOwnershipControls(ask -> ask.bucket(place.bucket()))
                                    .ownershipControls(),
                            "OwnershipControls");
                    Answers.requireList(!controls.rules().isEmpty(), "Rule");
                    OwnershipControlsRule rule = controls.rules().get(0);
                    return Answers.require(rule.objectOwnershipAsString(), "ObjectOwnership");
                },
                "OwnershipControlsNotFoundError");
    }
}
