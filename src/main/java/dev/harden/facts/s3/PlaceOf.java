package dev.harden.facts.s3;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.s3.BucketHead.Head;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the region of a bucket, whoever owns it: in the list of buckets, or else by S3's answer to its name, which tells
 * the region to those that it refuses too. Absent when there is no such bucket.
 *
 * @param bucket the bucket's name
 */
@RestsOn({BucketHead.class, OwnPlaces.class})
public record PlaceOf(String bucket) implements Derived<Optional<Place>> {
    @Override
    public Optional<Place> derive(Facts facts) {
        Optional<String> listed = facts.attempt(new OwnPlaces()).items().stream()
                .map(regions -> regions.get(bucket))
                .filter(Objects::nonNull)
                .findFirst();
        if (listed.isPresent()) {
            return Optional.of(new Place(bucket, listed.get()));
        }
        Head head = facts.get(BucketHead.of(bucket));
        return head.answer() == BucketHead.Answer.NONE
                ? Optional.empty()
                : Optional.of(new Place(bucket, Answers.require(head.region().orElse(null), "x-amz-bucket-region")));
    }
}
