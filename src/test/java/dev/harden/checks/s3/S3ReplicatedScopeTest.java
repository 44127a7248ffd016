package dev.harden.checks.s3;

import static dev.harden.checks.s3.GivenS3.REPLICA;
import static dev.harden.checks.s3.GivenS3.SHOP;
import static dev.harden.checks.s3.GivenS3.about;
import static dev.harden.checks.s3.GivenS3.buckets;
import static dev.harden.checks.s3.GivenS3.replicated;
import static dev.harden.checks.s3.GivenS3.rule;
import static dev.harden.checks.s3.GivenS3.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.checks.Given;
import dev.harden.checks.trail.GivenTrails;
import dev.harden.facts.config.DeliveryChannels;
import dev.harden.facts.s3.BucketLogging;
import dev.harden.facts.s3.BucketTags;
import dev.harden.facts.s3.BucketVersioning;
import dev.harden.facts.s3.Place;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.config.model.DeliveryChannel;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.Tag;

/** Tells which buckets need not be replicated. */
class S3ReplicatedScopeTest {
    private static final Place LOGS = new Place("logs", "eu-west-1");

    @Test
    void aTargetOfAccessLogsNeedNotBeReplicated() {
        Given given = account()
                .fact(
                        new BucketLogging(SHOP),
                        Optional.of(
                                LoggingEnabled.builder().targetBucket("logs").build()));
        assertThat(judged("logs", given)).isEqualTo("NOT_APPLICABLE logs: it receives the access logs of shop");
        assertThat(judged("shop", given)).startsWith("FAIL");
    }

    @Test
    void theBucketOfATrailNeedNotBeReplicated() {
        Given given = new GivenTrails(account())
                .trail(GivenTrails.multiRegion("main").s3BucketName("logs"))
                .facts();
        assertThat(judged("logs", given)).isEqualTo("NOT_APPLICABLE logs: it receives the log files of trail main");
    }

    @Test
    void theBucketOfConfigNeedNotBeReplicatedWhateverRegionItServes() {
        Given given = account()
                .fact(
                        new DeliveryChannels(GivenTrails.HOME),
                        List.of(DeliveryChannel.builder().s3BucketName("logs").build()));
        assertThat(judged("logs", given)).isEqualTo("NOT_APPLICABLE logs: it receives what AWS Config records");
    }

    @Test
    void aReplicaNeedNotBeReplicatedWhateverRegionItIsIn() {
        Given given = replicated(versioned(account(), LOGS), SHOP, rule("logs"));
        assertThat(judged("logs", given)).isEqualTo("NOT_APPLICABLE logs: the bucket has the replicas of shop");
        Given disabled = replicated(account(), SHOP, rule("logs").status("Disabled"));
        assertThat(judged("logs", disabled)).startsWith("FAIL");
    }

    /** A rule may name a bucket that was deleted and made anew. */
    @Test
    void aBucketThatNeverKeptVersionsIsNoReplicaThoughARuleNamesIt() {
        Given given = replicated(account(), SHOP, rule("logs"))
                .fact(new BucketVersioning(LOGS), new BucketVersioning.State("never enabled", false));
        assertThat(judged("logs", given)).startsWith("FAIL");
        assertThat(judged("logs", given.refused(new BucketVersioning(LOGS)))).startsWith("UNKNOWN");
    }

    @Test
    void aRefusalLeavesOpenWhetherABucketThatIsNotReplicatedHoldsLogs() {
        assertThat(judged("logs", account().refused(new BucketLogging(SHOP)))).startsWith("UNKNOWN");
        assertThat(judged("logs", account().refused(new DeliveryChannels(GivenTrails.OTHER))))
                .startsWith("UNKNOWN");
        assertThat(judged("logs", new GivenTrails(account()).facts(GivenTrails.HOME)))
                .startsWith("UNKNOWN");
    }

    @Test
    void aRefusalDoesNotHideThatABucketHoldsLogs() {
        Given given = account()
                .fact(
                        new BucketLogging(SHOP),
                        Optional.of(
                                LoggingEnabled.builder().targetBucket("logs").build()))
                .refused(new DeliveryChannels(GivenTrails.OTHER));
        assertThat(judged("logs", given)).startsWith("NOT_APPLICABLE");
    }

    @Test
    void aRefusalDoesNotTouchABucketThatIsReplicated() {
        Given given = buckets(account(), SHOP, LOGS, REPLICA).refused(new BucketLogging(LOGS));
        replicated(versioned(given, SHOP, REPLICA), SHOP, rule("replica"));
        assertThat(judged("shop", replicated(given, REPLICA).fact(new BucketLogging(REPLICA), Optional.empty())))
                .startsWith("PASS");
    }

    @Test
    void theOptionsNameTheBucketsInstead() {
        Given named = account().option("s3-replicated.names", List.of("lo*s", "prod-*"));
        assertThat(judged("logs", named)).startsWith("FAIL");
        assertThat(judged("shop", named)).startsWith("NOT_APPLICABLE");
        Given quoted = account().option("s3-replicated.names", List.of("log."));
        assertThat(judged("logs", quoted)).startsWith("NOT_APPLICABLE");
    }

    @Test
    void theOptionsSelectByTags() {
        assertThat(judged("shop", tagged("critical=yes"))).startsWith("FAIL");
        assertThat(judged("shop", tagged("critical"))).startsWith("FAIL");
        assertThat(judged("logs", tagged("critical"))).startsWith("NOT_APPLICABLE");
        assertThat(judged("shop", tagged("critical=no"))).startsWith("NOT_APPLICABLE");
    }

    @Test
    void isUnknownWhenTheTagsThatDecideAreRefused() {
        assertThat(judged("shop", tagged("critical").refused(new BucketTags(SHOP))))
                .startsWith("UNKNOWN");
        Given named = tagged("critical").refused(new BucketTags(SHOP)).option("s3-replicated.names", List.of("logs"));
        assertThat(judged("shop", named)).startsWith("NOT_APPLICABLE");
    }

    @Test
    void aTagNeedsAKey() {
        assertThatThrownBy(() -> tagged("=yes").judge(new S3Replicated()))
                .hasMessage("takes tags as critical=yes or critical");
    }

    private static Given tagged(String option) {
        return account()
                .fact(
                        new BucketTags(SHOP),
                        List.of(Tag.builder().key("critical").value("yes").build()))
                .fact(new BucketTags(LOGS), List.of())
                .option("s3-replicated.tags", List.of(option));
    }

    /** Gives an account of two buckets that are not replicated and hold no logs. */
    private static Given account() {
        Given given = new GivenTrails().facts();
        for (Place place : List.of(SHOP, LOGS)) {
            replicated(versioned(given, place), place).fact(new BucketLogging(place), Optional.empty());
        }
        given.fact(new DeliveryChannels(GivenTrails.HOME), List.of());
        given.fact(new DeliveryChannels(GivenTrails.OTHER), List.of());
        return buckets(given, SHOP, LOGS);
    }

    private static String judged(String bucket, Given given) {
        return about(bucket, given.judge(new S3Replicated()));
    }
}
