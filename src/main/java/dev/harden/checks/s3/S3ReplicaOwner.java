package dev.harden.checks.s3;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.s3.BucketOwner;
import dev.harden.facts.s3.BucketOwnership;
import dev.harden.facts.s3.OwnBuckets;
import dev.harden.facts.s3.Place;
import dev.harden.facts.s3.PlaceOf;
import dev.harden.facts.s3.Replication;
import dev.harden.facts.s3.ReplicationRules;
import dev.harden.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds replicas in another account to being owned by that account. */
@CheckInfo(
        id = "s3-replica-owner",
        title = "Replicas in another account belong to that account",
        fault = "Replicas in another account belong to the source account",
        severity = Severity.LOW,
        scope = Breadth.ACCOUNT,
        none = "no bucket is replicated to a bucket of another account",
        reads = {BucketOwner.class, BucketOwnership.class, OwnBuckets.class, PlaceOf.class, ReplicationRules.class})
public final class S3ReplicaOwner extends ReplicaCheck {
    private static final String CHANGE = "\"Destination\": {\"Account\": \"ITS-ACCOUNT\","
            + " \"AccessControlTranslation\": {\"Owner\": \"Destination\"}, ...}";

    @Override
    boolean isAbout(Replication rule, Facts facts) {
        return facts.get(new BucketOwner(rule.bucket())).kind() == BucketOwner.Kind.OTHER_ACCOUNT;
    }

    @Override
    Verdict judge(Place place, List<Replication> rules, Facts facts) {
        Optional<Replication> kept = facts.first(rules, rule -> !isGivenAway(rule, facts));
        if (kept.isPresent()) {
            String bucket = kept.get().bucket();
            return Verdict.fail(
                            "this account owns the replicas that %s makes in %s, a bucket of another account",
                            kept.get().name(), bucket)
                    .with(mend(place, kept.get(), CHANGE));
        }
        return Verdict.pass(
                "%s gives the replicas to the account that owns their bucket",
                rules.stream().map(rule -> rule.name() + " to " + rule.bucket()).collect(Collectors.joining(", ")));
    }

    private static boolean isGivenAway(Replication rule, Facts facts) {
        return rule.givesAway()
                || facts.get(new PlaceOf(rule.bucket()))
                        .flatMap(to -> BucketOwner.ask(to.bucket(), new BucketOwnership(to), facts))
                        .filter(BucketOwnership.ENFORCED::equals)
                        .isPresent();
    }
}
