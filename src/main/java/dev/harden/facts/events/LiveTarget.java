package dev.harden.facts.events;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.lambda.FunctionReach;
import dev.harden.facts.logs.LogGroup;
import dev.harden.facts.logs.MetricFilters;
import dev.harden.facts.logs.SubscriptionFilters;
import dev.harden.facts.sns.Links;
import dev.harden.facts.sns.Reach;
import dev.harden.facts.sns.Sender;
import dev.harden.facts.sns.TopicReach;
import dev.harden.facts.sqs.QueueReach;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Arn;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * Tells whether a rule's target is there, can be reached, and does more than to store what it gets. A bus of this account is the next hop, one of another account
 * is seen only there.
 *
 * @param rule the rule's ARN
 * @param target the target
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html">Event bus targets</a>
 */
@RestsOn({
    ApiDestination.class,
    CallerIdentity.class,
    EventBus.class,
    FunctionReach.class,
    LogGroup.class,
    MetricFilters.class,
    QueueReach.class,
    SubscriptionFilters.class,
    TopicReach.class
})
public record LiveTarget(String rule, Target target) implements Derived<Reach> {
    @Override
    public Reach derive(Facts facts) {
        Arn arn = Arn.of(target.arn())
                .orElseThrow(() -> FactUnavailable.notSettled("target " + target.arn() + " is no ARN"));
        Sender sender = new Sender(Sender.Service.EVENTS, rule);
        return switch (arn.service()) {
            case "sns" -> byRole(facts.get(TopicReach.of(arn, sender)));
            case "sqs" -> byRole(facts.get(new QueueReach(arn, sender)));
            case "lambda" -> facts.get(new FunctionReach(arn));
            case "logs" -> logGroup(arn, facts);
            case "firehose", "kinesis", "s3" -> stored(arn);
            case "ssm" -> operations(arn);
            case "events" -> arn.kind().equals("api-destination") ? destination(arn, facts) : bus(arn, facts);
            default -> throw unseen();
        };
    }

    /** Lets a role do what a resource's policy does not. */
    private Reach byRole(Reach reach) {
        if (reach instanceof Reach.Broken broken
                && target.roleArn() != null
                && broken.link().startsWith("the policy of ")) {
            throw FactUnavailable.notSettled(
                    broken.link() + ", and AWS's documents do not settle whether role " + target.roleArn() + " does");
        }
        return reach;
    }

    /** Judges what only keeps events. A data stream has consumers most often, and those cannot be seen. */
    private Reach stored(Arn arn) {
        if (arn.service().equals("kinesis")) {
            throw FactUnavailable.notSettled(
                    "target " + target.arn() + " keeps events for whoever reads it, and harden does not ask who does");
        }
        return new Reach.Broken("target " + target.arn() + " only stores events, and notifies no one");
    }

    /** Judges a log group: it only stores, unless what is in it is watched in turn. */
    private Reach logGroup(Arn arn, Facts facts) {
        ownedHere(arn, facts);
        String name = arn.name().replaceFirst(":\\*$", "");
        return Links.of(facts)
                .link(() -> facts.get(new LogGroup(arn.region(), name)).isPresent()
                        ? Optional.empty()
                        : Optional.of("log group " + name + " does not exist"))
                .to(() -> watched(arn.region(), name, facts));
    }

    private static Reach watched(String region, String name, Facts facts) {
        boolean filters = !facts.get(new MetricFilters(region, name)).isEmpty();
        if (filters || !facts.get(new SubscriptionFilters(region, name)).isEmpty()) {
            throw FactUnavailable.notSettled("log group " + name + " stores the events and has a "
                    + (filters ? "metric" : "subscription")
                    + " filter of its own, and what that makes of them is not worked out");
        }
        return new Reach.Broken("log group " + name + " only stores events, and notifies no one");
    }

    /** Judges an API destination: it is called while its connection is authorized. */
    private Reach destination(Arn arn, Facts facts) {
        ownedHere(arn, facts);
        String name = arn.name().replaceFirst("/.*", "");
        return facts.get(new ApiDestination(arn.region(), name))
                .<Reach>map(state -> state.equals("ACTIVE")
                        ? new Reach.Live("API destination " + name)
                        : new Reach.Broken("API destination " + name + " is " + state))
                .orElseGet(() -> new Reach.Broken("API destination " + name + " does not exist"));
    }

    private Reach operations(Arn arn) {
        if (arn.kind().equals("opsitem")) {
            return new Reach.Live("OpsCenter of Systems Manager, as an OpsItem");
        }
        throw unseen();
    }

    private Reach bus(Arn arn, Facts facts) {
        if (!arn.kind().equals("event-bus")) {
            throw unseen();
        }
        ownedHere(arn, facts);
        return facts.get(new EventBus(arn.region(), arn.name())).isPresent()
                ? new Reach.Forwarded(arn.region(), arn.name())
                : new Reach.Broken("event bus " + arn.name() + " does not exist");
    }

    private void ownedHere(Arn arn, Facts facts) {
        String self = facts.get(new CallerIdentity()).id();
        if (!Answers.require(arn.account(), "account of the target").equals(self)) {
            throw FactUnavailable.notVisibleFromHere("target " + target.arn() + " belongs to account " + arn.account()
                    + ", and what it does is seen only there");
        }
    }

    private FactUnavailable unseen() {
        return FactUnavailable.notSettled(
                "whether target " + target.arn() + " notifies anyone is not among what harden reads");
    }
}
