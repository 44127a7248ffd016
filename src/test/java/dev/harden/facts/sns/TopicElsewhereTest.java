package dev.harden.facts.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.checks.Given;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.kms.Key;
import dev.harden.facts.lambda.FunctionConfiguration;
import dev.harden.facts.lambda.FunctionReach;
import dev.harden.facts.sqs.Queue;
import dev.harden.model.Arn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Follows what an alarm of one account says to the topics, queues and functions of other accounts of the run. */
class TopicElsewhereTest {
    private static final String SELF = Given.ACCOUNT.id();
    private static final String SECURITY = "999999999999";
    private static final String THIRD = "333333333333";
    private static final String REGION = GivenTopics.REGION;
    private static final String TOPIC = "arn:aws:sns:" + REGION + ":" + SECURITY + ":all";
    private static final Sender ALARM =
            new Sender(Sender.Service.ALARMS, "arn:aws:cloudwatch:" + REGION + ":" + SELF + ":alarm:a");
    private static final Sender RULE =
            new Sender(Sender.Service.EVENTS, "arn:aws:events:" + REGION + ":" + SELF + ":rule/r");

    private static Arn arn(String text) {
        return Arn.of(text).orElseThrow();
    }

    private static Reach reach(Given... others) {
        return reach(ALARM, others);
    }

    private static Reach reach(Sender sender, Given... others) {
        Given given = Given.facts();
        for (Given other : others) {
            given.beside(other);
        }
        return given.derive(TopicReach.of(arn(TOPIC), sender));
    }

    private static Given topic(String protocol, String endpoint) {
        Given given = GivenTopics.of(Given.in(SECURITY), TOPIC, "cloudwatch.amazonaws.com", SELF);
        return given.fact(
                new Subscriptions(REGION, TOPIC),
                List.of(Subscription.builder()
                        .subscriptionArn(TOPIC + ":1")
                        .protocol(protocol)
                        .endpoint(endpoint)
                        .build()));
    }

    private static Given topic(Map<String, String> more) {
        Map<String, String> attributes = new HashMap<>(Map.of(
                "TopicArn",
                TOPIC,
                "Policy",
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"SNS:Publish\",\"Resource\":\""
                        + TOPIC + "\",\"Condition\":{\"StringEquals\":{\"AWS:SourceOwner\":\"" + SECURITY + "\"}}}]}"));
        attributes.putAll(more);
        return topic("email", "soc@example.com").fact(new Topic(REGION, TOPIC), Optional.of(attributes));
    }

    @Test
    void theSenderIsOfItsOwnAccountInTheTopicsPolicy() {
        assertThat(reach(topic("email", "soc@example.com")))
                .isEqualTo(new Reach.Live("topic all with soc@example.com (email)"));
        assertThat(reach(topic(Map.of())))
                .as("the policy that SNS makes lets in its own account alone")
                .isEqualTo(new Reach.Broken("the policy of topic all does not let cloudwatch.amazonaws.com in"));
    }

    @Test
    void whatIsMissingOrRefusedThereIsSoHere() {
        assertThat(reach(topic("email", "x").fact(new Topic(REGION, TOPIC), Optional.empty())))
                .isEqualTo(new Reach.Broken("topic all does not exist"));
        assertThat(reach(topic("email", "x").fact(new Subscriptions(REGION, TOPIC), List.of())))
                .isEqualTo(new Reach.Broken("topic all has no subscription"));
        assertThatThrownBy(() -> reach(topic("email", "x").refused(new Topic(REGION, TOPIC))))
                .isInstanceOf(FactUnavailable.class)
                .hasMessageContaining("refused");
    }

    @Test
    void aKeyIsLookedUpInItsAccount() {
        String key = "arn:aws:kms:" + REGION + ":" + THIRD + ":key/k";
        Given encrypted = topic("email", "x")
                .fact(
                        new Topic(REGION, TOPIC),
                        Optional.of(
                                Map.of("TopicArn", TOPIC, "Policy", open("sns:Publish", TOPIC), "KmsMasterKeyId", key)))
                .refused(new Key(REGION, key));
        assertThatThrownBy(() -> reach(encrypted)).hasMessageContaining("refused");
        Given gone = Given.in(THIRD).fact(new Key(REGION, key), Optional.empty());
        assertThat(reach(encrypted.beside(gone), gone))
                .isEqualTo(new Reach.Broken("topic all: its key " + key + " does not exist"));
    }

    private static String open(String action, String resource) {
        return "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"" + action + "\",\"Resource\":\""
                + resource + "\"}]}";
    }

    @Test
    void aQueueOfAThirdAccountMustLetTheTopicIn() {
        String name = "arn:aws:sqs:" + REGION + ":" + THIRD + ":q";
        assertThatThrownBy(() -> reach(topic("sqs", name))).hasMessageContaining("belongs to account " + THIRD);
        assertThat(queue(name, SECURITY)).isEqualTo(new Reach.Live("topic all with queue q"));
        assertThat(queue(name, SELF))
                .as("the topic sends for its own account, not for the alarm's")
                .isEqualTo(new Reach.Broken("topic all: the policy of queue q does not let sns.amazonaws.com in"));
    }

    private static Reach queue(String name, String account) {
        String policy =
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"sns.amazonaws.com\"},\"Action\":"
                        + "\"sqs:SendMessage\",\"Resource\":\"" + name
                        + "\",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"" + account + "\"}}}]}";
        Given third =
                Given.in(THIRD).fact(new Queue(arn(name)), Optional.of(Map.of("QueueArn", name, "Policy", policy)));
        return reach(topic("sqs", name).beside(third), third);
    }

    @Test
    void aFunctionIsSeenWhereItIsAndItsPolicyIsNot() {
        String own = "arn:aws:lambda:" + REGION + ":" + SECURITY + ":function:f";
        assertThat(reach(topic("lambda", own).fact(new FunctionConfiguration(REGION, own), Optional.of("Active"))))
                .isEqualTo(new Reach.Live("topic all with function f"));
        String foreign = "arn:aws:lambda:" + REGION + ":" + THIRD + ":function:f";
        assertThatThrownBy(() -> function(foreign, Optional.of("Active")))
                .hasMessageContaining("whether the policy of function f of account " + THIRD);
        assertThat(function(foreign, Optional.of("Failed")))
                .isEqualTo(new Reach.Broken("topic all: function f is Failed"));
        assertThat(function(foreign, Optional.empty()))
                .isEqualTo(new Reach.Broken("topic all: function f does not exist"));
        assertThatThrownBy(() -> Given.facts().derive(new FunctionReach(arn(foreign))))
                .hasMessage("function f belongs to account " + THIRD + ", and is seen only there");
    }

    private static Reach function(String name, Optional<String> state) {
        Given third = Given.in(THIRD).fact(new FunctionConfiguration(REGION, name), state);
        return reach(topic("lambda", name).beside(third), third);
    }

    @Test
    void whatEventBridgeTakesIsNotWorkedOut() {
        assertThatThrownBy(() -> reach(RULE, topic("email", "soc@example.com")))
                .hasMessageContaining("belongs to account " + SECURITY);
    }
}
