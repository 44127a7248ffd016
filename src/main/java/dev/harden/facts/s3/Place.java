package dev.harden.facts.s3;

import dev.harden.facts.Aws;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Is a bucket with the region that it is in, where alone S3 answers for it.
 *
 * @param bucket the bucket's name
 * @param region the region's code
 */
public record Place(String bucket, String region) {
    S3Client client(Aws aws) {
        return aws.client(S3Client.class, S3Client::builder, region);
    }
}
