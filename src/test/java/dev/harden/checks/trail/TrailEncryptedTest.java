package dev.harden.checks.trail;

import static dev.harden.checks.trail.GivenTrails.multiRegion;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.kms.Key;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

class TrailEncryptedTest {
    private static final String KEY = "arn:aws:kms:eu-west-1:999999999999:key/k";

    private static Given encrypted() {
        return new GivenTrails().trail(multiRegion("main").kmsKeyId(KEY)).facts();
    }

    private static String judged(String state) {
        Optional<KeyMetadata> key = Optional.ofNullable(state)
                .map(there -> KeyMetadata.builder().keyState(there).build());
        return encrypted()
                .fact(new Key("eu-west-1", KEY), key)
                .judge(new TrailEncrypted())
                .get(0);
    }

    @Test
    void passesWhenTheKeyIsEnabledWhoeverOwnsIt() {
        assertThat(judged("Enabled")).startsWith("PASS").contains(KEY + ", which is enabled");
    }

    @Test
    void failsWhenTheKeyCannotBeUsed() {
        assertThat(judged("Disabled")).startsWith("FAIL").endsWith("which is Disabled");
        assertThat(judged("PendingDeletion")).startsWith("FAIL").endsWith("which is PendingDeletion");
        assertThat(judged(null)).startsWith("FAIL").endsWith("which does not exist");
    }

    @Test
    void failsWithoutAKey() {
        assertThat(new GivenTrails().trail(multiRegion("main")).facts().judge(new TrailEncrypted()))
                .containsExactly(
                        "FAIL arn:aws:cloudtrail:us-east-1:111122223333:trail/main: trail main uses no KMS key");
    }

    @Test
    void isUnknownWhenTheKeyIsNotSeen() {
        assertThat(encrypted().refused(new Key("eu-west-1", KEY)).judge(new TrailEncrypted()))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN");
    }

    @Test
    void aKeyThatItsAccountDoesNotShowIsLookedUpThere() {
        Given refused = encrypted().refused(new Key("eu-west-1", KEY));
        assertThat(refused.beside(there("Enabled")).judge(new TrailEncrypted()))
                .singleElement()
                .asString()
                .startsWith("PASS");
        assertThat(refused.beside(there("PendingDeletion")).judge(new TrailEncrypted()))
                .singleElement()
                .asString()
                .startsWith("FAIL");
        assertThat(refused.beside(Given.in("999999999999").refused(new Key("eu-west-1", KEY)))
                        .judge(new TrailEncrypted()))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN");
    }

    private static Given there(String state) {
        return Given.in("999999999999")
                .fact(
                        new Key("eu-west-1", KEY),
                        Optional.of(KeyMetadata.builder().keyState(state).build()));
    }
}
