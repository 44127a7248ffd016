package dev.harden.checks.s3;

import dev.harden.checks.Given;
import dev.harden.facts.s3.BucketHead;
import dev.harden.facts.s3.BucketVersioning;
import dev.harden.facts.s3.OwnBuckets;
import dev.harden.facts.s3.Place;
import dev.harden.facts.s3.Replication;
import dev.harden.facts.s3.ReplicationRules;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.Destination;
import software.amazon.awssdk.services.s3.model.ReplicationRule;
import software.amazon.awssdk.services.s3.model.ReplicationRuleFilter;

/** Builds accounts of buckets for tests; they are in Ireland, and replicas in Virginia. */
final class GivenS3 {
    static final Place SHOP = new Place("shop", "eu-west-1");
    static final Place REPLICA = new Place("replica", "us-east-1");

    static final String ROLE = "arn:aws:iam::111122223333:role/replication";

    private GivenS3() {}

    /** Lists the account's buckets. */
    static Given buckets(Place... places) {
        return buckets(Given.facts(), places);
    }

    static Given buckets(Given given, Place... places) {
        return given.fact(
                new OwnBuckets(),
                Stream.of(places)
                        .map(place -> Bucket.builder()
                                .name(place.bucket())
                                .bucketRegion(place.region())
                                .build())
                        .toList());
    }

    /** Adds a bucket of another account, that S3 refuses to this one. */
    static Given anothers(Given given, Place place) {
        return given.fact(
                BucketHead.of(place.bucket()),
                new BucketHead.Head(BucketHead.Answer.REFUSED, Optional.of(place.region())));
    }

    static Given versioned(Given given, Place... places) {
        for (Place place : places) {
            given.fact(new BucketVersioning(place), new BucketVersioning.State("Enabled", false));
        }
        return given;
    }

    static Given replicated(Given given, Place place, ReplicationRule.Builder... rules) {
        return given.fact(
                new ReplicationRules(place),
                IntStream.range(0, rules.length)
                        .mapToObj(i -> new Replication(i + 1, ROLE, rules[i].build()))
                        .toList());
    }

    /** Starts an enabled rule over the whole bucket. */
    static ReplicationRule.Builder rule(String to) {
        return rule(to, destination -> {});
    }

    static ReplicationRule.Builder rule(String to, Consumer<Destination.Builder> more) {
        Destination.Builder destination = Destination.builder().bucket("arn:aws:s3:::" + to);
        more.accept(destination);
        return ReplicationRule.builder()
                .id("to-" + to)
                .status("Enabled")
                .filter(ReplicationRuleFilter.builder().build())
                .deleteMarkerReplication(marker -> marker.status("Enabled"))
                .destination(destination.build());
    }

    /** Gives the one line that is said about a bucket. */
    static String about(String bucket, List<String> said) {
        List<String> lines = said.stream()
                .filter(line -> line.matches("[A-Z_]+ " + bucket + "( \\(\\w+\\))?: .*"))
                .toList();
        if (lines.size() != 1) {
            throw new AssertionError("not one finding on " + bucket + " in " + said);
        }
        return lines.get(0);
    }
}
