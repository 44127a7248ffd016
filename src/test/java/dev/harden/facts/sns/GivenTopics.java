package dev.harden.facts.sns;

import dev.harden.checks.Given;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Builds a topic of the account for tests; it is as SNS makes it, but for what is said. */
public final class GivenTopics {
    public static final String REGION = "eu-west-1";

    private final Given given;
    private final String arn;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<Subscription> subscriptions = new ArrayList<>();

    public GivenTopics(Given given, String name) {
        this.given = given;
        this.arn = arn(name);
        attributes.put("TopicArn", arn);
        policy("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":[\"SNS:Publish\"],"
                + "\"Resource\":\"" + arn + "\",\"Condition\":{\"StringEquals\":{\"AWS:SourceOwner\":\""
                + Given.ACCOUNT.id() + "\"}}}]}");
    }

    public static String arn(String name) {
        return "arn:aws:sns:" + REGION + ":" + Given.ACCOUNT.id() + ":" + name;
    }

    public GivenTopics policy(String policy) {
        attributes.put("Policy", policy);
        return this;
    }

    /** Lets services publish. */
    public GivenTopics lets(String... services) {
        return policy("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":[\""
                + String.join("\",\"", services) + "\"]},\"Action\":\"sns:Publish\",\"Resource\":\"" + arn + "\"}]}");
    }

    public GivenTopics key(String key) {
        attributes.put("KmsMasterKeyId", key);
        return this;
    }

    public GivenTopics pending() {
        return add("PendingConfirmation", "email", "a@example.com");
    }

    public GivenTopics subscriber(String protocol, String endpoint) {
        return subscriber(protocol, endpoint, Map.of());
    }

    /** Adds a confirmed subscription with attributes of its own. */
    public GivenTopics subscriber(String protocol, String endpoint, Map<String, String> own) {
        String subscription = arn + ":" + subscriptions.size();
        Map<String, String> all = new HashMap<>(own);
        all.put("SubscriptionArn", subscription);
        given.fact(new SubscriptionAttributes(REGION, subscription), all);
        return add(subscription, protocol, endpoint);
    }

    private GivenTopics add(String subscription, String protocol, String endpoint) {
        subscriptions.add(Subscription.builder()
                .subscriptionArn(subscription)
                .protocol(protocol)
                .endpoint(endpoint)
                .build());
        return this;
    }

    public Given there() {
        return given.fact(new Topic(REGION, arn), Optional.of(Map.copyOf(attributes)))
                .fact(new Subscriptions(REGION, arn), List.copyOf(subscriptions));
    }

    /** Says that there is no such topic. */
    public static Given gone(Given given, String name) {
        return given.fact(new Topic(REGION, arn(name)), Optional.empty())
                .fact(new Subscriptions(REGION, arn(name)), List.of());
    }

    /** Gives a topic of another account, with a subscriber, that lets in what a service sends for an account. */
    public static Given of(Given given, String arn, String service, String account) {
        String policy = "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"" + service
                + "\"},\"Action\":\"sns:Publish\",\"Resource\":\"" + arn
                + "\",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"" + account + "\"}}}]}";
        String subscription = arn + ":1";
        return given.fact(new Topic(REGION, arn), Optional.of(Map.of("TopicArn", arn, "Policy", policy)))
                .fact(
                        new Subscriptions(REGION, arn),
                        List.of(Subscription.builder()
                                .subscriptionArn(subscription)
                                .protocol("email")
                                .endpoint("soc@example.com")
                                .build()))
                .fact(new SubscriptionAttributes(REGION, subscription), Map.of("SubscriptionArn", subscription));
    }
}
