package dev.harden.checks.trail;

import dev.harden.checks.Check;
import dev.harden.checks.Given;
import dev.harden.facts.s3.BucketHead;
import dev.harden.facts.s3.OwnBuckets;
import dev.harden.facts.s3.Place;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.Bucket;

/** Builds accounts of one trail that writes to one bucket, for tests. */
final class GivenTrailBuckets {
    static final Place LOGS = new Place("logs", "eu-west-1");

    private GivenTrailBuckets() {}

    /** Lets the account own the bucket. */
    static Given own() {
        return Given.facts()
                .fact(
                        new OwnBuckets(),
                        List.of(Bucket.builder()
                                .name(LOGS.bucket())
                                .bucketRegion(LOGS.region())
                                .build()));
    }

    /** Lets another account own the bucket. */
    static Given anothers() {
        return head(BucketHead.Answer.REFUSED);
    }

    /** Gives the account of the same run that owns another's bucket. */
    static Given archive() {
        return Given.in("999999999999")
                .fact(
                        new OwnBuckets(),
                        List.of(Bucket.builder()
                                .name(LOGS.bucket())
                                .bucketRegion(LOGS.region())
                                .build()));
    }

    /** Lets nobody own the bucket. */
    static Given gone() {
        return head(BucketHead.Answer.NONE);
    }

    private static Given head(BucketHead.Answer answer) {
        return Given.facts()
                .fact(new OwnBuckets(), List.of())
                .fact(BucketHead.of(LOGS.bucket()), new BucketHead.Head(answer, Optional.of(LOGS.region())));
    }

    /** Gives what is said about the trail, behind its ARN. */
    static String judged(Check<?> check, Given given) {
        List<String> said = new GivenTrails(given)
                .trail(GivenTrails.multiRegion("main"))
                .facts()
                .judge(check);
        if (said.size() != 1) {
            throw new AssertionError("not one finding: " + said);
        }
        return said.get(0).replace("arn:aws:cloudtrail:us-east-1:111122223333:trail/", "");
    }
}
