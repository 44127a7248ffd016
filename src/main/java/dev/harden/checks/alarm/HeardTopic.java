package dev.harden.checks.alarm;

import dev.harden.checks.Mend;
import dev.harden.facts.sns.Sender;
import dev.harden.facts.sns.SubscriptionAttributes;
import dev.harden.facts.sns.Subscriptions;
import dev.harden.facts.sns.Topic;
import dev.harden.model.Account;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Placeholder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.model.Subscription;

/**
 * Is a topic that somebody has to name, and that is then as the words ask for it: in the account, without encryption, open
 * to the service, and heard.
 *
 * @param account the account
 * @param region the region's code
 * @param sender the service that publishes
 */
public record HeardTopic(Account account, String region, Sender.Service sender) {
    /** Gives the value that has to be given. */
    public Placeholder placeholder() {
        return new Placeholder(
                "TOPIC_ARN",
                "the ARN of a topic in " + region + " that " + sender.word()
                        + " may publish to and that someone hears");
    }

    /** Gives what stands for its ARN in the answers of AWS. */
    public String arn() {
        return "arn:" + account.partition() + ":sns:" + region + ":" + account.id() + ":"
                + placeholder().mark();
    }

    /** Tells of a change what AWS will answer of the topic. */
    public Mend told(Mend mend) {
        String subscription = arn() + ":someone";
        Map<String, Object> allowed = Call.map(
                "Effect",
                "Allow",
                "Principal",
                Call.map("Service", sender.principal()),
                "Action",
                "sns:Publish",
                "Resource",
                arn());
        return mend.telling(
                        new Topic(region, arn()),
                        Optional.of(Map.of(
                                "TopicArn", arn(), "Policy", Call.json(Call.map("Statement", List.of(allowed))))))
                .telling(
                        new Subscriptions(region, arn()),
                        List.of(Subscription.builder()
                                .subscriptionArn(subscription)
                                .topicArn(arn())
                                .protocol("email")
                                .endpoint("someone")
                                .build()))
                .telling(new SubscriptionAttributes(region, subscription), Map.of("SubscriptionArn", subscription));
    }
}
