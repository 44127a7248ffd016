package dev.harden.facts.s3;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.cloudtrail.AccountTrails;
import dev.harden.facts.config.DeliveryChannels;
import dev.harden.facts.ec2.Regions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.s3.model.Bucket;

/**
 * Lists the buckets that hold logs or replicas: the targets of the account's access logs, of its trails and of AWS Config,
 * and the destinations of its buckets' replication.
 */
@RestsOn({
    AccountTrails.class,
    DeliveryChannels.class,
    LogTarget.class,
    OwnBuckets.class,
    Regions.class,
    ReplicaTargets.class
})
public record Purposes() implements Derived<Purposes.Found> {
    /**
     * Is what was found.
     *
     * @param all the buckets' purposes
     * @param missing why of any bucket it may be unknown whether it holds logs
     * @param replicated why the replication of buckets is not known, and so where their replicas are, by their names
     */
    public record Found(List<Purpose> all, List<FactUnavailable> missing, Map<String, FactUnavailable> replicated) {
        public Found {
            all = List.copyOf(all);
            missing = List.copyOf(missing);
            replicated = Collections.unmodifiableMap(new TreeMap<>(replicated));
        }

        /**
         * Gives what a bucket is there for.
         *
         * @param mayBeReplica tells whether it could be the destination of a rule: one that was not seen, or one that names
         *     it, as it may name a bucket that was made anew since
         * @throws FactUnavailable when nothing that was seen tells, and something was not seen
         */
        public Optional<Purpose> of(String bucket, BooleanSupplier mayBeReplica) {
            Optional<Purpose> found = all.stream()
                    .filter(one -> one.bucket().equals(bucket))
                    .sorted(Comparator.comparing(Purpose::replica))
                    .filter(one -> !one.replica() || mayBeReplica.getAsBoolean())
                    .findFirst();
            List<FactUnavailable> open = new ArrayList<>(missing);
            replicated.entrySet().stream()
                    .filter(one -> !one.getKey().equals(bucket))
                    .forEach(one -> open.add(one.getValue()));
            if (found.isEmpty() && !open.isEmpty() && (!missing.isEmpty() || mayBeReplica.getAsBoolean())) {
                throw open.get(0);
            }
            return found;
        }
    }

    @Override
    public Found derive(Facts facts) {
        List<Purpose> found = new ArrayList<>();
        List<FactUnavailable> missing = new ArrayList<>();
        List<String> buckets =
                facts.get(new OwnBuckets()).stream().map(Bucket::name).toList();
        Map<String, FactUnavailable> replicated = new TreeMap<>();
        facts.prefetch(buckets.stream().map(ReplicaTargets::new).toList());
        for (String bucket : buckets) {
            Seen<List<Purpose>> targets = facts.attempt(new ReplicaTargets(bucket));
            targets.items().forEach(found::addAll);
            targets.missing().forEach(why -> replicated.put(bucket, why));
        }
        add(facts.gather(buckets.stream().map(LogTarget::new).toList()), found, missing);
        add(trails(facts), found, missing);
        add(config(facts), found, missing);
        return new Found(found, missing, replicated);
    }

    private static void add(Seen<Purpose> seen, List<Purpose> found, List<FactUnavailable> missing) {
        found.addAll(seen.items());
        missing.addAll(seen.missing());
    }

    private static Seen<Purpose> trails(Facts facts) {
        var asked = facts.attempt(new AccountTrails());
        List<FactUnavailable> missing = new ArrayList<>(asked.missing());
        List<Purpose> found = new ArrayList<>();
        for (var seen : asked.items()) {
            missing.addAll(seen.missing());
            seen.items().stream()
                    .filter(trail -> trail.s3BucketName() != null)
                    .map(trail ->
                            new Purpose(trail.s3BucketName(), "it receives the log files of trail " + trail.name()))
                    .forEach(found::add);
        }
        return new Seen<>(found, missing);
    }

    private static Seen<Purpose> config(Facts facts) {
        var regions = facts.attempt(new Regions());
        List<DeliveryChannels> questions = regions.items().stream()
                .flatMap(known -> known.enabled().stream())
                .map(DeliveryChannels::new)
                .toList();
        var channels = facts.gather(questions);
        List<FactUnavailable> missing = new ArrayList<>(regions.missing());
        missing.addAll(channels.missing());
        return new Seen<>(
                channels.items().stream()
                        .map(channel -> new Purpose(channel.s3BucketName(), "it receives what AWS Config records"))
                        .toList(),
                missing);
    }
}
