package dev.harden.checks.trail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.kms.Key;
import dev.harden.facts.kms.KeyRotation;
import dev.harden.facts.kms.Keys;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

class KmsKeyRotationTest {
    private static final String REGION = "eu-west-1";

    private static Given listed() {
        return Given.facts()
                .fact(
                        new Keys(REGION),
                        List.of(KeyListEntry.builder()
                                .keyId("k")
                                .keyArn("arn:k")
                                .build()));
    }

    private static Given key(Consumer<KeyMetadata.Builder> change) {
        KeyMetadata.Builder key = KeyMetadata.builder()
                .keyId("k")
                .arn("arn:k")
                .keyManager("CUSTOMER")
                .keySpec("SYMMETRIC_DEFAULT")
                .origin("AWS_KMS")
                .keyState("Enabled");
        change.accept(key);
        return listed().fact(new Key(REGION, "k"), Optional.of(key.build()));
    }

    private static List<String> judged(Given given) {
        return given.judge(new KmsKeyRotation(), REGION);
    }

    private static GetKeyRotationStatusResponse rotates(boolean enabled, Integer days) {
        return GetKeyRotationStatusResponse.builder()
                .keyRotationEnabled(enabled)
                .rotationPeriodInDays(days)
                .build();
    }

    @Test
    void passesWhenTheKeyRotatesAndFailsWhenItDoesNot() {
        KeyRotation rotation = new KeyRotation(REGION, "k");
        assertThat(judged(key(key -> {}).fact(rotation, rotates(true, 180))))
                .containsExactly("PASS k: key k rotates every 180 days");
        assertThat(judged(key(key -> {}).fact(rotation, rotates(true, null)))).containsExactly("PASS k: key k rotates");
        assertThat(judged(key(key -> {}).fact(rotation, rotates(false, null))))
                .containsExactly("FAIL k: key k does not rotate");
    }

    @Test
    void isNotAboutTheKeysThatAwsManagesNorThoseThatAreGone() {
        assertThat(judged(key(key -> key.keyManager("AWS")))).isEmpty();
        assertThat(judged(listed().fact(new Key(REGION, "k"), Optional.empty())))
                .isEmpty();
    }

    @Test
    void doesNotApplyToKeysThatCannotRotate() {
        assertThat(judged(key(key -> key.keySpec("RSA_2048"))).get(0)).startsWith("NOT_APPLICABLE");
        assertThat(judged(key(key -> key.keySpec("HMAC_256"))).get(0)).startsWith("NOT_APPLICABLE");
        for (String origin : List.of("EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE")) {
            assertThat(judged(key(key -> key.origin(origin))).get(0)).startsWith("NOT_APPLICABLE");
        }
        assertThat(judged(key(key -> key.keyState("Disabled"))).get(0)).endsWith("key k is Disabled");
        assertThat(judged(key(key -> key.keyState("PendingDeletion"))).get(0)).startsWith("NOT_APPLICABLE");
        assertThat(judged(key(key -> key.multiRegion(true)
                                .multiRegionConfiguration(multi ->
                                        multi.multiRegionKeyType("REPLICA").primaryKey(one -> one.arn("arn:p")))))
                        .get(0))
                .startsWith("NOT_APPLICABLE")
                .endsWith("its primary arn:p");
    }

    @Test
    void aPrimaryIsJudged() {
        Given given = key(
                key -> key.multiRegion(true).multiRegionConfiguration(multi -> multi.multiRegionKeyType("PRIMARY")));
        assertThat(judged(given.fact(new KeyRotation(REGION, "k"), rotates(false, null)))
                        .get(0))
                .startsWith("FAIL");
    }

    @Test
    void isUnknownOnTheKeyThatIsNotSeen() {
        assertThat(judged(listed().refused(new Key(REGION, "k"))).get(0)).startsWith("UNKNOWN k");
        assertThat(judged(key(key -> {}).refused(new KeyRotation(REGION, "k"))).get(0))
                .startsWith("UNKNOWN k");
        assertThat(judged(Given.facts().refused(new Keys(REGION))).get(0)).startsWith("UNKNOWN");
    }
}
