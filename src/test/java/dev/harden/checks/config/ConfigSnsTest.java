package dev.harden.checks.config;

import static dev.harden.checks.config.GivenConfig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.sns.GivenTopics;
import dev.harden.facts.sns.Subscriptions;
import dev.harden.facts.sns.Topic;
import org.junit.jupiter.api.Test;

class ConfigSnsTest {
    private static final String TOPIC = GivenTopics.arn("config");

    private static Given channel(String topic) {
        return GivenConfig.channel(Given.facts(), OTHER, channel -> channel.snsTopicARN(topic));
    }

    private static GivenTopics topic() {
        return new GivenTopics(channel(TOPIC), "config");
    }

    private static String judged(Given given) {
        return given.judge(new ConfigSns(), OTHER).get(0);
    }

    @Test
    void theOwnerOfTheSameRunTellsWhoHears() {
        String arn = "arn:aws:sns:eu-west-1:999999999999:config";
        Given there = GivenTopics.of(Given.in("999999999999"), arn, "config.amazonaws.com", Given.ACCOUNT.id());
        assertThat(judged(channel(arn).beside(there))).startsWith("PASS").contains("soc@example.com");
        assertThat(judged(channel(arn).beside(there.fact(new Subscriptions(OTHER, arn), java.util.List.of()))))
                .startsWith("FAIL");
        assertThat(judged(channel(arn).beside(there.refused(new Topic(OTHER, arn)))))
                .as("without a subscription it is broken, whatever the topic is")
                .startsWith("FAIL")
                .endsWith("has no subscription");
        Given hidden = GivenTopics.of(Given.in("999999999999"), arn, "config.amazonaws.com", Given.ACCOUNT.id());
        assertThat(judged(channel(arn).beside(hidden.refused(new Topic(OTHER, arn)))))
                .startsWith("UNKNOWN");
    }

    @Test
    void passesWithAConfirmedSubscription() {
        assertThat(judged(topic().pending().subscriber("email", "a@example.com").there()))
                .startsWith("PASS")
                .endsWith("topic config of delivery channel default has subscriber a@example.com (email)");
    }

    @Test
    void failsWhenNobodyHears() {
        assertThat(judged(channel(null))).startsWith("FAIL").endsWith("publishes to no topic");
        assertThat(judged(GivenTopics.gone(channel(TOPIC), "config")))
                .startsWith("FAIL")
                .endsWith("does not exist");
        assertThat(judged(topic().there())).startsWith("FAIL").endsWith("has no subscription");
        assertThat(judged(topic().pending().there())).startsWith("FAIL").endsWith("has no confirmed subscription");
        assertThat(judged(GivenConfig.none())).startsWith("FAIL");
    }

    @Test
    void failsWithATopicThatAwsConfigCannotUse() {
        assertThat(judged(topic().key("k").subscriber("email", "a@example.com").there()))
                .startsWith("FAIL")
                .contains("supports no encrypted topics");
        assertThat(judged(channel("arn:aws:sns:us-east-1:111122223333:config")))
                .startsWith("FAIL")
                .contains("is in us-east-1");
    }

    @Test
    void theTopicOfAnotherAccountIsNotSeen() {
        assertThat(judged(channel("arn:aws:sns:eu-west-1:999999999999:config")))
                .startsWith("UNKNOWN")
                .contains("NOT_VISIBLE_FROM_HERE");
    }

    @Test
    void isUnknownWhenTheTopicOrItsSubscriptionsAreNotSeen() {
        assertThat(judged(topic().subscriber("email", "a@example.com").there().refused(new Topic(OTHER, TOPIC))))
                .startsWith("UNKNOWN");
        assertThat(judged(topic().there().refused(new Subscriptions(OTHER, TOPIC))))
                .startsWith("UNKNOWN");
    }
}
