package dev.harden.facts.s3;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.List;
import software.amazon.awssdk.services.s3.model.GetBucketAclResponse;
import software.amazon.awssdk.services.s3.model.Grant;

/**
 * Lists what a bucket's access control list grants; void where the bucket's owner owns all objects ({@link
 * BucketOwnership}).
 *
 * @param place the bucket
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAcl.html">GetBucketAcl</a>
 */
@Needs("s3:GetBucketAcl")
public record BucketAcl(Place place) implements Fact<List<Grant>> {
    @Override
    public List<Grant> load(Aws aws) {
        GetBucketAclResponse answer = place.client(aws).getBucketAcl(ask -> ask.bucket(place.bucket()));
        Answers.require(answer.owner(), "Owner");
        Answers.requireList(answer.hasGrants(), "AccessControlList");
        answer.grants().forEach(grant -> {
            Answers.require(grant.grantee(), "Grantee");
            Answers.require(grant.permissionAsString(), "Permission");
        });
        return answer.grants();
    }
}
