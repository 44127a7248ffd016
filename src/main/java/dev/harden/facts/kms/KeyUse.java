package dev.harden.facts.kms;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.sns.Sender;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.policy.ServiceAccess;
import dev.harden.policy.ServiceAccess.Answer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/**
 * Tells why a service cannot use the key of an encrypted topic or queue; absent when it can. It needs the key's policy to
 * name it, and so can use no key that AWS manages.
 *
 * @param region the key's region
 * @param key its id, ARN or alias
 * @param sender who is to use it
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html">Managing encryption keys of SNS</a>
 */
@RestsOn({CallerIdentity.class, Key.class, KeyPolicy.class})
public record KeyUse(String region, String key, Sender sender) implements Derived<Optional<String>> {
    private static final List<String> NEEDED = List.of("kms:GenerateDataKey", "kms:Decrypt");

    @Override
    public Optional<String> derive(Facts facts) {
        String cannot = ", which " + sender.service().word() + " cannot use";
        if (key.startsWith("alias/aws/") || key.contains(":alias/aws/")) {
            return Optional.of("it is encrypted with " + key + cannot);
        }
        Optional<KeyMetadata> found = facts.get(new Key(region, key));
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
        return answer(metadata, facts.get(new KeyPolicy(region, metadata.arn())));
    }

    private Optional<String> answer(KeyMetadata metadata, String policy) {
        // Which condition keys a service sends to KMS on its way through SNS or SQS, AWS does not say.
        Set<Answer> answers = NEEDED.stream()
                .map(action ->
                        new ServiceAccess(sender.service().principal(), action, metadata.arn(), Map.of()).in(policy))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Answer.class)));
        if (answers.contains(Answer.REFUSED)) {
            return Optional.of("the policy of its key " + metadata.keyId() + " does not let "
                    + sender.service().principal() + " in");
        }
        if (answers.contains(Answer.OPEN)) {
            throw FactUnavailable.notSettled("whether the policy of key " + metadata.keyId() + " lets "
                    + sender.service().principal() + " in hangs on conditions that AWS's documents do not settle");
        }
        return Optional.empty();
    }
}
