package dev.harden.checks.s3;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.s3.Place;
import dev.harden.facts.s3.Replication;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Says of each replicated bucket whether what is deleted in it is deleted in its replica too. */
@CheckInfo(
        id = "s3-replica-deletes",
        title = "Delete markers are replicated",
        fault = "Delete markers are not replicated",
        severity = Severity.INFO,
        scope = Breadth.ACCOUNT,
        none = "no bucket has a replication rule that is enabled")
public final class S3ReplicaDeletes extends ReplicaCheck {
    @Override
    Verdict judge(Place place, List<Replication> rules, Facts facts) {
        List<Replication> without =
                rules.stream().filter(rule -> !rule.takesDeleteMarkers()).toList();
        if (!without.isEmpty()) {
            return Verdict.fail(
                            "%s does not replicate delete markers, so what is deleted here stays in the replica",
                            names(without))
                    .mendedBy(remedy(place, without, facts));
        }
        return Verdict.pass("%s replicates delete markers, but for those that a lifecycle rule sets", names(rules));
    }

    /** S3 takes no delete markers along by rules that select objects by tags. */
    private static Remedy remedy(Place place, List<Replication> without, Facts facts) {
        return without.stream().anyMatch(rule -> rule.narrowedTo().contains("tag "))
                ? Remedy.none(
                        NoCommand.Why.DECISION,
                        "someone has to decide what the rules select objects by: S3 replicates no delete markers by rules"
                                + " with tags")
                : changing(
                        place,
                        facts,
                        "replication of bucket " + place.bucket() + " takes delete markers along",
                        rule -> !rule.takesDeleteMarkers(),
                        rule -> rule.with(rule.rule().toBuilder()
                                .deleteMarkerReplication(marker -> marker.status("Enabled"))
                                .build()),
                        UnaryOperator.identity());
    }

    private static String names(List<Replication> rules) {
        return rules.stream().map(Replication::name).collect(Collectors.joining(", "));
    }
}
