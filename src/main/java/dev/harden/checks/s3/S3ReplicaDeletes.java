package dev.harden.checks.s3;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.s3.OwnBuckets;
import dev.harden.facts.s3.Place;
import dev.harden.facts.s3.PlaceOf;
import dev.harden.facts.s3.Replication;
import dev.harden.facts.s3.ReplicationRules;
import dev.harden.model.Severity;
import java.util.List;
import java.util.stream.Collectors;

/** Says of each replicated bucket whether what is deleted in it is deleted in its replica too. */
@CheckInfo(
        id = "s3-replica-deletes",
        title = "Delete markers are replicated",
        fault = "Delete markers are not replicated",
        severity = Severity.INFO,
        scope = Breadth.ACCOUNT,
        none = "no bucket has a replication rule that is enabled",
        reads = {OwnBuckets.class, PlaceOf.class, ReplicationRules.class})
public final class S3ReplicaDeletes extends ReplicaCheck {
    @Override
    Verdict judge(Place place, List<Replication> rules, Facts facts) {
        List<Replication> without =
                rules.stream().filter(rule -> !rule.takesDeleteMarkers()).toList();
        if (!without.isEmpty()) {
            return Verdict.fail(
                            "%s does not replicate delete markers, so what is deleted here stays in the replica",
                            names(without))
                    .with(mend(place, without.get(0), "\"DeleteMarkerReplication\": {\"Status\": \"Enabled\"}"));
        }
        return Verdict.pass("%s replicates delete markers, but for those that a lifecycle rule sets", names(rules));
    }

    private static String names(List<Replication> rules) {
        return rules.stream().map(Replication::name).collect(Collectors.joining(", "));
    }
}
