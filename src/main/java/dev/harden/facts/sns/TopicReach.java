package dev.harden.facts.sns;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.model.Arn;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sns.model.Subscription;

/**
 * Tells whether what a service says to a topic reaches somebody: the topic is there and lets it in, and of its confirmed
 * subscriptions one hears it.
 *
 * @param arn the topic's ARN
 * @param sender who says it
 * @param message the message's body, for filter policies; absent where AWS does not document its shape
 */
@RestsOn({SubscriberReach.class, Subscriptions.class, TopicDoor.class})
public record TopicReach(Arn arn, Sender sender, Optional<String> message) implements Derived<Reach> {
    public static TopicReach of(Arn arn, Sender sender) {
        return new TopicReach(arn, sender, Optional.empty());
    }

    @Override
    public Reach derive(Facts facts) {
        String topic = "topic " + arn.resource();
        Facts there =
                facts.in(arn.account(), topic + " belongs to account " + arn.account() + ", and is seen only there");
        return Links.of(facts)
                .link(() -> facts.get(new TopicDoor(arn, sender)))
                .link(() -> unheard(topic, there))
                .to(() -> hears(topic, there));
    }

    private Optional<String> unheard(String topic, Facts there) {
        List<Subscription> all = there.get(new Subscriptions(arn.region(), arn.toString()));
        if (all.stream().anyMatch(Subscriptions::isConfirmed)) {
            return Optional.empty();
        }
        return Optional.of(topic + (all.isEmpty() ? " has no subscription" : " has no confirmed subscription"));
    }

    private Reach hears(String topic, Facts there) {
        List<Subscription> confirmed = there.get(new Subscriptions(arn.region(), arn.toString())).stream()
                .filter(Subscriptions::isConfirmed)
                .toList();
        Optional<Subscription> heard = there.first(confirmed, one -> hears(one, there) instanceof Reach.Live);
        Reach reach = hears(heard.orElse(confirmed.get(0)), there);
        return reach instanceof Reach.Live live
                ? new Reach.Live(topic + " with " + live.whom())
                : new Reach.Broken(topic + ": " + ((Reach.Broken) reach).link());
    }

    private Reach hears(Subscription subscription, Facts facts) {
        return facts.get(new SubscriberReach(arn, subscription, message));
    }
}
