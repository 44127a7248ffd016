package dev.harden.checks.config;

import static dev.harden.checks.config.GivenConfig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.Mended;
import dev.harden.facts.events.Rules;
import dev.harden.facts.events.Targets;
import dev.harden.facts.lambda.FunctionConfiguration;
import dev.harden.facts.sns.GivenTopics;
import dev.harden.facts.sns.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.Target;

class ConfigAlertsTest {
    private static final String TOPIC = GivenTopics.arn("config");
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:f";
    private static final String PATTERN = "{\"source\":[\"aws.config\"],"
            + "\"detail-type\":[\"Config Rules Compliance Change\"],"
            + "\"detail\":{\"messageType\":[\"ComplianceChangeNotification\"],"
            + "\"newEvaluationResult\":{\"complianceType\":[\"NON_COMPLIANT\"]}}}";

    private static Given noRules(Given given) {
        return given.fact(Rules.of(OTHER), List.of());
    }

    private static Given channel(String topic) {
        return GivenConfig.channel(Given.facts(), OTHER, channel -> channel.snsTopicARN(topic));
    }

    private static GivenTopics topic() {
        return new GivenTopics(noRules(channel(TOPIC)), "config");
    }

    private static Given rule(Given given, String pattern, String... targets) {
        Rule rule = Rule.builder()
                .name("r")
                .arn("arn:r")
                .state("ENABLED")
                .eventPattern(pattern)
                .build();
        return given.fact(Rules.of(OTHER), List.of(rule))
                .fact(
                        new Targets(OTHER, "default", "r"),
                        List.of(targets).stream()
                                .map(arn -> Target.builder().id("1").arn(arn).build())
                                .toList());
    }

    private static String judged(Given given) {
        return given.judge(new ConfigAlerts(), OTHER).get(0);
    }

    @Test
    void passesByASubscriberOfTheChannelsTopic() {
        assertThat(judged(topic().subscriber("email", "a@example.com").there()))
                .startsWith("PASS")
                .endsWith("changes of compliance reach topic config with a@example.com (email)");
        Map<String, String> filter = Map.of(
                "FilterPolicy", "{\"messageType\":[\"ComplianceChangeNotification\"]}",
                "FilterPolicyScope", "MessageBody");
        Given function = topic().subscriber("lambda", FUNCTION, filter).there();
        assertThat(judged(function.fact(new FunctionConfiguration(OTHER, FUNCTION), Optional.of("Active"))))
                .startsWith("PASS");
    }

    @Test
    void passesByARuleOfEventBridge() {
        Given given = rule(channel(null), PATTERN, FUNCTION)
                .fact(new FunctionConfiguration(OTHER, FUNCTION), Optional.of("Active"));
        assertThat(judged(given)).startsWith("PASS").endsWith("rule r to function f");
    }

    @Test
    void failsWhenBothWaysAreBrokenAndNamesBoth() {
        assertThat(judged(noRules(channel(null))))
                .startsWith("FAIL")
                .endsWith("no one is notified of compliance changes: delivery channel default publishes to no topic;"
                        + " no rule of bus default that is on matches");
        assertThat(judged(rule(channel(null), PATTERN))).startsWith("FAIL").endsWith("rule r: it has no target");
        assertThat(Mended.judged(noRules(channel(null)), new ConfigAlerts(), OTHER))
                .singleElement()
                .asString()
                .startsWith("PASS")
                .contains("rule config-compliance to topic <TOPIC_ARN>");
        Map<String, String> filter = Map.of(
                "FilterPolicy", "{\"messageType\":[\"ConfigurationItemChangeNotification\"]}",
                "FilterPolicyScope", "MessageBody");
        assertThat(judged(topic().subscriber("email", "a@example.com", filter).there()))
                .startsWith("FAIL")
                .contains("drops the message");
        assertThat(judged(topic().key("alias/aws/sns")
                        .subscriber("email", "a@example.com")
                        .there()))
                .startsWith("FAIL")
                .contains("encrypted");
        assertThat(judged(noRules(channel("arn:aws:sns:us-east-1:111122223333:config"))))
                .startsWith("FAIL")
                .contains("is in us-east-1");
    }

    @Test
    void rulesOnOtherChangesDoNotCount() {
        String items = "{\"source\":[\"aws.config\"],\"detail-type\":[\"Config Configuration Item Change\"]}";
        assertThat(judged(rule(channel(null), items, FUNCTION))).startsWith("FAIL");
    }

    @Test
    void theBusOfAnotherAccountIsSeenOnlyThere() {
        assertThat(judged(rule(channel(null), PATTERN, "arn:aws:events:eu-west-1:999999999999:event-bus/central")))
                .startsWith("UNKNOWN")
                .contains("NOT_VISIBLE_FROM_HERE");
    }

    @Test
    void oneWayThatIsSeenIsEnough() {
        assertThat(judged(topic().subscriber("email", "a@example.com").there().refused(Rules.of(OTHER))))
                .startsWith("PASS");
        assertThat(judged(noRules(topic().subscriber("email", "a@example.com").there())
                        .refused(new Topic(OTHER, TOPIC))))
                .startsWith("UNKNOWN");
        assertThat(judged(noRules(topic().there()).refused(new Topic(OTHER, TOPIC))))
                .as("nobody has subscribed, whatever the topic lets in")
                .startsWith("FAIL");
        assertThat(judged(channel(null).refused(Rules.of(OTHER)))).startsWith("UNKNOWN");
    }
}
