package dev.harden.checks.trail;

import static dev.harden.checks.trail.GivenTrailBuckets.LOGS;
import static dev.harden.checks.trail.GivenTrailBuckets.anothers;
import static dev.harden.checks.trail.GivenTrailBuckets.gone;
import static dev.harden.checks.trail.GivenTrailBuckets.own;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.s3.BucketVersioning;
import dev.harden.facts.s3.ObjectLock;
import dev.harden.facts.s3.OwnBuckets;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.DefaultRetention;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;

class TrailBucketLockedTest {
    @Test
    void passesWithADefaultRetentionAndSaysItsMode() {
        Given given = retained(own(), retention -> retention.mode("COMPLIANCE").days(365));
        assertThat(judged(given.refused(new BucketVersioning(LOGS))))
                .isEqualTo(
                        "PASS main: trail main writes to logs, whose Object Lock keeps log files for 365 days in mode"
                                + " COMPLIANCE, which no one can shorten");
        assertThat(judged(retained(
                        own(), retention -> retention.mode("GOVERNANCE").years(7))))
                .startsWith("PASS")
                .endsWith("7 years in mode GOVERNANCE, which those with s3:BypassGovernanceRetention can bypass");
    }

    @Test
    void failsWhenObjectLockHasNoDefaultRetention() {
        assertThat(judged(versioned(locked(own(), lock -> {}), "Enabled", false)))
                .isEqualTo(
                        "FAIL main: trail main writes to logs, whose Object Lock has no default retention, and so keeps"
                                + " nothing");
        assertThat(judged(versioned(locked(own(), lock -> lock.rule(rule -> {})), "Enabled", false)))
                .startsWith("FAIL");
    }

    @Test
    void passesWithVersioningAndMfaDelete() {
        assertThat(judged(versioned(unlocked(own()), "Enabled", true)))
                .startsWith("PASS main: trail main writes to logs, which keeps versions");
        assertThat(judged(versioned(own(), "Enabled", true).refused(new ObjectLock(LOGS))))
                .startsWith("PASS");
    }

    @Test
    void failsWithoutEither() {
        assertThat(judged(versioned(unlocked(own()), "Enabled", false)))
                .isEqualTo("FAIL main: trail main writes to logs, which has neither Object Lock nor MFA delete");
        assertThat(judged(versioned(unlocked(own()), "Suspended", true))).startsWith("FAIL");
    }

    @Test
    void isUnknownWhenWhatCouldStillKeepThemIsRefused() {
        assertThat(judged(versioned(own(), "Enabled", false).refused(new ObjectLock(LOGS))))
                .startsWith("UNKNOWN main: ACCESS_DENIED");
        assertThat(judged(unlocked(own()).refused(new BucketVersioning(LOGS)))).startsWith("UNKNOWN");
    }

    @Test
    void aBucketOfAnotherAccountIsJudgedWhereItLetsItself() {
        assertThat(judged(retained(
                        anothers(), retention -> retention.mode("COMPLIANCE").days(1))))
                .startsWith("PASS");
        Given hidden = anothers().refused(new ObjectLock(LOGS)).refused(new BucketVersioning(LOGS));
        assertThat(judged(hidden))
                .startsWith("UNKNOWN main: NOT_VISIBLE_FROM_HERE bucket logs belongs to another account");
    }

    @Test
    void theListOfBucketsIsNotNeeded() {
        Given given =
                retained(anothers(), retention -> retention.mode("COMPLIANCE").days(1));
        assertThat(judged(given.refused(new OwnBuckets()))).startsWith("PASS");
    }

    @Test
    void doesNotApplyToABucketThatDoesNotExist() {
        assertThat(judged(gone())).isEqualTo("NOT_APPLICABLE main: trail main writes to logs, which does not exist");
    }

    private static Given retained(Given given, Consumer<DefaultRetention.Builder> retention) {
        return locked(given, lock -> lock.rule(rule -> rule.defaultRetention(retention)));
    }

    private static Given locked(Given given, Consumer<ObjectLockConfiguration.Builder> more) {
        return given.fact(
                new ObjectLock(LOGS),
                Optional.of(ObjectLockConfiguration.builder()
                        .objectLockEnabled("Enabled")
                        .applyMutation(more)
                        .build()));
    }

    private static Given unlocked(Given given) {
        return given.fact(new ObjectLock(LOGS), Optional.empty());
    }

    private static Given versioned(Given given, String status, boolean mfaDelete) {
        return given.fact(new BucketVersioning(LOGS), new BucketVersioning.State(status, mfaDelete));
    }

    private static String judged(Given given) {
        return GivenTrailBuckets.judged(new TrailBucketLocked(), given);
    }

    @Test
    void aBucketOfAnotherAccountIsJudgedByItsOwnersEyes() {
        Given hidden = anothers().refused(new ObjectLock(LOGS)).refused(new BucketVersioning(LOGS));
        Given locked = retained(
                GivenTrailBuckets.archive(),
                retention -> retention.mode("COMPLIANCE").days(1));
        assertThat(judged(hidden.beside(locked))).startsWith("PASS");
        assertThat(judged(hidden.beside(versioned(unlocked(GivenTrailBuckets.archive()), "Enabled", false))))
                .startsWith("FAIL");
        assertThat(judged(hidden.beside(unlocked(GivenTrailBuckets.archive()).refused(new BucketVersioning(LOGS)))))
                .startsWith("UNKNOWN main: ACCESS_DENIED");
    }
}
