package dev.harden.checks.s3;

import dev.harden.checks.Aspects;
import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.facts.s3.BucketEncryption;
import dev.harden.facts.s3.Place;
import dev.harden.model.Severity;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;

/** Holds each bucket to encrypting new objects: with KMS where the option asks for it, as S3 does by itself anyway. */
@CheckInfo(
        id = "s3-encrypted",
        title = "Buckets encrypt new objects, with KMS where required",
        fault = "New objects are not encrypted with KMS as required",
        severity = Severity.LOW,
        scope = Breadth.ACCOUNT,
        none = "the account has no bucket to encrypt",
        reads = {BucketEncryption.class})
public final class S3Encrypted extends BucketCheck {
    static final Option<Boolean> KMS =
            Option.flag("s3-encrypted.kms", "Whether buckets must encrypt new objects with KMS.");

    @Override
    public List<Option<?>> options() {
        return List.of(KMS);
    }

    @Override
    Verdict judge(Place place, Facts facts) {
        Optional<ServerSideEncryptionByDefault> chosen = facts.get(new BucketEncryption(place));
        if (BucketEncryption.isKms(chosen)) {
            String key = chosen.get().kmsMasterKeyID();
            return Verdict.pass(
                            "new objects are encrypted by %s with %s",
                            chosen.get().sseAlgorithmAsString(), key == null ? "the key aws/s3" : "key " + key)
                    .of(List.of(Aspects.setting("kms", true)));
        }
        if (!facts.option(KMS)) {
            return Verdict.pass("new objects are encrypted with S3's own keys (SSE-S3)")
                    .of(List.of(Aspects.setting("kms", false)));
        }
        return Verdict.fail("new objects are encrypted with S3's own keys (SSE-S3), and not with KMS")
                .mendedBy(BucketMends.encrypted(place))
                .of(List.of(Aspects.setting("kms", false)));
    }
}
