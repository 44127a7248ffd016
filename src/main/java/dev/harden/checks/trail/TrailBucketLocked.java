package dev.harden.checks.trail;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.checks.s3.BucketMends;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.s3.BucketOwner;
import dev.harden.facts.s3.BucketVersioning;
import dev.harden.facts.s3.ObjectLock;
import dev.harden.facts.s3.Place;
import dev.harden.model.Severity;
import java.util.EnumSet;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.DefaultRetention;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;

/** Holds the bucket of each trail to keeping log files from being deleted. */
@CheckInfo(
        id = "trail-bucket-locked",
        title = "Trail buckets protect log files from deletion",
        fault = "Trail bucket does not protect log files from deletion",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT,
        none = "there is no trail whose bucket could be locked",
        reads = {BucketOwner.class, BucketVersioning.class, ObjectLock.class})
public final class TrailBucketLocked extends TrailBucketCheck {
    /** What keeps objects. */
    private enum Hold {
        OBJECT_LOCK {
            @Override
            Optional<String> on(Place place, Facts facts) {
                Seen<Optional<ObjectLockConfiguration>> seen = facts.trying(() -> lock(place, facts));
                if (seen.items().isEmpty()
                        && facts.trying(() -> versions(place, facts)).items().stream()
                                .anyMatch(state -> !state.on())) {
                    return Optional.empty(); // without versions there is no Object Lock
                }
                return seen.orThrow()
                        .get(0)
                        .filter(lock -> lock.rule() != null)
                        .flatMap(lock -> Optional.ofNullable(lock.rule().defaultRetention()))
                        .map(Hold::text);
            }
        },
        MFA_DELETE {
            @Override
            Optional<String> on(Place place, Facts facts) {
                BucketVersioning.State state = versions(place, facts);
                return state.on() && state.mfaDelete()
                        ? Optional.of("which keeps versions, and deletes none without root's MFA device")
                        : Optional.empty();
            }
        };

        abstract Optional<String> on(Place place, Facts facts);

        static Optional<ObjectLockConfiguration> lock(Place place, Facts facts) {
            return BucketOwner.ask(place.bucket(), new ObjectLock(place), facts);
        }

        static BucketVersioning.State versions(Place place, Facts facts) {
            return BucketOwner.ask(place.bucket(), new BucketVersioning(place), facts);
        }

        private static String text(DefaultRetention retention) {
            String mode = Answers.require(retention.modeAsString(), "Mode");
            String time = retention.years() == null
                    ? Answers.require(retention.days(), "Days") + " days"
                    : retention.years() + " years";
            String how = mode.equals("GOVERNANCE")
                    ? ", which those with s3:BypassGovernanceRetention can bypass"
                    : ", which no one can shorten";
            return "whose Object Lock keeps log files for " + time + " in mode " + mode + how;
        }
    }

    @Override
    Verdict judge(String writes, Place place, Facts facts) {
        Optional<String> hold = facts.find(EnumSet.allOf(Hold.class), one -> one.on(place, facts));
        if (hold.isPresent()) {
            return Verdict.pass("%s, %s", writes, hold.get());
        }
        boolean locked =
                facts.trying(() -> Hold.lock(place, facts)).items().stream().anyMatch(Optional::isPresent);
        Verdict verdict = locked
                ? Verdict.fail("%s, whose Object Lock has no default retention, and so keeps nothing", writes)
                : Verdict.fail("%s, which has neither Object Lock nor MFA delete", writes);
        BucketVersioning.State versions = Hold.versions(place, facts);
        return verdict.mendedBy(
                BucketMends.ifOwn(place.bucket(), facts, () -> BucketMends.locked(place, versions, locked)));
    }
}
