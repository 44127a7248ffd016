package dev.harden.checks.trail;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.facts.cloudtrail.AccountTrails;
import dev.harden.facts.cloudtrail.TrailStatus;
import dev.harden.facts.s3.BucketHead;
import dev.harden.facts.s3.BucketOwner;
import dev.harden.facts.s3.OwnBuckets;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Severity;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Holds each trail to a bucket that another account owns, so that who takes this one over cannot rewrite its past. */
@CheckInfo(
        id = "trail-bucket-other-account",
        title = "Every trail writes to a bucket of another account",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT,
        reads = {AccountTrails.class, BucketOwner.class, CallerIdentity.class, OwnBuckets.class, TrailStatus.class})
public final class TrailBucketOtherAccount extends TrailCheck {
    static final Option<Optional<String>> LOG_ARCHIVE = Option.account(
            "audit.log-archive-account", "The account that must own the buckets of trails and of AWS Config.");

    @Override
    public List<Option<?>> options() {
        return List.of(LOG_ARCHIVE);
    }

    @Override
    void ahead(Trail trail, Facts facts) {
        facts.prefetch(List.of(TrailStatus.of(trail), new OwnBuckets()));
    }

    @Override
    Verdict judge(Trail trail, GetTrailStatusResponse status, Facts facts) {
        Optional<String> archive = facts.option(LOG_ARCHIVE);
        String self = facts.get(new CallerIdentity()).id();
        if (archive.equals(Optional.of(self))) {
            return Verdict.notApplicable("this account is the log archive");
        }
        String bucket = Answers.require(trail.s3BucketName(), "S3BucketName");
        BucketOwner.Owner owner = facts.get(new BucketOwner(bucket));
        String writes = "trail " + trail.name() + " writes to " + bucket;
        return switch (owner.kind()) {
            case THIS_ACCOUNT -> Verdict.fail("%s, owned by this account: %s", writes, owner.proof());
            case NOBODY -> nobodys(writes, owner);
            case OTHER_ACCOUNT -> anothers(writes, bucket, owner, archive, facts);
        };
    }

    private static Verdict nobodys(String writes, BucketOwner.Owner owner) {
        return owner.account()
                .map(account ->
                        Verdict.fail("%s, which does not exist; its name is kept for account %s", writes, account))
                .orElseGet(() -> Verdict.fail("%s, which does not exist: anyone may claim the name", writes)
                        .as(Severity.CRITICAL));
    }

    private static Verdict anothers(
            String writes, String bucket, BucketOwner.Owner owner, Optional<String> archive, Facts facts) {
        if (archive.isEmpty()) {
            return Verdict.pass(
                    "%s, owned by %s: %s",
                    writes, owner.account().map(id -> "account " + id).orElse("another account"), owner.proof());
        }
        String wanted = archive.get();
        if (owner.account().isPresent()) {
            return owner.account().equals(archive)
                    ? Verdict.pass("%s, owned by the log archive %s", writes, wanted)
                    : Verdict.fail(
                            "%s, owned by account %s and not by the log archive %s",
                            writes, owner.account().get(), wanted);
        }
        if (BucketOwner.asOwner(bucket, wanted, facts) == BucketHead.Answer.READABLE) {
            return Verdict.pass("%s, owned by the log archive %s", writes, wanted);
        }
        throw FactUnavailable.notVisibleFromHere("whether the log archive " + wanted + " owns bucket " + bucket
                + " is not to be seen from this account");
    }
}
