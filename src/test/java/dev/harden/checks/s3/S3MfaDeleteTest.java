package dev.harden.checks.s3;

import static dev.harden.checks.s3.GivenS3.SHOP;
import static dev.harden.checks.s3.GivenS3.buckets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.s3.BucketVersioning;
import dev.harden.facts.s3.ObjectLock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;

class S3MfaDeleteTest {
    private static final ObjectLockConfiguration LOCK =
            ObjectLockConfiguration.builder().objectLockEnabled("Enabled").build();

    @Test
    void passesWhenADeletedVersionTakesRootsDevice() {
        assertThat(judged(given("Enabled", true).refused(new ObjectLock(SHOP))))
                .isEqualTo("PASS shop: MFA delete is Enabled");
    }

    @Test
    void failsWithoutMfaDelete() {
        assertThat(judged(given("Enabled", false).fact(new ObjectLock(SHOP), Optional.empty())))
                .isEqualTo("FAIL shop: MFA delete is off");
    }

    @Test
    void failsWhenVersioningIsNotOnWhateverMfaDeleteSays() {
        assertThat(judged(given("Suspended", true).fact(new ObjectLock(SHOP), Optional.empty())))
                .isEqualTo("FAIL shop: versioning is Suspended, so MFA delete is off");
    }

    @Test
    void doesNotApplyToBucketsWithObjectLock() {
        assertThat(judged(given("Enabled", false).fact(new ObjectLock(SHOP), Optional.of(LOCK))))
                .startsWith("NOT_APPLICABLE shop: Object Lock is enabled");
    }

    @Test
    void isUnknownWhenObjectLockWasNotSeen() {
        assertThat(judged(given("Enabled", false).refused(new ObjectLock(SHOP))))
                .startsWith("UNKNOWN");
    }

    private static Given given(String status, boolean mfaDelete) {
        return buckets(SHOP).fact(new BucketVersioning(SHOP), new BucketVersioning.State(status, mfaDelete));
    }

    private static String judged(Given given) {
        return given.judge(new S3MfaDelete()).get(0);
    }
}
