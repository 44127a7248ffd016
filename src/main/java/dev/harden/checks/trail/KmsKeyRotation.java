package dev.harden.checks.trail;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.kms.Key;
import dev.harden.facts.kms.KeyRotation;
import dev.harden.facts.kms.Keys;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import java.util.List;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/** Holds each KMS key of the customer's, whose material KMS can make anew, to doing so. */
@CheckInfo(
        id = "kms-key-rotation",
        title = "Customer managed KMS keys rotate",
        fault = "Customer managed KMS key does not rotate",
        severity = Severity.LOW,
        scope = Breadth.REGION,
        none = "there is no customer managed KMS key",
        reads = {Key.class, KeyRotation.class, Keys.class})
public final class KmsKeyRotation implements Check<KmsKeyRotation.Placed> {
    /** Is a key in its region. */
    record Placed(String region, KeyMetadata key) {}

    @Override
    public Subjects<Placed> subjects(Scope scope, Facts facts) {
        return Subjects.below(
                facts.get(new Keys(scope.region())),
                KmsKeyRotation::resource,
                (entry, below) -> customers(scope.region(), entry, below));
    }

    /** Leaves out the keys that AWS manages, and one that is gone since it was listed. */
    private static List<Placed> customers(String region, KeyListEntry entry, Facts facts) {
        return facts.get(new Key(region, entry.keyId())).stream()
                .filter(key -> key.keyManagerAsString().equals("CUSTOMER"))
                .map(key -> new Placed(region, key))
                .toList();
    }

    private static Resource resource(KeyListEntry entry) {
        return new Resource(entry.keyArn(), entry.keyId(), "AWS::KMS::Key", entry.keyId());
    }

    @Override
    public Resource resource(Placed placed) {
        KeyMetadata key = placed.key;
        return new Resource(key.arn(), key.keyId(), "AWS::KMS::Key", key.keyId());
    }

    @Override
    public Verdict judge(Placed placed, Facts facts) {
        KeyMetadata key = placed.key;
        String spec = Answers.require(key.keySpecAsString(), "KeySpec");
        if (!spec.equals("SYMMETRIC_DEFAULT")) {
            return Verdict.notApplicable("key %s is of spec %s, which cannot rotate by itself", key.keyId(), spec);
        }
        String origin = Answers.require(key.originAsString(), "Origin");
        if (!origin.equals("AWS_KMS")) {
            return Verdict.notApplicable(
                    "the material of key %s comes from %s, which KMS cannot rotate", key.keyId(), origin);
        }
        if (!key.keyStateAsString().equals("Enabled")) {
            return Verdict.notApplicable("key %s is %s", key.keyId(), key.keyStateAsString());
        }
        if (isReplica(key)) {
            return Verdict.notApplicable(
                    "key %s is a replica and rotates with its primary %s",
                    key.keyId(), key.multiRegionConfiguration().primaryKey().arn());
        }
        GetKeyRotationStatusResponse status = facts.get(new KeyRotation(placed.region, key.keyId()));
        if (!status.keyRotationEnabled()) {
            return Verdict.fail("key %s does not rotate", key.keyId()).mendedBy(KeyMends.rotating(placed.region, key));
        }
        return status.rotationPeriodInDays() == null
                ? Verdict.pass("key %s rotates", key.keyId())
                : Verdict.pass("key %s rotates every %s days", key.keyId(), status.rotationPeriodInDays());
    }

    private static boolean isReplica(KeyMetadata key) {
        return Boolean.TRUE.equals(key.multiRegion())
                && key.multiRegionConfiguration() != null
                && "REPLICA".equals(key.multiRegionConfiguration().multiRegionKeyTypeAsString());
    }
}
