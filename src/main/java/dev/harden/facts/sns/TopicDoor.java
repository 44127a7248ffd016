package dev.harden.facts.sns;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.kms.KeyUse;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Arn;
import java.util.Map;
import java.util.Optional;

/**
 * Tells what keeps a sender out of a topic; absent when nothing does. AWS Config cannot use encrypted topics nor those of
 * other regions; whether the topic lets it in hangs on its role too, and is told by the status of its stream.
 *
 * <p>A topic of another account is seen when that is in the same run: its policy must let in the sender of this one.
 *
 * @param arn the topic's ARN
 * @param sender who sends
 * @see <a href="https://docs.aws.amazon.com/config/latest/developerguide/sns-topic-policy.html">Permissions for the Amazon
 *     SNS topic (AWS Config)</a>
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html">Resource-based
 *     policies for EventBridge</a>
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-cross-account.html">Sending events to an
 *     AWS service in another account (EventBridge)</a>
 */
@RestsOn({CallerIdentity.class, KeyUse.class, Topic.class})
public record TopicDoor(Arn arn, Sender sender) implements Derived<Optional<String>> {
    @Override
    public Optional<String> derive(Facts facts) {
        String topic = "topic " + arn.resource();
        String self = facts.get(new CallerIdentity()).id();
        String hidden = topic + " belongs to account " + arn.account() + ", and is seen only there";
        if (!arn.account().equals(self) && sender.service() == Sender.Service.EVENTS) {
            // What EventBridge takes to reach another account's topic, a role with it, is not worked out.
            throw FactUnavailable.notVisibleFromHere(hidden);
        }
        Facts there = facts.in(arn.account(), hidden);
        Optional<Map<String, String>> found = there.get(new Topic(arn.region(), arn.toString()));
        if (found.isEmpty()) {
            return Optional.of(topic + " does not exist");
        }
        String key = found.get().getOrDefault("KmsMasterKeyId", "");
        if (sender.service() == Sender.Service.CONFIG) {
            return key.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            topic + " is encrypted with " + key + ", and AWS Config supports no encrypted topics");
        }
        Reach open = Links.of(facts)
                .link(() -> sender.refusal(
                                "sns:Publish", arn.toString(), self, found.get().get("Policy"))
                        .map(refusal -> "the policy of " + topic + " " + refusal))
                .link(() -> key.isEmpty()
                        ? Optional.empty()
                        : there.get(new KeyUse(arn.region(), key, sender)).map(why -> topic + ": " + why))
                .to(() -> new Reach.Live(topic));
        return open instanceof Reach.Broken broken ? Optional.of(broken.link()) : Optional.empty();
    }
}
