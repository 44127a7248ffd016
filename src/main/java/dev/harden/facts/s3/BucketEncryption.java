package dev.harden.facts.s3;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;

/**
 * Tells how a bucket encrypts new objects by default. Absent where it was never told: S3 encrypts them all the same, with
 * keys of its own.
 *
 * @param place the bucket
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketEncryption.html">GetBucketEncryption</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html">Default encryption</a>
 */
@Needs(value = "s3:GetEncryptionConfiguration", operation = "s3:GetBucketEncryption")
public record BucketEncryption(Place place) implements Fact<Optional<ServerSideEncryptionByDefault>> {
    @Override
    public Optional<ServerSideEncryptionByDefault> load(Aws aws) {
        return Answers.absentWhen(
                        () -> place.client(aws)
                                .getBucketEncryption(ask -> ask.bucket(place.bucket()))
                                .serverSideEncryptionConfiguration(),
                        "ServerSideEncryptionConfigurationNotFoundError")
                .flatMap(BucketEncryption::read);
    }

    private static Optional<ServerSideEncryptionByDefault> read(ServerSideEncryptionConfiguration configuration) {
        Answers.requireList(configuration.hasRules() && !configuration.rules().isEmpty(), "Rule");
        ServerSideEncryptionByDefault chosen = configuration.rules().get(0).applyServerSideEncryptionByDefault();
        if (chosen != null) {
            Answers.require(chosen.sseAlgorithmAsString(), "SSEAlgorithm");
        }
        return Optional.ofNullable(chosen);
    }

    /** Tells whether a default is KMS, in one layer or two. */
    public static boolean isKms(Optional<ServerSideEncryptionByDefault> chosen) {
        return chosen.filter(one -> one.sseAlgorithmAsString().startsWith("aws:kms"))
                .isPresent();
    }
}
