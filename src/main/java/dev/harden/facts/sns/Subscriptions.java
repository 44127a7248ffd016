package dev.harden.facts.sns;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;

/**
 * Lists a topic's subscriptions, also those that nobody has confirmed. None where there is no such topic.
 *
 * @param region the topic's region
 * @param topic its ARN
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html">ListSubscriptionsByTopic</a>
 */
@Needs("sns:ListSubscriptionsByTopic")
public record Subscriptions(String region, String topic) implements Fact<List<Subscription>> {
    @Override
    public List<Subscription> load(Aws aws) {
        List<Subscription> found = new ArrayList<>();
        var pages = aws.client(SnsClient.class, SnsClient::builder, region)
                .listSubscriptionsByTopicPaginator(request -> request.topicArn(topic));
        pages.forEach(page -> {
            Answers.requireList(page.hasSubscriptions(), "Subscriptions");
            page.subscriptions().forEach(subscription -> {
                Answers.require(subscription.subscriptionArn(), "SubscriptionArn");
                Answers.require(subscription.protocol(), "Protocol");
                Answers.require(subscription.endpoint(), "Endpoint");
                found.add(subscription);
            });
        });
        return List.copyOf(found);
    }

    /** Tells whether somebody has confirmed it: {@code PendingConfirmation} and {@code Deleted} stand in the ARN's place. */
    public static boolean isConfirmed(Subscription subscription) {
        return subscription.subscriptionArn().startsWith("arn:");
    }
}
