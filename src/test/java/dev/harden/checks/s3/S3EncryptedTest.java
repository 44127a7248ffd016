package dev.harden.checks.s3;

import static dev.harden.checks.s3.GivenS3.SHOP;
import static dev.harden.checks.s3.GivenS3.buckets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.s3.BucketEncryption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;

class S3EncryptedTest {
    @Test
    void passesWithS3sOwnKeysAsLongAsNobodyAsksForMore() {
        assertThat(judged(by("AES256", null)))
                .isEqualTo("PASS shop: new objects are encrypted with S3's own keys (SSE-S3)");
    }

    @Test
    void passesWhereNothingWasEverSetSinceS3EncryptsAllTheSame() {
        assertThat(judged(given(Optional.empty()))).startsWith("PASS");
    }

    @Test
    void failsWithoutKmsWhereTheOptionAsksForIt() {
        assertThat(judged(by("AES256", null).option("s3-encrypted.kms", true)))
                .startsWith("FAIL shop: new objects are encrypted with S3's own keys");
        assertThat(judged(given(Optional.empty()).option("s3-encrypted.kms", true)))
                .startsWith("FAIL");
    }

    @Test
    void passesWithKmsInOneLayerOrTwo() {
        assertThat(judged(by("aws:kms", "arn:aws:kms:eu-west-1:1:key/k").option("s3-encrypted.kms", true)))
                .isEqualTo("PASS shop: new objects are encrypted by aws:kms with key arn:aws:kms:eu-west-1:1:key/k");
        assertThat(judged(by("aws:kms:dsse", null).option("s3-encrypted.kms", true)))
                .startsWith("PASS");
    }

    @Test
    void isUnknownWhenRefused() {
        assertThat(judged(buckets(SHOP).refused(new BucketEncryption(SHOP)))).startsWith("UNKNOWN");
    }

    private static Given by(String algorithm, String key) {
        return given(Optional.of(ServerSideEncryptionByDefault.builder()
                .sseAlgorithm(algorithm)
                .kmsMasterKeyID(key)
                .build()));
    }

    private static Given given(Optional<ServerSideEncryptionByDefault> chosen) {
        return buckets(SHOP).fact(new BucketEncryption(SHOP), chosen);
    }

    private static String judged(Given given) {
        return given.judge(new S3Encrypted()).get(0);
    }
}
