package dev.harden.facts.s3;

import dev.harden.facts.Aws;
import dev.harden.model.Shell;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Is a bucket with the region that it is in, where alone S3 answers for it.
 *
 * @param bucket the bucket's name
 * @param region the region's code
 */
public record Place(String bucket, String region) {
    /**
     * Writes a command of the AWS CLI about it, to be pasted.
     *
     * @param operation as {@code put-bucket-versioning}
     * @param rest its other parameters, as the author wrote them, with {@code {}} in place of each value
     */
    public String command(String operation, String rest, Object... values) {
        return Shell.command("aws s3api " + operation + " --bucket {} --region {} ", bucket, region)
                + Shell.command(rest, values);
    }

    S3Client client(Aws aws) {
        return aws.client(S3Client.class, S3Client::builder, region);
    }
}
