package dev.harden.facts.s3;

import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Asks for a bucket by name, whoever owns it. S3's answer is a status without a body, and a refusal says something too:
 * the bucket exists.
 *
 * @param bucket the bucket's name
 * @param region the region to ask in, or {@code global}
 * @param owner the account that must own it for the answer to be {@link Answer#READABLE}; anybody when absent
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html">HeadBucket</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html">Verifying bucket
 *     ownership</a>
 */
@Needs(value = "s3:ListBucket", operation = "s3:HeadBucket")
public record BucketHead(String bucket, String region, Optional<String> owner) implements Fact<BucketHead.Head> {
    private static final String REGION = "x-amz-bucket-region";

    /** What the status says. */
    public enum Answer {
        /** 200: it exists, and is the expected owner's where one was named. */
        READABLE,
        /** 301, or 400 with the bucket's region: it exists in another region. */
        ELSEWHERE,
        /** 403: it exists; it is not to be read, or not the expected owner's. */
        REFUSED,
        /** 404: there is none of that name. */
        NONE
    }

    /**
     * Is S3's answer.
     *
     * @param answer what the status says
     * @param region the bucket's region, where S3 named it
     */
    public record Head(Answer answer, Optional<String> region) {}

    public static BucketHead of(String bucket) {
        return new BucketHead(bucket, Aws.GLOBAL, Optional.empty());
    }

    @Override
    public Head load(Aws aws) {
        S3Client client = aws.client(S3Client.class, S3Client::builder, region);
        HeadBucketRequest request = HeadBucketRequest.builder()
                .bucket(bucket)
                .expectedBucketOwner(owner.orElse(null))
                .build();
        try {
            HeadBucketResponse response = client.headBucket(request);
            return new Head(Answer.READABLE, Optional.ofNullable(response.bucketRegion()));
        } catch (S3Exception status) {
            Optional<String> where = status.awsErrorDetails() == null
                    ? Optional.empty()
                    : status.awsErrorDetails().sdkHttpResponse().firstMatchingHeader(REGION);
            return new Head(read(status, where), where);
        }
    }

    private static Answer read(S3Exception status, Optional<String> where) {
        return switch (status.statusCode()) {
            case 301 -> Answer.ELSEWHERE;
            case 403 -> Answer.REFUSED;
            case 404 -> Answer.NONE;
            case 400 -> {
                if (where.isPresent()) {
                    yield Answer.ELSEWHERE;
                }
                throw status;
            }
            default -> throw status;
        };
    }
}
