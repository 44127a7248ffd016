package dev.harden.facts.s3;

import dev.harden.facts.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.Destination;
import software.amazon.awssdk.services.s3.model.ReplicationRule;
import software.amazon.awssdk.services.s3.model.ReplicationRuleFilter;
import software.amazon.awssdk.services.s3.model.SourceSelectionCriteria;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * Reads a rule of replication, in both forms that S3 has had: the first names a prefix in the rule itself, the second has a
 * filter.
 *
 * @param number its place in the configuration, from 1
 * @param role the ARN of the role by which S3 replicates, which is one for all rules; empty in recordings that did not keep it
 * @param rule the rule
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-add-config.html">Replication
 *     configuration</a>
 */
public record Replication(int number, String role, ReplicationRule rule) {
    public Replication {
        Answers.require(rule.statusAsString(), "Status");
        Answers.require(Answers.require(rule.destination(), "Destination").bucket(), "Bucket");
    }

    /** Gives it with another rule in its place. */
    public Replication with(ReplicationRule other) {
        return new Replication(number, role, other);
    }

    /** Gives what people know it by. */
    public String name() {
        String id = rule.id();
        return "rule " + (id == null || id.isEmpty() ? number : id);
    }

    public boolean isEnabled() {
        return rule.statusAsString().equals("Enabled");
    }

    /** Gives the name of the bucket that the replicas go to. */
    public String bucket() {
        String arn = rule.destination().bucket();
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    public Destination destination() {
        return rule.destination();
    }

    @SuppressWarnings("deprecation") // rules of the first form still have their prefix there
    private String ownPrefix() {
        return rule.prefix();
    }

    /** Says which part of the bucket alone it takes; empty when it takes the whole. */
    public String narrowedTo() {
        List<String> parts = new ArrayList<>();
        prefix(ownPrefix(), parts);
        ReplicationRuleFilter filter = rule.filter();
        if (filter != null) {
            prefix(filter.prefix(), parts);
            tag(filter.tag(), parts);
            if (filter.and() != null) {
                prefix(filter.and().prefix(), parts);
                filter.and().tags().forEach(tag -> tag(tag, parts));
            }
        }
        return String.join(" and ", parts);
    }

    private static void prefix(String prefix, List<String> parts) {
        if (prefix != null && !prefix.isEmpty()) {
            parts.add("prefix " + prefix);
        }
    }

    private static void tag(Tag tag, List<String> parts) {
        if (tag != null) {
            parts.add("tag " + tag.key() + "=" + tag.value());
        }
    }

    /** Tells whether delete markers are replicated: as a rule of the second form says, always by one of the first. */
    public boolean takesDeleteMarkers() {
        if (rule.deleteMarkerReplication() != null) {
            return "Enabled".equals(rule.deleteMarkerReplication().statusAsString());
        }
        return isOfFirstForm();
    }

    public boolean isOfFirstForm() {
        return rule.filter() == null
                && rule.deleteMarkerReplication() == null
                && rule.destination().replicationTime() == null;
    }

    /** Tells whether objects that are encrypted with KMS are replicated. */
    public boolean takesKms() {
        SourceSelectionCriteria criteria = rule.sourceSelectionCriteria();
        return criteria != null
                && criteria.sseKmsEncryptedObjects() != null
                && "Enabled".equals(criteria.sseKmsEncryptedObjects().statusAsString());
    }

    /** Gives the KMS key that replicas are encrypted with. */
    public Optional<String> key() {
        return Optional.ofNullable(rule.destination().encryptionConfiguration())
                .map(encryption -> encryption.replicaKmsKeyID());
    }

    /** Tells whether the rule gives the replicas to the account that owns their bucket. */
    public boolean givesAway() {
        return rule.destination().accessControlTranslation() != null
                && "Destination"
                        .equals(rule.destination().accessControlTranslation().ownerAsString());
    }
}
