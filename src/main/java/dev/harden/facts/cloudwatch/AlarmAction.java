package dev.harden.facts.cloudwatch;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.lambda.FunctionReach;
import dev.harden.facts.sns.Reach;
import dev.harden.facts.sns.Sender;
import dev.harden.facts.sns.TopicReach;
import dev.harden.model.Arn;

/**
 * Tells whether an alarm's action does something: a topic that reaches somebody, a function that is there, OpsCenter,
 * which every account has. Actions on EC2 instances are AWS's own and always there.
 *
 * @param alarm the alarm's ARN
 * @param action the action's ARN
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">PutMetricAlarm,
 *     AlarmActions</a>
 */
@RestsOn({FunctionReach.class, TopicReach.class})
public record AlarmAction(String alarm, String action) implements Derived<Reach> {
    @Override
    public Reach derive(Facts facts) {
        Arn arn = Arn.of(action)
                .orElseThrow(() -> FactUnavailable.notSettled("action " + action + " of " + alarm + " is no ARN"));
        return switch (arn.service()) {
            case "sns" -> facts.get(TopicReach.of(arn, new Sender(Sender.Service.ALARMS, alarm)));
            case "lambda" -> facts.get(new FunctionReach(arn));
            case "automate", "swf" -> new Reach.Live("action " + action);
            case "ssm" -> operations(arn);
            default -> throw unseen();
        };
    }

    private Reach operations(Arn arn) {
        if (arn.kind().equals("opsitem")) {
            return new Reach.Live("OpsCenter of Systems Manager, as an OpsItem");
        }
        throw unseen();
    }

    private FactUnavailable unseen() {
        return FactUnavailable.notSettled(
                "whether action " + action + " notifies anyone is not among what harden reads");
    }
}
