package dev.harden.checks.trail;

import dev.harden.checks.Aspects;
import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.cloudtrail.Ownership;
import dev.harden.facts.kms.Key;
import dev.harden.model.Arn;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/** Holds each trail to a KMS key that can be used; one that another account does not show is looked up there. */
@CheckInfo(
        id = "trail-encrypted",
        title = "Trails encrypt log files with an enabled KMS key",
        fault = "Trail does not encrypt with an enabled KMS key",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT,
        none = "there is no trail to encrypt the log files of",
        reads = {Key.class})
public final class TrailEncrypted extends TrailCheck {
    @Override
    Verdict judge(Trail trail, GetTrailStatusResponse status, Facts facts) {
        String key = trail.kmsKeyId();
        boolean some = key != null && !key.isEmpty();
        return judge(trail, key, facts).of(List.of(Aspects.setting("kms", some)));
    }

    private static Verdict judge(Trail trail, String key, Facts facts) {
        if (key == null || key.isEmpty()) {
            return Verdict.fail("trail %s uses no KMS key", trail.name())
                    .mendedBy(new TrailMends(facts, trail).encrypted());
        }
        String region = Arn.of(key).map(Arn::region).orElse(trail.homeRegion());
        Optional<KeyMetadata> found = facts.getHereOrIn(Key.owner(key), new Key(region, key));
        if (found.isEmpty()) {
            return Verdict.fail("trail %s encrypts with key %s, which does not exist", trail.name(), key)
                    .mendedBy(new TrailMends(facts, trail).encrypted());
        }
        String state = found.get().keyStateAsString();
        return state.equals("Enabled")
                ? Verdict.pass("trail %s encrypts with key %s, which is enabled", trail.name(), key)
                : Verdict.fail("trail %s encrypts with key %s, which is %s", trail.name(), key, state)
                        .mendedBy(remedy(trail, found.get(), region));
    }

    private static Remedy remedy(Trail trail, KeyMetadata key, String region) {
        if (!Ownership.of(trail).equals(key.awsAccountId())) {
            return Remedy.none(
                    NoCommand.Why.OTHER_ACCOUNT,
                    "account " + key.awsAccountId() + " has to enable its key " + key.keyId());
        }
        return key.keyStateAsString().equals("Disabled")
                ? Remedy.of(KeyMends.enabled(region, key, trail.kmsKeyId()))
                : Remedy.none(
                        NoCommand.Why.DECISION,
                        "someone has to decide whether key " + key.keyId() + ", which is " + key.keyStateAsString()
                                + ", is to be used again, or the trail is to have another");
    }
}
