package dev.harden.facts.sns;

import static dev.harden.facts.sns.GivenTopics.REGION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.checks.Given;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.kms.Key;
import dev.harden.facts.lambda.FunctionConfiguration;
import dev.harden.facts.sqs.Queue;
import dev.harden.model.Arn;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

class TopicReachTest {
    private static final Sender ALARM =
            new Sender(Sender.Service.ALARMS, "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:a");
    private static final Sender RULE =
            new Sender(Sender.Service.EVENTS, "arn:aws:events:eu-west-1:111122223333:rule/r");
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:f";
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:q";
    private static final String BODY = "{\"messageType\":\"ComplianceChangeNotification\"}";

    private static GivenTopics topic() {
        return new GivenTopics(Given.facts(), "alarms");
    }

    private static Reach reach(Given given, Sender sender) {
        return given.derive(TopicReach.of(Arn.of(GivenTopics.arn("alarms")).orElseThrow(), sender));
    }

    private static Reach mailed(GivenTopics topic, Sender sender) {
        return reach(topic.subscriber("email", "a@example.com").there(), sender);
    }

    private static Reach broken(String link) {
        return new Reach.Broken(link);
    }

    @Test
    void anAlarmReachesAConfirmedSubscriberOfATopicAsSnsMakesIt() {
        assertThat(mailed(topic(), ALARM)).isEqualTo(new Reach.Live("topic alarms with a@example.com (email)"));
    }

    @Test
    void namesTheFirstBrokenLink() {
        assertThat(reach(GivenTopics.gone(Given.facts(), "alarms"), ALARM))
                .isEqualTo(broken("topic alarms does not exist"));
        assertThat(reach(topic().there(), ALARM)).isEqualTo(broken("topic alarms has no subscription"));
        assertThat(reach(topic().pending().there(), ALARM))
                .isEqualTo(broken("topic alarms has no confirmed subscription"));
        assertThat(mailed(topic().key("alias/aws/sns"), ALARM))
                .isEqualTo(
                        broken("topic alarms: it is encrypted with alias/aws/sns, which CloudWatch alarms cannot use"));
        assertThat(mailed(topic().lets("events.amazonaws.com"), ALARM))
                .isEqualTo(broken("the policy of topic alarms does not let cloudwatch.amazonaws.com in"));
    }

    @Test
    void eventBridgeNeedsAStatementOfItsOwn() {
        assertThat(mailed(topic(), RULE))
                .isEqualTo(broken("the policy of topic alarms does not let events.amazonaws.com in"));
        assertThat(mailed(topic().lets("events.amazonaws.com"), RULE)).isInstanceOf(Reach.Live.class);
    }

    @Test
    void configUsesNoEncryptedTopics() {
        Sender config = new Sender(Sender.Service.CONFIG, "default");
        assertThat(mailed(topic(), config)).isInstanceOf(Reach.Live.class);
        assertThat(mailed(topic().key("k"), config))
                .isEqualTo(broken("topic alarms is encrypted with k, and AWS Config supports no encrypted topics"));
    }

    @Test
    void theTopicOfAnotherAccountIsNotSeen() {
        TopicReach foreign = TopicReach.of(
                Arn.of("arn:aws:sns:eu-west-1:999999999999:alarms").orElseThrow(), ALARM);
        assertThatThrownBy(() -> Given.facts().derive(foreign))
                .isInstanceOf(FactUnavailable.class)
                .hasMessage("topic alarms belongs to account 999999999999, and is seen only there");
    }

    private static GivenTopics encrypted(String state, String manager, String owner) {
        KeyMetadata key = KeyMetadata.builder()
                .keyId("k")
                .arn("arn:k")
                .awsAccountId(owner)
                .keyState(state)
                .keyManager(manager)
                .build();
        return new GivenTopics(Given.facts().fact(new Key(REGION, "k"), Optional.of(key)), "alarms").key("k");
    }

    @Test
    void aKeyMustBeOneThatTheServiceCanUse() {
        String self = Given.ACCOUNT.id();
        assertThat(mailed(encrypted("PendingDeletion", "CUSTOMER", self), ALARM))
                .isEqualTo(broken("topic alarms: its key k is PendingDeletion"));
        assertThat(mailed(encrypted("Enabled", "AWS", self), ALARM))
                .isEqualTo(broken("topic alarms: it is encrypted with a key that AWS manages, which CloudWatch alarms"
                        + " cannot use"));
        Given gone = Given.facts().fact(new Key(REGION, "k"), Optional.empty());
        assertThat(mailed(new GivenTopics(gone, "alarms").key("k"), ALARM))
                .isEqualTo(broken("topic alarms: its key k does not exist"));
    }

