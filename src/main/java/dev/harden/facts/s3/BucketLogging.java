package dev.harden.facts.s3;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;

/**
 * Tells where a bucket's access logs go; absent when access is not logged.
 *
 * @param place the bucket
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLogging.html">GetBucketLogging</a>
 */
@Needs("s3:GetBucketLogging")
public record BucketLogging(Place place) implements Fact<Optional<LoggingEnabled>> {
    @Override
    public Optional<LoggingEnabled> load(Aws aws) {
        Optional<LoggingEnabled> logging = Optional.ofNullable(place.client(aws)
                .getBucketLogging(ask -> ask.bucket(place.bucket()))
                .loggingEnabled());
        logging.ifPresent(to -> Answers.require(to.targetBucket(), "TargetBucket"));
        return logging;
    }
}
