package dev.harden.checks.s3;

import dev.harden.checks.Check;
import dev.harden.checks.Reads;
import dev.harden.checks.Rewrite;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.s3.OwnBuckets;
import dev.harden.facts.s3.Place;
import dev.harden.facts.s3.PlaceOf;
import dev.harden.facts.s3.Replication;
import dev.harden.facts.s3.ReplicationRules;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Judges each bucket that some enabled rule replicates, by those rules. */
@Reads({OwnBuckets.class, PlaceOf.class, ReplicationRules.class})
abstract class ReplicaCheck implements Check<ReplicaCheck.Replicated> {
    /**
     * Is a bucket that is replicated.
     *
     * @param bucket the bucket
     * @param place where it is
     * @param rules the enabled rules that the check is about, one at least
     */
    record Replicated(OwnBucket bucket, Place place, List<Replication> rules) {}

    @Override
    public final Subjects<Replicated> subjects(Scope scope, Facts facts) {
        return Subjects.below(
                OwnBucket.all(scope, facts.get(new OwnBuckets())),
                OwnBucket::resource,
                (bucket, ask) -> ask.get(new PlaceOf(bucket.name())).stream()
                        .map(place -> new Replicated(bucket, place, rules(place, ask)))
                        .filter(replicated -> !replicated.rules().isEmpty())
                        .toList());
    }

    private List<Replication> rules(Place place, Facts facts) {
        return facts.get(new ReplicationRules(place)).stream()
                .filter(rule -> rule.isEnabled() && isAbout(rule, facts))
                .toList();
    }

    /** Tells whether the check is about a rule. */
    boolean isAbout(Replication rule, Facts facts) {
        return true;
    }

    @Override
    public final Resource resource(Replicated replicated) {
        return replicated.bucket().resource();
    }

    @Override
    public final Verdict judge(Replicated replicated, Facts facts) {
        return judge(replicated.place(), replicated.rules(), facts);
    }

    abstract Verdict judge(Place place, List<Replication> rules, Facts facts);

    /** Changes those of a bucket's rules that are enabled and pass a test. */
    static Remedy changing(
            Place place,
            Facts facts,
            String about,
            Predicate<Replication> which,
            UnaryOperator<Replication> change,
            UnaryOperator<Rewrite<List<Replication>>> more) {
        List<Replication> all = facts.get(new ReplicationRules(place));
        if (all.get(0).role().isEmpty()) {
            return Remedy.none(NoCommand.Why.VALUE, "the role of the replication, which was not seen");
        }
        Rewrite<List<Replication>> rewrite =
                BucketDocuments.replicating(place, all, about, rule -> rule.isEnabled() && which.test(rule), change);
        return Remedy.of(more.apply(rewrite));
    }
}
