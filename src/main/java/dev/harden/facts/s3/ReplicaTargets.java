package dev.harden.facts.s3;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import java.util.List;

/**
 * Tells which buckets receive the replicas of a bucket, in whatever region, by the rules that are enabled.
 *
 * @param bucket the name of the bucket that is replicated
 */
@RestsOn({PlaceOf.class, ReplicationRules.class})
public record ReplicaTargets(String bucket) implements Derived<List<Purpose>> {
    @Override
    public List<Purpose> derive(Facts facts) {
        List<Replication> rules = facts.get(new PlaceOf(bucket))
                .map(place -> facts.get(new ReplicationRules(place)))
                .orElse(List.of());
        return rules.stream()
                .filter(Replication::isEnabled)
                .map(rule -> new Purpose(rule.bucket(), "the bucket has the replicas of " + bucket, true))
                .toList();
    }
}
