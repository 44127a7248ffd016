package dev.harden.facts.s3;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.sts.CallerIdentity;
import java.util.Set;

/**
 * Gives the settings that are on in the public access block of the account that owns a bucket; another account's is not to
 * be seen.
 *
 * @param bucket the bucket's name
 */
@RestsOn({AccountAccessBlock.class, BucketOwner.class, CallerIdentity.class})
public record OwnersBlock(String bucket) implements Derived<Set<BlockSetting>> {
    @Override
    public Set<BlockSetting> derive(Facts facts) {
        if (facts.get(new BucketOwner(bucket)).kind() == BucketOwner.Kind.THIS_ACCOUNT) {
            return facts.get(
                    new AccountAccessBlock(facts.get(new CallerIdentity()).id()));
        }
        throw FactUnavailable.notVisibleFromHere(
                "the public access block of the account that owns bucket " + bucket + " is that account's to see");
    }
}