    @Test
    void thePolicyOfACustomersKeyIsNotSeen() {
        assertThatThrownBy(() -> mailed(encrypted("Enabled", "CUSTOMER", Given.ACCOUNT.id()), ALARM))
                .isInstanceOf(FactUnavailable.class)
                .hasMessage("whether the policy of key k lets cloudwatch.amazonaws.com in cannot be seen from here");
        assertThatThrownBy(() -> mailed(encrypted("Enabled", "CUSTOMER", "999999999999"), ALARM))
                .hasMessageContaining("belongs to account 999999999999");
    }

    @Test
    void functionsAndQueuesMustBeThere() {
        assertThat(functionIn("Active")).isEqualTo(new Reach.Live("topic alarms with function f"));
        assertThat(functionIn("Failed")).isEqualTo(broken("topic alarms: function f is Failed"));
        assertThat(functionIn(null)).isEqualTo(broken("topic alarms: function f does not exist"));
        assertThatThrownBy(() -> functionIn("Inactive")).isInstanceOf(FactUnavailable.class);
        Given gone = Given.facts().fact(new Queue(Arn.of(QUEUE).orElseThrow()), Optional.empty());
        assertThat(reach(
                        new GivenTopics(gone, "alarms").subscriber("sqs", QUEUE).there(), ALARM))
                .isEqualTo(broken("topic alarms: queue q does not exist"));
        Given closed = Given.facts().fact(new Queue(Arn.of(QUEUE).orElseThrow()), Optional.of(Map.of()));
        assertThat(reach(
                        new GivenTopics(closed, "alarms")
                                .subscriber("sqs", QUEUE)
                                .there(),
                        ALARM))
                .isEqualTo(broken("topic alarms: the policy of queue q does not let sns.amazonaws.com in"));
    }

    private static Reach functionIn(String state) {
        Given given = Given.facts().fact(new FunctionConfiguration(REGION, FUNCTION), Optional.ofNullable(state));
        return reach(
                new GivenTopics(given, "alarms").subscriber("lambda", FUNCTION).there(), ALARM);
    }

    @Test
    void oneSubscriberThatHearsIsEnough() {
        Given given = Given.facts().refused(new FunctionConfiguration(REGION, FUNCTION));
        GivenTopics topic = new GivenTopics(given, "alarms").subscriber("lambda", FUNCTION);
        assertThatThrownBy(() -> reach(topic.there(), ALARM)).isInstanceOf(FactUnavailable.class);
        assertThat(mailed(topic, ALARM)).isInstanceOf(Reach.Live.class);
    }

    @Test
    void aFilterPolicyIsReadWhereTheMessageIsKnown() {
        assertThat(filtered("{\"messageType\":[\"ComplianceChangeNotification\"]}", "MessageBody"))
                .isInstanceOf(Reach.Live.class);
        assertThat(filtered("{\"messageType\":[\"Other\"]}", "MessageBody")).isInstanceOf(Reach.Broken.class);
        assertThat(filtered("{\"messageType\":{\"deep\":[\"x\"]}}", "MessageBody"))
                .isInstanceOf(Reach.Broken.class);
        assertThatThrownBy(() -> filtered("{\"messageType\":[{\"prefix\":\"C\"}]}", "MessageBody"))
                .isInstanceOf(FactUnavailable.class);
        assertThatThrownBy(() -> filtered("{\"messageType\":[\"ComplianceChangeNotification\"]}", "MessageAttributes"))
                .isInstanceOf(FactUnavailable.class);
        assertThatThrownBy(() -> filtered("no JSON", "MessageBody")).isInstanceOf(FactUnavailable.class);
    }

    private static Reach filtered(String policy, String scope) {
        Given given = topic().subscriber(
                        "email", "a@example.com", Map.of("FilterPolicy", policy, "FilterPolicyScope", scope))
                .there();
        return given.derive(new TopicReach(Arn.of(GivenTopics.arn("alarms")).orElseThrow(), ALARM, Optional.of(BODY)));
    }
}
