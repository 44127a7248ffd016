package dev.harden.facts.s3;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.s3.model.ReplicationConfiguration;

/**
 * Lists the rules by which a bucket's objects are replicated, those that are disabled too; none where replication was never
 * set up.
 *
 * @param place the bucket
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketReplication.html">GetBucketReplication</a>
 */
@Needs(value = "s3:GetReplicationConfiguration", operation = "s3:GetBucketReplication")
public record ReplicationRules(Place place) implements Fact<List<Replication>> {
    @Override
    public List<Replication> load(Aws aws) {
        return Answers.absentWhen(() -> rules(aws), "ReplicationConfigurationNotFoundError")
                .orElse(List.of());
    }

    private List<Replication> rules(Aws aws) {
        ReplicationConfiguration configuration = Answers.require(
                place.client(aws)
                        .getBucketReplication(ask -> ask.bucket(place.bucket()))
                        .replicationConfiguration(),
                "ReplicationConfiguration");
        Answers.requireList(configuration.hasRules() && !configuration.rules().isEmpty(), "Rule");
        String role = Optional.ofNullable(configuration.role()).orElse("");
        return IntStream.range(0, configuration.rules().size())
                .mapToObj(
                        i -> new Replication(i + 1, role, configuration.rules().get(i)))
                .toList();
    }
}
