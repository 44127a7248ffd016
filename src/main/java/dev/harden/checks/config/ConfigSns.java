package dev.harden.checks.config;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.sns.Subscriptions;
import dev.harden.facts.sns.Topic;
import dev.harden.model.Arn;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.config.model.DeliveryChannel;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Holds AWS Config to publishing to a topic that it can use and that somebody has subscribed to. */
@CheckInfo(
        id = "config-sns",
        title = "AWS Config publishes to a topic with a confirmed subscription",
        fault = "AWS Config publishes to no topic with a confirmed subscription",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        reads = {Subscriptions.class, Topic.class})
public final class ConfigSns extends ChannelCheck {
    @Override
    Verdict judge(DeliveryChannel channel, Scope scope, Facts facts) {
        String name = channel.snsTopicARN();
        if (name == null || name.isEmpty()) {
            return Verdict.fail("delivery channel %s publishes to no topic", channel.name())
                    .mendedBy(withoutChannel(scope, facts));
        }
        Arn arn = Arn.of(name).orElseThrow(() -> new Answers.Incomplete("snsTopicARN"));
        String topic = "topic " + arn.resource() + " of delivery channel " + channel.name();
        if (!arn.region().equals(scope.region())) {
            return Verdict.fail("%s is in %s, and AWS Config uses only topics in its own region", topic, arn.region())
                    .mendedBy(withoutChannel(scope, facts));
        }
        Facts there =
                facts.in(arn.account(), topic + " belongs to account " + arn.account() + ", and is seen only there");
        Seen<Optional<Map<String, String>>> seen = there.attempt(new Topic(arn.region(), name));
        for (Optional<Map<String, String>> attributes : seen.items()) {
            if (attributes.isEmpty()) {
                return Verdict.fail("%s does not exist", topic).mendedBy(withoutChannel(scope, facts));
            }
            String key = attributes.get().getOrDefault("KmsMasterKeyId", "");
            if (!key.isEmpty()) {
                return Verdict.fail("%s is encrypted with %s, and AWS Config supports no encrypted topics", topic, key)
                        .mendedBy(withoutChannel(scope, facts));
            }
        }
        List<Subscription> all = there.get(new Subscriptions(arn.region(), name));
        Optional<Subscription> confirmed =
                all.stream().filter(Subscriptions::isConfirmed).findFirst();
        if (confirmed.isEmpty()) {
            return unheard(topic, all.isEmpty());
        }
        seen.orThrow();
        return Verdict.pass(
                "%s has subscriber %s (%s)",
                topic, confirmed.get().endpoint(), confirmed.get().protocol());
    }

    private static Verdict unheard(String topic, boolean nobody) {
        Verdict verdict = nobody
                ? Verdict.fail("%s has no subscription", topic)
                : Verdict.fail("%s has no confirmed subscription", topic);
        return verdict.withoutCommand(
                NoCommand.Why.PERSON, "someone has to subscribe to the topic, and to confirm the message that comes");
    }

    @Override
    Remedy withoutChannel(Scope scope, Facts facts) {
        return new ConfigMends(scope, facts).publishing();
    }
}
