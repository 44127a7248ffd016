package dev.harden.checks.trail;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.Now;
import dev.harden.facts.Seen;
import dev.harden.facts.cloudtrail.Ownership;
import dev.harden.facts.logs.LogGroup;
import dev.harden.model.Arn;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Holds each trail to having delivered to a log group, which is there, within the last day. */
@CheckInfo(
        id = "trail-cloudwatch-logs",
        title = "Trails deliver to CloudWatch Logs",
        fault = "Trail does not deliver to CloudWatch Logs",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT,
        none = "there is no trail that could deliver to CloudWatch Logs",
        reads = {LogGroup.class, Now.class})
public final class TrailCloudwatchLogs extends TrailCheck {
    private static final Duration DAY = Duration.ofHours(24);

    @Override
    Verdict judge(Trail trail, GetTrailStatusResponse status, Facts facts) {
        String target = trail.cloudWatchLogsLogGroupArn();
        if (target == null || target.isEmpty()) {
            return Verdict.fail("trail %s does not go to CloudWatch Logs", trail.name())
                    .mendedBy(new TrailMends(facts, trail).delivering());
        }
        Arn arn = Arn.of(target).orElseThrow(() -> new Answers.Incomplete("CloudWatchLogsLogGroupArn"));
        String group = arn.name().replaceFirst(":\\*$", "");
        String error = status.latestCloudWatchLogsDeliveryError();
        if (error != null && !error.isEmpty()) {
            return Verdict.fail("the last delivery of trail %s to log group %s failed: %s", trail.name(), group, error)
                    .withoutCommand(
                            NoCommand.Why.DECISION,
                            "someone has to mend what the error is about: most often the role that the trail writes by");
        }
        if (isGone(arn, group, facts)) {
            return Verdict.fail("trail %s goes to log group %s, which does not exist", trail.name(), group)
                    .mendedBy(
                            arn.account().equals(Ownership.of(trail))
                                    ? Remedy.of(KeyMends.group(arn.region(), group))
                                    : Remedy.none(
                                            NoCommand.Why.OTHER_ACCOUNT,
                                            "account " + arn.account() + " has to make the log group again"));
        }
        return lately(trail, status, group, facts.get(new Now()));
    }

    /** Tells whether the log group does not exist, as its account sees it; of one that is not in the run, nothing is known. */
    private static boolean isGone(Arn arn, String group, Facts facts) {
        String only = "log group " + group + " of account " + arn.account() + " is seen only there";
        Seen<String> seen = facts.keep(List.of(arn.account()), account -> facts.in(account, only) != null);
        return seen.items().stream()
                .anyMatch(account -> facts.in(account, only)
                        .get(new LogGroup(arn.region(), group))
                        .isEmpty());
    }

    private static Verdict lately(Trail trail, GetTrailStatusResponse status, String group, Instant now) {
        Instant delivered = status.latestCloudWatchLogsDeliveryTime();
        if (delivered != null && delivered.isAfter(now.minus(DAY))) {
            return Verdict.pass("trail %s delivered to log group %s at %s", trail.name(), group, delivered);
        }
        Instant started = Answers.require(status.startLoggingTime(), "StartLoggingTime");
        if (started.isAfter(now.minus(DAY))) {
            return Verdict.notApplicable("trail %s has been logging for less than 24 hours", trail.name());
        }
        Verdict verdict = delivered == null
                ? Verdict.fail(
                        "trail %s has logged since %s and delivered nothing to log group %s",
                        trail.name(), started, group)
                : Verdict.fail(
                        "the last delivery of trail %s to log group %s was at %s, 24 hours ago or more",
                        trail.name(), group, delivered);
        return verdict.withoutCommand(
                NoCommand.Why.DECISION,
                "someone has to find out why nothing comes: most often the role that the trail writes by");
    }
}
