package dev.harden.facts.sns;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Gives a subscription's attributes by name, as {@code FilterPolicy} and {@code FilterPolicyScope}.
 *
 * @param region the topic's region
 * @param arn the subscription's ARN
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html">
 *     GetSubscriptionAttributes</a>
 */
@Needs("sns:GetSubscriptionAttributes")
public record SubscriptionAttributes(String region, String arn) implements Fact<Map<String, String>> {
    @Override
    public Map<String, String> load(Aws aws) {
        Map<String, String> attributes = aws.client(SnsClient.class, SnsClient::builder, region)
                .getSubscriptionAttributes(request -> request.subscriptionArn(arn))
                .attributes();
        Answers.require(attributes.get("SubscriptionArn"), "SubscriptionArn");
        return attributes;
    }
}
