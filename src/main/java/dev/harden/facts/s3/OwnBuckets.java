package dev.harden.facts.s3;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;

/**
 * Lists all buckets that the account owns, in all regions.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html">ListBuckets</a>
 */
@Needs(value = "s3:ListAllMyBuckets", operation = "s3:ListBuckets")
public record OwnBuckets() implements Fact<List<Bucket>> {
    /** Without a page's size S3 answers all at once, and refuses accounts whose quota is above that. */
    private static final int PAGE = 1000;

    @Override
    public List<Bucket> load(Aws aws) {
        List<Bucket> found = new ArrayList<>();
        var pages = aws.client(S3Client.class, S3Client::builder, Aws.GLOBAL)
                .listBucketsPaginator(request -> request.maxBuckets(PAGE));
        for (ListBucketsResponse page : pages) {
            Answers.requireList(page.hasBuckets(), "Buckets");
            page.buckets().forEach(bucket -> Answers.require(bucket.name(), "Name"));
            found.addAll(page.buckets());
        }
        return List.copyOf(found);
    }
}
