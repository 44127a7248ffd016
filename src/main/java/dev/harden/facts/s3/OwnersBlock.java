package dev.harden.facts.s3;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.sts.CallerIdentity;
import java.util.Set;

/**
 * Gives the settings that are on in the public access block of the account that owns a bucket; another account's is seen
 * when it is in the same run.
 *
 * @param bucket the bucket's name
 */
@RestsOn({AccountAccessBlock.class, BucketOwner.class, CallerIdentity.class})
public record OwnersBlock(String bucket) implements Derived<Set<BlockSetting>> {
    @Override
    public Set<BlockSetting> derive(Facts facts) {
        String hidden =
                "the public access block of the account that owns bucket " + bucket + " is that account's to see";
        BucketOwner.Owner owner = facts.get(new BucketOwner(bucket));
        Facts there =
                owner.kind() == BucketOwner.Kind.THIS_ACCOUNT ? facts : BucketOwner.there(bucket, owner, facts, hidden);
        return there.get(new AccountAccessBlock(there.get(new CallerIdentity()).id()));
    }
}
