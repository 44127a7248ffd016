package dev.harden.checks.trail;

import dev.harden.checks.Guards;
import dev.harden.checks.Mend;
import dev.harden.facts.kms.Key;
import dev.harden.facts.kms.KeyRotation;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/** Makes the changes of KMS keys, and of log groups. */
final class KeyMends {
    private KeyMends() {}

    static Mend rotating(String region, KeyMetadata key) {
        Step step = Step.of(call(region, "EnableKeyRotation", key))
                .guarded(Guard.of(call(region, "GetKeyRotationStatus", key), Guards.is("KeyRotationEnabled", false)))
                .undoneBy(call(region, "DisableKeyRotation", key))
                .but(Effect.COSTS, "KMS bills the key's first two rotations by the month");
        return Mend.of(target(region, key, "rotation"), "key " + key.keyId() + " rotates every year", step)
                .foretelling(
                        new KeyRotation(region, key.keyId()),
                        status -> status.toBuilder()
                                .keyRotationEnabled(true)
                                .rotationPeriodInDays(365)
                                .build());
    }

    /**
     * Enables a key again.
     *
     * @param asked the name that the key was asked for by
     */
    static Mend enabled(String region, KeyMetadata key, String asked) {
        Step step = Step.of(call(region, "EnableKey", key))
                .guarded(Guard.of(
                        call(region, "DescribeKey", key), Guards.is("KeyMetadata.KeyState", key.keyStateAsString())))
                .undoneBy(call(region, "DisableKey", key));
        return Mend.of(target(region, key, "state"), "key " + key.keyId() + " is enabled", step)
                .foretelling(
                        new Key(region, asked),
                        found -> found.map(one -> one.toBuilder()
                                .keyState("Enabled")
                                .enabled(true)
                                .build()));
    }

    private static Target target(String region, KeyMetadata key, String part) {
        return new Target("AWS::KMS::Key", region, key.arn(), part);
    }

    private static Call call(String region, String operation, KeyMetadata key) {
        return Call.of("kms", operation, region, "KeyId", key.keyId());
    }

    /** Makes a log group again that is gone; whether deliveries come to it is seen a day later. */
    static Mend group(String region, String name) {
        Step step = Step.of(Call.of("logs", "CreateLogGroup", region, "logGroupName", name))
                .undoneBy(Call.of("logs", "DeleteLogGroup", region, "logGroupName", name));
        return Mend.of(new Target("AWS::Logs::LogGroup", region, name), "log group " + name + " is there again", step);
    }
}
