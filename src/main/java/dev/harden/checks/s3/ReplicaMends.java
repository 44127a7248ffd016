package dev.harden.checks.s3;

import dev.harden.checks.Mend;
import dev.harden.facts.Seen;
import dev.harden.facts.s3.BucketVersioning;
import dev.harden.facts.s3.Place;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lets a bucket be replicated that is not, to where it is said. */
final class ReplicaMends {
    private ReplicaMends() {}

    /** Replicates it whole; it has to keep versions for that. */
    static Remedy made(Place place, Seen<BucketVersioning.State> versions) {
        List<Intent> intents = new ArrayList<>();
        for (BucketVersioning.State state : versions.items()) {
            if (!state.on() && BucketMends.versioned(place, state) instanceof Remedy.Changes changes) {
                intents.addAll(changes.intents());
            } else if (!state.on()) {
                return Remedy.none(
                        NoCommand.Why.PERSON,
                        "MFA delete is on, so that whoever holds root's device has to enable versioning first");
            }
        }
        Placeholder role = new Placeholder("REPLICATION_ROLE_ARN", "the ARN of a role by which S3 may replicate");
        Placeholder to = new Placeholder(
                "REPLICA_BUCKET_ARN",
                "the ARN of a bucket in another region than " + place.region() + " that keeps versions");
        Map<String, Object> rule = Call.map(
                "ID",
                "to-another-region",
                "Status",
                "Enabled",
                "Priority",
                1,
                "Filter",
                Map.of(),
                "DeleteMarkerReplication",
                Call.map("Status", "Enabled"),
                "Destination",
                Call.map("Bucket", to.mark()));
        Step step = Step.of(Call.of(
                        "s3api",
                        "PutBucketReplication",
                        place.region(),
                        "Bucket",
                        place.bucket(),
                        "ReplicationConfiguration",
                        Call.map("Role", role.mark(), "Rules", List.of(rule))))
                .needing(role)
                .needing(to)
                .guarded(Guard.of(
                                Call.of("s3api", "GetBucketReplication", place.region(), "Bucket", place.bucket()),
                                "!ReplicationConfiguration")
                        .orAbsent("ReplicationConfigurationNotFoundError"))
                .undoneBy(Call.of("s3api", "DeleteBucketReplication", place.region(), "Bucket", place.bucket()))
                .but(Effect.COSTS, "S3 bills the replicas of new objects and their way to the other region");
        intents.add(Mend.of(
                new Target("AWS::S3::Bucket", place.region(), place.bucket(), "replication"),
                "bucket " + place.bucket() + " is replicated to another region",
                step));
        return new Remedy.Changes(intents);
    }
}
