package dev.harden.checks.s3;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.s3.BucketVersioning;
import dev.harden.facts.s3.ObjectLock;
import dev.harden.facts.s3.Place;
import dev.harden.model.Severity;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;

/** Holds each bucket to asking for root's MFA device before a version is deleted, but where Object Lock keeps them. */
@CheckInfo(
        id = "s3-mfa-delete",
        title = "MFA delete is enabled on buckets",
        fault = "MFA delete is not enabled",
        severity = Severity.LOW,
        scope = Breadth.ACCOUNT,
        none = "the account has no bucket that could ask for MFA",
        reads = {BucketVersioning.class, ObjectLock.class})
public final class S3MfaDelete extends BucketCheck {
    @Override
    Verdict judge(Place place, Facts facts) {
        BucketVersioning.State state = facts.get(new BucketVersioning(place));
        if (state.on() && state.mfaDelete()) {
            return Verdict.pass("MFA delete is Enabled");
        }
        Seen<Optional<ObjectLockConfiguration>> lock = facts.attempt(new ObjectLock(place));
        if (lock.items().stream()
                .flatMap(Optional::stream)
                .anyMatch(one -> one.objectLockEnabledAsString().equals("Enabled"))) {
            return Verdict.notApplicable("Object Lock is enabled, which keeps versions without MFA");
        }
        if (state.on()) {
            lock.orThrow(); // without versions there is no Object Lock
        }
        return Verdict.fail(state.on() ? "MFA delete is off" : "versioning " + state + ", so MFA delete is off")
                .mendedBy(BucketMends.mfaDelete(place));
    }
}
