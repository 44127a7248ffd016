package dev.harden.facts.events;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.lambda.FunctionReach;
import dev.harden.facts.logs.LogGroup;
import dev.harden.facts.sns.Reach;
import dev.harden.facts.sns.Sender;
import dev.harden.facts.sns.TopicReach;
import dev.harden.facts.sqs.QueueReach;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Arn;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * Tells whether a rule's target is there and can be reached. A bus of this account is the next hop, one of another account
 * is seen only there.
 *
 * @param rule the rule's ARN
 * @param target the target
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html">Event bus targets</a>
 */
@RestsOn({CallerIdentity.class, EventBus.class, FunctionReach.class, LogGroup.class, QueueReach.class, TopicReach.class
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
            case "ssm" -> operations(arn);
            case "events" -> bus(arn, facts);
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

    private Reach logGroup(Arn arn, Facts facts) {
        ownedHere(arn, facts);
        String name = arn.name().replaceFirst(":\\*$", "");
        return facts.get(new LogGroup(arn.region(), name)).isPresent()
                ? new Reach.Live("log group " + name)
                : new Reach.Broken("log group " + name + " does not exist");
    }

    private Reach operations(Arn arn) {
        if (arn.kind().equals("opsitem")) {
            return new Reach.Live("OpsCenter of Systems Manager");
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
                "whether target " + target.arn() + " is there is not told by what harden asks");
    }
}
