package dev.harden.checks.s3;

import dev.harden.checks.Check;
import dev.harden.checks.Reads;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.s3.OwnBuckets;
import dev.harden.facts.s3.Place;
import dev.harden.facts.s3.PlaceOf;
import dev.harden.model.Resource;
import dev.harden.model.Scope;

/** Judges each bucket that the account owns, in whatever region. */
@Reads({OwnBuckets.class, PlaceOf.class})
abstract class BucketCheck implements Check<OwnBucket> {
    @Override
    public final Subjects<OwnBucket> subjects(Scope scope, Facts facts) {
        return Subjects.of(OwnBucket.all(scope, facts.get(new OwnBuckets())));
    }

    @Override
    public final Resource resource(OwnBucket bucket) {
        return bucket.resource();
    }

    @Override
    public final Verdict judge(OwnBucket bucket, Facts facts) {
        return facts.get(new PlaceOf(bucket.name()))
                .map(place -> judge(place, facts))
                .orElseGet(() -> Verdict.notApplicable("the bucket was deleted after the buckets were listed"));
    }

    abstract Verdict judge(Place place, Facts facts);
}
