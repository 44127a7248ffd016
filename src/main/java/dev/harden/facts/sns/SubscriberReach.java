package dev.harden.facts.sns;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.lambda.FunctionReach;
import dev.harden.facts.sqs.QueueReach;
import dev.harden.model.Arn;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.model.Subscription;

/**
 * Tells whether a confirmed subscription hears what a topic says: functions and queues are looked for, others have
 * confirmed that they are there. A filter policy may drop the message; a delivery stream only stores it.
 *
 * @param topic the topic's ARN
 * @param subscription the subscription
 * @param message the message's body, for filter policies; absent where AWS does not document its shape
 */
@RestsOn({FunctionReach.class, QueueReach.class, SubscriptionAttributes.class})
public record SubscriberReach(Arn topic, Subscription subscription, Optional<String> message)
        implements Derived<Reach> {
    @Override
    public Reach derive(Facts facts) {
        String name = subscription.endpoint() + " (" + subscription.protocol() + ")";
        return Links.of(facts).link(() -> dropped(name, facts)).to(() -> end(name, facts));
    }

    private Optional<String> dropped(String name, Facts facts) {
        Map<String, String> attributes =
                facts.get(new SubscriptionAttributes(topic.region(), subscription.subscriptionArn()));
        String policy = attributes.getOrDefault("FilterPolicy", "{}");
        String scope = attributes.getOrDefault("FilterPolicyScope", "MessageAttributes");
        return switch (new FilterPolicy(policy, scope).takes(message)) {
            case NO -> Optional.of("the filter policy of subscriber " + name + " drops the message");
            case NOT_SETTLED ->
                throw FactUnavailable.notSettled("subscriber " + name + " filters messages by " + policy
                        + ", and AWS's documents do not settle whether it takes this one");
            case YES -> Optional.empty();
        };
    }

    private Reach end(String name, Facts facts) {
        Arn endpoint = Arn.of(subscription.endpoint()).orElse(topic);
        return switch (subscription.protocol()) {
            case "lambda" -> facts.get(new FunctionReach(endpoint));
            case "sqs" -> facts.get(new QueueReach(endpoint, new Sender(Sender.Service.TOPICS, topic.toString())));
            case "firehose" ->
                new Reach.Broken("subscriber " + name + " only stores what it gets, and notifies no one");
            default -> new Reach.Live(name);
        };
    }
}
