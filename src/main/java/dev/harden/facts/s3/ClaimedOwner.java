package dev.harden.facts.s3;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.s3.BucketOwner.Kind;
import dev.harden.facts.s3.BucketOwner.Owner;
import java.util.Optional;

/**
 * Decides whose a bucket is, and asks S3 and the other accounts of the run whether a certain account owns it, where no
 * other proof names the owner.
 *
 * @param bucket the bucket's name
 * @param claimed the account that should own it; absent where any other may
 */
@RestsOn({BucketOwner.class, OwnBuckets.class})
public record ClaimedOwner(String bucket, Optional<String> claimed) implements Derived<Owner> {
    @Override
    public Owner derive(Facts facts) {
        Owner owner = facts.get(new BucketOwner(bucket));
        if (owner.kind() != Kind.OTHER_ACCOUNT || owner.account().isPresent() || claimed.isEmpty()) {
            return owner;
        }
        if (BucketOwner.asOwner(bucket, claimed.get(), facts) == BucketHead.Answer.READABLE) {
            return new Owner(Kind.OTHER_ACCOUNT, claimed, "S3 accepts that account as its owner");
        }
        return BucketOwner.holder(bucket, claimed, facts)
                .map(BucketOwner::listed)
                .orElseGet(() -> new Owner(owner.kind(), owner.account(), owner.proof(), disowning(facts)));
    }

    /** Gives the claimed account, where it is in the run and shows a list of buckets that lacks this one. */
    private Optional<String> disowning(Facts facts) {
        return facts
                .keep(
                        claimed.stream().toList(),
                        account -> !BucketOwner.holds(
                                facts.in(account, "it is not in the run").get(new OwnBuckets()), bucket))
                .items()
                .stream()
                .findFirst();
    }
}
