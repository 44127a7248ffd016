package dev.harden.checks.trail;

import static dev.harden.checks.trail.GivenTrailBuckets.LOGS;
import static dev.harden.checks.trail.GivenTrailBuckets.anothers;
import static dev.harden.checks.trail.GivenTrailBuckets.own;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.Mended;
import dev.harden.facts.s3.BucketLogging;
import dev.harden.facts.s3.OwnBuckets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;

class TrailBucketLoggedTest {
    @Test
    void theOwnerOfTheSameRunTells() {
        Given archive = GivenTrailBuckets.archive();
        archive.fact(
                new BucketLogging(LOGS),
                Optional.of(LoggingEnabled.builder().targetBucket("access").build()));
        Given member = anothers().refused(new BucketLogging(LOGS));
        assertThat(judged(member.beside(archive)))
                .isEqualTo("PASS main: trail main writes to logs, whose access logs go to access");
        assertThat(judged(anothers()
                        .refused(new BucketLogging(LOGS))
                        .beside(GivenTrailBuckets.archive().fact(new BucketLogging(LOGS), Optional.empty()))))
                .startsWith("FAIL");
        assertThat(judged(anothers()
                        .refused(new BucketLogging(LOGS))
                        .beside(GivenTrailBuckets.archive().refused(new BucketLogging(LOGS)))))
                .startsWith("UNKNOWN main: ACCESS_DENIED");
        assertThat(judged(anothers()
                        .refused(new BucketLogging(LOGS))
                        .beside(Given.in("333333333333").fact(new OwnBuckets(), List.of()))))
                .startsWith("UNKNOWN main: NOT_VISIBLE_FROM_HERE");
    }

    @Test
    void passesWhenAccessIsLogged() {
        assertThat(judged(own(), "access"))
                .isEqualTo("PASS main: trail main writes to logs, whose access logs go to access");
    }

    @Test
    void saysThatABucketLogsToItself() {
        assertThat(judged(own(), "logs")).startsWith("PASS").contains("logs access to itself");
    }

    @Test
    void failsWhenAccessIsNotLogged() {
        assertThat(judged(own().fact(new BucketLogging(LOGS), Optional.empty())))
                .isEqualTo("FAIL main: trail main writes to logs, whose server access logging is off");
        assertThat(Mended.judged(
                        new GivenTrails(own().fact(new BucketLogging(LOGS), Optional.empty()))
                                .trail(GivenTrails.multiRegion("main"))
                                .facts(),
                        new TrailBucketLogged()))
                .singleElement()
                .asString()
                .startsWith("PASS")
                .endsWith("whose access logs go to <ACCESS_LOG_BUCKET>");
    }

    @Test
    void isUnknownWhenRefusedAndSaysWhereItCouldBeSeen() {
        assertThat(judged(own().refused(new BucketLogging(LOGS)))).startsWith("UNKNOWN main: ACCESS_DENIED");
        assertThat(judged(anothers().refused(new BucketLogging(LOGS))))
                .startsWith("UNKNOWN main: NOT_VISIBLE_FROM_HERE");
        assertThat(judged(anothers(), "access")).startsWith("PASS");
    }

    private static String judged(Given given, String target) {
        return judged(given.fact(
                new BucketLogging(LOGS),
                Optional.of(LoggingEnabled.builder().targetBucket(target).build())));
    }

    private static String judged(Given given) {
        return GivenTrailBuckets.judged(new TrailBucketLogged(), given);
    }
}
