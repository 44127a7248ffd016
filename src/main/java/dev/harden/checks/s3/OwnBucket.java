package dev.harden.checks.s3;

import dev.harden.model.Account;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import java.util.List;
import software.amazon.awssdk.services.s3.model.Bucket;

/**
 * Is a bucket of the account, as the subject of a finding.
 *
 * @param name its name
 * @param account the account
 */
record OwnBucket(String name, Account account) {
    static List<OwnBucket> all(Scope scope, List<Bucket> buckets) {
        return buckets.stream()
                .map(bucket -> new OwnBucket(bucket.name(), scope.account()))
                .toList();
    }

    Resource resource() {
        return new Resource("arn:" + account.partition() + ":s3:::" + name, name, "AWS::S3::Bucket", name);
    }
}
