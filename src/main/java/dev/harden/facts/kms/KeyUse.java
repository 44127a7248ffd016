package dev.harden.facts.kms;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.sns.Sender;
import dev.harden.facts.sts.CallerIdentity;
import java.util.Optional;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/**
 * Tells why a service cannot use the key of an encrypted topic or queue. It needs the key's policy to name it, and so can
 * use no key that AWS manages. Of a customer's key that is enabled the policy is not asked for, so that is not settled.
 *
 * @param region the key's region
 * @param key its id, ARN or alias
 * @param sender who is to use it
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html">Managing encryption keys of SNS</a>
 */
@RestsOn({CallerIdentity.class, Key.class})
public record KeyUse(String region, String key, Sender sender) implements Derived<Optional<String>> {
    @Override
    public Optional<String> derive(Facts facts) {
        String cannot = ", which " + sender.service().word() + " cannot use";
        if (key.startsWith("alias/aws/") || key.contains(":alias/aws/")) {
            return Optional.of("it is encrypted with " + key + cannot);
        }
        Optional<KeyMetadata> found = facts.getHereOrIn(Key.owner(key), new Key(region, key));
        if (found.isEmpty()) {
            return Optional.of("its key " + key + " does not exist");
        }
        KeyMetadata metadata = found.get();
        if (!metadata.keyStateAsString().equals("Enabled")) {
            return Optional.of("its key " + metadata.keyId() + " is " + metadata.keyStateAsString());
        }
        if (metadata.keyManagerAsString().equals("AWS")) {
            return Optional.of("it is encrypted with a key that AWS manages" + cannot);
        }
        if (!metadata.awsAccountId().equals(facts.get(new CallerIdentity()).id())) {
            throw FactUnavailable.notVisibleFromHere("key " + metadata.arn() + " belongs to account "
                    + metadata.awsAccountId() + ", and its policy is seen only there");
        }
        throw FactUnavailable.notSettled("whether the policy of key " + metadata.keyId() + " lets "
                + sender.service().principal() + " in cannot be seen from here");
    }
}
