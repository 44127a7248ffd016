package dev.harden.facts.s3;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import java.util.List;

/**
 * Tells whether a bucket's policy gives everybody access, and what closes that; none where it is not public.
 *
 * @param place the bucket
 */
@RestsOn({BucketOwner.class, Blocked.class, BucketPolicyStatus.class})
public record PublicPolicy(Place place) implements Derived<List<PublicWay>> {
    @Override
    public List<PublicWay> derive(Facts facts) {
        return BucketOwner.ask(place.bucket(), new BucketPolicyStatus(place), facts)
                ? List.of(new PublicWay(
                        "the bucket policy is public",
                        facts.get(new Blocked(place, BlockSetting.RESTRICT_PUBLIC_BUCKETS))))
                : List.of();
    }
}
