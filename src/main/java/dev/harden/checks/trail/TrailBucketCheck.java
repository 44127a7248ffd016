package dev.harden.checks.trail;

import dev.harden.checks.Reads;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.s3.Place;
import dev.harden.facts.s3.PlaceOf;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Judges the bucket of each trail, as far as it can be seen where another account owns it. */
@Reads({PlaceOf.class})
abstract class TrailBucketCheck extends TrailCheck {
    @Override
    final Verdict judge(Trail trail, GetTrailStatusResponse status, Facts facts) {
        String bucket = Answers.require(trail.s3BucketName(), "S3BucketName");
        return facts.get(new PlaceOf(bucket))
                .map(place -> judge("trail " + trail.name() + " writes to " + bucket, place, facts))
                .orElseGet(() ->
                        Verdict.notApplicable("trail %s writes to %s, which does not exist", trail.name(), bucket));
    }

    /**
     * Decides about a bucket.
     *
     * @param writes says which trail writes to it
     */
    abstract Verdict judge(String writes, Place place, Facts facts);
}
