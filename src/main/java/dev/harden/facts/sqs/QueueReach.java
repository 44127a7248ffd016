package dev.harden.facts.sqs;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.kms.KeyUse;
import dev.harden.facts.sns.Links;
import dev.harden.facts.sns.Reach;
import dev.harden.facts.sns.Sender;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Arn;
import java.util.Map;
import java.util.Optional;

/**
 * Tells whether what a service sends gets into a queue: the queue exists, the service can use its key, and its policy lets
 * the service in. Who reads the queue is not to be seen.
 *
 * @param arn the queue's ARN
 * @param sender who sends
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html">
 *     Managing encryption keys of SQS</a>
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-cross-account.html">Sending events to an
 *     AWS service in another account (EventBridge)</a>
 */
@RestsOn({CallerIdentity.class, KeyUse.class, Queue.class})
public record QueueReach(Arn arn, Sender sender) implements Derived<Reach> {
    @Override
    public Reach derive(Facts facts) {
        String queue = "queue " + arn.resource();
        String self = facts.get(new CallerIdentity()).id();
        String hidden = queue + " belongs to account " + arn.account() + ", and is seen only there";
        if (!arn.account().equals(self) && sender.service() == Sender.Service.EVENTS) {
            // What EventBridge takes to reach another account's queue, a role with it, is not worked out.
            throw FactUnavailable.notVisibleFromHere(hidden);
        }
        Facts there = facts.in(arn.account(), hidden);
        Optional<Map<String, String>> found = there.get(new Queue(arn));
        if (found.isEmpty()) {
            return new Reach.Broken(queue + " does not exist");
        }
        String policy = found.get().getOrDefault("Policy", "");
        String key = found.get().getOrDefault("KmsMasterKeyId", "");
        return Links.of(facts)
                .link(() -> sender.refusal("sqs:SendMessage", arn.toString(), self, policy)
                        .map(refusal -> "the policy of " + queue + " " + refusal))
                .link(() -> key.isEmpty()
                        ? Optional.empty()
                        : there.get(new KeyUse(arn.region(), key, sender)).map(why -> queue + ": " + why))
                .to(() -> new Reach.Live(queue));
    }
}
