package dev.harden.facts.s3;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;

/**
 * Tells how a bucket keeps its objects from being deleted; absent where Object Lock was never enabled.
 *
 * @param place the bucket
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectLockConfiguration.html">
 *     GetObjectLockConfiguration</a>
 */
@Needs(value = "s3:GetBucketObjectLockConfiguration", operation = "s3:GetObjectLockConfiguration")
public record ObjectLock(Place place) implements Fact<Optional<ObjectLockConfiguration>> {
    @Override
    public Optional<ObjectLockConfiguration> load(Aws aws) {
        return Answers.absentWhen(
                () -> {
                    ObjectLockConfiguration lock = Answers.require(
                            place.client(aws)
                                    .getObjectLockConfiguration(ask -> ask.bucket(place.bucket()))
                                    .objectLockConfiguration(),
                            "ObjectLockConfiguration");
                    Answers.require(lock.objectLockEnabledAsString(), "ObjectLockEnabled");
                    return lock;
                },
                "ObjectLockConfigurationNotFoundError");
    }
}
