package dev.harden.checks.s3;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.s3.BucketEncryption;
import dev.harden.facts.s3.Place;
import dev.harden.facts.s3.PlaceOf;
import dev.harden.facts.s3.Replication;
import dev.harden.model.Arn;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Remedy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.s3.model.SourceSelectionCriteria;

/** Holds the replication of buckets that encrypt with KMS to taking those objects along, with a key of where they go. */
@CheckInfo(
        id = "s3-replica-encrypted",
        title = "KMS-encrypted objects are replicated, with a key of the destination region",
        fault = "KMS-encrypted objects are not all replicated",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT,
        none = "no bucket is replicated by a rule that is enabled",
        reads = {BucketEncryption.class, PlaceOf.class})
public final class S3ReplicaEncrypted extends ReplicaCheck {
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
                .mendedBy(remedy(place, rules, facts));
    }

    private static Remedy remedy(Place place, List<Replication> rules, Facts facts) {
        Map<Integer, String> keys = new HashMap<>();
        Set<String> regions = new TreeSet<>();
        for (Replication rule : rules) {
            if (facts.trying(() -> problem(rule, facts)).items().stream().allMatch(Optional::isEmpty)) {
                continue;
            }
            Optional<String> region = facts.attempt(new PlaceOf(rule.bucket())).items().stream()
                    .flatMap(Optional::stream)
                    .map(Place::region)
                    .findFirst();
            if (region.isEmpty()) {
                return Remedy.none(
                        NoCommand.Why.DECISION,
                        "someone has to decide where the replicas are to go in place of " + rule.bucket());
            }
            Optional<String> there =
                    rule.key().filter(key -> Arn.of(key).map(Arn::region).equals(region));
            keys.put(rule.number(), there.orElse(""));
            if (there.isEmpty()) {
                regions.add(region.get());
            }
        }
        if (regions.size() > 1) {
            return Remedy.none(NoCommand.Why.VALUE, "the keys for the replicas, of " + String.join(" and ", regions));
        }
        Placeholder key = new Placeholder(
                "REPLICA_KEY_ARN",
                "the ARN of a KMS key in " + String.join("", regions) + " that the role of the replication may use");
        return changing(
                place,
                facts,
                "replication of bucket " + place.bucket() + " takes along what KMS encrypts",
                rule -> keys.containsKey(rule.number()),
                rule -> encrypted(rule, keys.get(rule.number()).isEmpty() ? key.mark() : keys.get(rule.number())),
                rewrite -> {
                    var warned = rewrite.aside(
                            step -> step.but(Effect.COSTS, "KMS bills what replication asks of the keys"));
                    return regions.isEmpty()
                            ? warned
                            : warned.aside(step -> step.needing(key)).unforeseen();
                });
    }

    private static Replication encrypted(Replication rule, String key) {
        SourceSelectionCriteria before = rule.rule().sourceSelectionCriteria();
        SourceSelectionCriteria.Builder criteria =
                before == null ? SourceSelectionCriteria.builder() : before.toBuilder();
        return rule.with(rule.rule().toBuilder()
                .sourceSelectionCriteria(criteria.sseKmsEncryptedObjects(kms -> kms.status("Enabled"))
                        .build())
                .destination(rule.destination().toBuilder()
                        .encryptionConfiguration(encryption -> encryption.replicaKmsKeyID(key))
                        .build())
                .build());
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
