package dev.harden.checks.trail;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.Now;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand.Why;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Holds each trail to having delivered to its bucket within the last day. */
@CheckInfo(
        id = "trail-delivering",
        title = "Trails deliver their log files",
        fault = "Trail does not deliver its log files",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT,
        none = "there is no trail that could deliver",
        reads = {Now.class})
@WithoutCommand(
        why = Why.DECISION,
        text = "someone has to mend what keeps the files out: most often the bucket's policy, or the "
                + "bucket itself")
public final class TrailDelivering extends TrailCheck {
    private static final Duration DAY = Duration.ofHours(24);

    @Override
    Verdict judge(Trail trail, GetTrailStatusResponse status, Facts facts) {
        String bucket = trail.s3BucketName();
        String error = status.latestDeliveryError();
        if (error != null && !error.isEmpty()) {
            return Verdict.fail("the last delivery of trail %s to %s failed: %s", trail.name(), bucket, error);
        }
        Instant now = facts.get(new Now());
        Instant started = Answers.require(status.startLoggingTime(), "StartLoggingTime");
        if (started.isAfter(now.minus(DAY))) {
            return Verdict.notApplicable("trail %s has been logging for less than 24 hours", trail.name());
        }
        Instant delivered = status.latestDeliveryTime();
        if (delivered == null) {
            return Verdict.fail(
                    "trail %s has logged since %s and delivered nothing to %s", trail.name(), started, bucket);
        }
        return delivered.isAfter(now.minus(DAY))
                ? Verdict.pass("trail %s delivered to %s at %s", trail.name(), bucket, delivered)
                : Verdict.fail(
                        "the last delivery of trail %s to %s was at %s, 24 hours ago or more",
                        trail.name(), bucket, delivered);
    }
}
