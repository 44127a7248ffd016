package dev.harden.checks.s3;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.s3.BucketVersioning;
import dev.harden.facts.s3.Place;
import dev.harden.model.Severity;

/** Holds each bucket to keeping the versions of its objects. */
@CheckInfo(
        id = "s3-versioned",
        title = "Bucket versioning is enabled",
        fault = "Bucket versioning is not enabled",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT,
        none = "the account has no bucket to keep versions of",
        reads = {BucketVersioning.class})
public final class S3Versioned extends BucketCheck {
    @Override
    Verdict judge(Place place, Facts facts) {
        BucketVersioning.State state = facts.get(new BucketVersioning(place));
        if (state.on()) {
            return Verdict.pass("versioning is Enabled");
        }
        return Verdict.fail("versioning %s", state).mendedBy(BucketMends.versioned(place, state));
    }
}
