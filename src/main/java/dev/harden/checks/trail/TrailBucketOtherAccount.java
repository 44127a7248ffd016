package dev.harden.checks.trail;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.LogBucket;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.facts.cloudtrail.TrailStatus;
import dev.harden.facts.s3.ClaimedOwner;
import dev.harden.facts.s3.OwnBuckets;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Holds each trail to a bucket that another account owns, so that who takes this one over cannot rewrite its past. */
@CheckInfo(
        id = "trail-bucket-other-account",
        title = "Trails write to a bucket of another account",
        fault = "Trail does not write to a bucket of another account",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT,
        none = "there is no trail that writes to a bucket",
        reads = {CallerIdentity.class, ClaimedOwner.class, OwnBuckets.class, TrailStatus.class})
public final class TrailBucketOtherAccount extends TrailCheck {
    @Override
    public List<Option<?>> options() {
        return List.of(LogBucket.ARCHIVE);
    }

    @Override
    void ahead(Trail trail, Facts facts) {
        facts.prefetch(List.of(TrailStatus.of(trail), new OwnBuckets()));
    }

    @Override
    Verdict judge(Trail trail, GetTrailStatusResponse status, Facts facts) {
        Optional<String> archive = facts.option(LogBucket.ARCHIVE);
        if (archive.equals(Optional.of(facts.get(new CallerIdentity()).id()))) {
            return LogBucket.inTheArchive();
        }
        String bucket = Answers.require(trail.s3BucketName(), "S3BucketName");
        LogBucket log = new LogBucket("trail " + trail.name() + " writes to " + bucket, bucket, archive);
        Verdict verdict = facts.get(new ClaimedOwner(bucket, archive))
                .whose(
                        log::owned,
                        log::nobodys,
                        other -> log.anothers(other.account(), other.proof(), other.disowned()));
        return verdict.outcome().status() == Status.FAIL
                ? verdict.mendedBy(new TrailMends(facts, trail)
                        .moved(archive.map(id -> "the log archive " + id).orElse("another account")))
                : verdict;
    }
}
