package dev.harden.checks.trail;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.checks.s3.BucketMends;
import dev.harden.facts.Facts;
import dev.harden.facts.s3.BucketLogging;
import dev.harden.facts.s3.BucketOwner;
import dev.harden.facts.s3.Place;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Remedy;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;

/** Holds the bucket of each trail to logging who reads it. */
@CheckInfo(
        id = "trail-bucket-logged",
        title = "Server access logging is on for trail buckets",
        fault = "Trail bucket has no server access logging",
        severity = Severity.LOW,
        scope = Breadth.ACCOUNT,
        none = "there is no trail whose bucket could be logged",
        reads = {BucketLogging.class, BucketOwner.class})
public final class TrailBucketLogged extends TrailBucketCheck {
    @Override
    Verdict judge(String writes, Place place, Facts facts) {
        Optional<LoggingEnabled> logging = BucketOwner.ask(place.bucket(), new BucketLogging(place), facts);
        if (logging.isEmpty()) {
            return Verdict.fail("%s, whose server access logging is off", writes)
                    .mendedBy(BucketMends.ifOwn(place.bucket(), facts, () -> Remedy.of(BucketMends.logged(place))));
        }
        String target = logging.get().targetBucket();
        return target.equals(place.bucket())
                ? Verdict.pass("%s, which logs access to itself, so that each log file makes another", writes)
                : Verdict.pass("%s, whose access logs go to %s", writes, target);
    }
}
