package dev.harden.checks.trail;

import static dev.harden.checks.trail.GivenTrails.multiRegion;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.logs.LogGroup;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;

class TrailCloudwatchLogsTest {
    private static final String OWN = "arn:aws:logs:us-east-1:111122223333:log-group:/trail/main:*";
    private static final String FOREIGN = "arn:aws:logs:us-east-1:999999999999:log-group:/trail/main:*";
    private static final LogGroup GROUP = new LogGroup("us-east-1", "/trail/main");
    private static final Optional<software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup> THERE =
            Optional.of(software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup.builder()
                    .logGroupName("/trail/main")
                    .build());

    private static Given trail(String group, Consumer<GetTrailStatusResponse.Builder> status) {
        return new GivenTrails()
                .trail(multiRegion("main").cloudWatchLogsLogGroupArn(group), status)
                .facts();
    }

    private static Consumer<GetTrailStatusResponse.Builder> delivered(Duration ago) {
        return status -> status.latestCloudWatchLogsDeliveryTime(Given.NOW.minus(ago));
    }

    private static String judged(Given given) {
        return given.judge(new TrailCloudwatchLogs()).get(0);
    }

    @Test
    void passesWhenTheLastDeliveryIsYoungerThanADay() {
        assertThat(judged(trail(OWN, delivered(Duration.ofHours(23))).fact(GROUP, THERE)))
                .startsWith("PASS")
                .contains("delivered to log group /trail/main");
        assertThat(judged(trail(FOREIGN, delivered(Duration.ofHours(1))))).startsWith("PASS");
    }

    @Test
    void failsWhenNothingArrives() {
        assertThat(judged(trail(null, status -> {}))).startsWith("FAIL").endsWith("does not go to CloudWatch Logs");
        assertThat(judged(trail(OWN, delivered(Duration.ofHours(24))).fact(GROUP, THERE)))
                .startsWith("FAIL")
                .contains("24 hours ago or more");
        assertThat(judged(trail(OWN, status -> {}).fact(GROUP, THERE)))
                .startsWith("FAIL")
                .contains("delivered nothing");
        assertThat(judged(trail(
                        OWN,
                        delivered(Duration.ofHours(1))
                                .andThen(status -> status.latestCloudWatchLogsDeliveryError("AccessDenied")))))
                .startsWith("FAIL")
                .endsWith("failed: AccessDenied");
    }

    @Test
    void failsWhenTheGroupIsGoneThoughTheTrailStillNamesIt() {
        assertThat(judged(trail(OWN, delivered(Duration.ofHours(1))).fact(GROUP, Optional.empty())))
                .startsWith("FAIL")
                .endsWith("goes to log group /trail/main, which does not exist");
    }

    @Test
    void aYoungTrailIsNotJudgedByWhatItHasNotYetDelivered() {
        assertThat(judged(trail(OWN, status -> status.startLoggingTime(Given.NOW.minus(Duration.ofHours(1))))
                        .fact(GROUP, THERE)))
                .startsWith("NOT_APPLICABLE");
    }

    @Test
    void isUnknownWhenTheGroupIsNotSeen() {
        assertThat(judged(trail(OWN, delivered(Duration.ofHours(1))).refused(GROUP)))
                .startsWith("UNKNOWN");
    }

    @Test
    void aGroupOfAnotherAccountOfTheRunIsLookedForThere() {
        Given given = trail(FOREIGN, delivered(Duration.ofHours(1))).fact(GROUP, Optional.empty());
        assertThat(judged(given)).startsWith("PASS");
        assertThat(judged(given.beside(Given.in("999999999999").fact(GROUP, THERE))))
                .startsWith("PASS");
        assertThat(judged(given.beside(Given.in("999999999999").fact(GROUP, Optional.empty()))))
                .startsWith("FAIL")
                .endsWith("which does not exist");
        assertThat(judged(given.beside(Given.in("999999999999").refused(GROUP))))
                .startsWith("UNKNOWN");
    }
}
