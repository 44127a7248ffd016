package dev.harden.checks.s3;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.s3.BucketEncryption;
import dev.harden.facts.s3.OwnBuckets;
import dev.harden.facts.s3.Place;
import dev.harden.facts.s3.PlaceOf;
import dev.harden.facts.s3.Replication;
import dev.harden.facts.s3.ReplicationRules;
import dev.harden.model.Arn;
import dev.harden.model.Severity;
import java.util.List;
import java.util.Optional;

/** Holds the replication of buckets that encrypt with KMS to taking those objects along, with a key of where they go. */
@CheckInfo(
        id = "s3-replica-encrypted",
        title = "KMS-encrypted objects are replicated, with a key of the destination region",
        fault = "KMS-encrypted objects are not all replicated",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT,
        none = "no bucket is replicated by a rule that is enabled",
        reads = {BucketEncryption.class, OwnBuckets.class, PlaceOf.class, ReplicationRules.class})
public final class S3ReplicaEncrypted extends ReplicaCheck {
    private static final String CHANGE =
            "\"SourceSelectionCriteria\": {\"SseKmsEncryptedObjects\": {\"Status\": \"Enabled\"}}, \"Destination\":"
                    + " {\"EncryptionConfiguration\": {\"ReplicaKmsKeyID\": \"ARN-OF-A-KEY-THERE\"}, ...}";

    @Override
    Verdict judge(Place place, List<Replication> rules, Facts facts) {
        if (!BucketEncryption.isKms(facts.get(new BucketEncryption(place)))) {
            return Verdict.notApplicable("new objects are encrypted with S3's own keys (SSE-S3), which are replicated");
        }
        Optional<Replication> whole = facts.first(
                rules,
                rule -> rule.narrowedTo().isEmpty()
                        && problem(rule, facts).isEmpty()
                        && isAway(rule, place, rules, facts));
        if (whole.isPresent()) {
            return pass(whole.get());
        }
        Optional<Replication> bad =
                facts.first(rules, rule -> problem(rule, facts).isPresent());
        if (bad.isEmpty()) {
            return pass(rules.get(0));
        }
        String problem = problem(bad.get(), facts).orElseThrow();
        return Verdict.fail("new objects are encrypted with KMS, and %s", problem)
                .with(mend(place, bad.get(), CHANGE));
    }

    private static Verdict pass(Replication rule) {
        return Verdict.pass(
                "new objects are encrypted with KMS, and %s replicates them with %s",
                rule.name(), rule.key().orElseThrow());
    }

    /**
     * Tells whether a rule goes to another region, where some rule does: that is what the replicas are for. Rules with
     * other destinations do not take objects from it.
     */
    private static boolean isAway(Replication rule, Place place, List<Replication> rules, Facts facts) {
        return isElsewhere(rule, place, facts)
                || facts.all(Seen.all(rules), other -> !isElsewhere(other, place, facts));
    }

    private static boolean isElsewhere(Replication rule, Place place, Facts facts) {
        return facts.get(new PlaceOf(rule.bucket()))
                .filter(to -> !to.region().equals(place.region()))
                .isPresent();
    }

    /** Says what keeps a rule from it. */
    private static Optional<String> problem(Replication rule, Facts facts) {
        if (!rule.takesKms()) {
            return Optional.of(rule.name() + " does not replicate them: SseKmsEncryptedObjects is not Enabled");
        }
        if (rule.key().isEmpty()) {
            return Optional.of(rule.name() + " names no key for the replicas");
        }
        String key = rule.key().get();
        String region = Arn.of(key)
                .map(Arn::region)
                .orElseThrow(() -> FactUnavailable.notSettled(
                        "the replicas' key " + key + " is no ARN, so AWS's documents do not say where it is"));
        Optional<Place> to = facts.get(new PlaceOf(rule.bucket()));
        if (to.isEmpty()) {
            return Optional.of(rule.name() + " goes to " + rule.bucket() + ", which does not exist");
        }
        return to.get().region().equals(region)
                ? Optional.empty()
                : Optional.of(rule.name() + " names " + key + ", which is in " + region + ", while " + rule.bucket()
                        + " is in " + to.get().region());
    }
}
