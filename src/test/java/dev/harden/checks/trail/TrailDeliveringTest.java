package dev.harden.checks.trail;

import static dev.harden.checks.trail.GivenTrails.OTHER;
import static dev.harden.checks.trail.GivenTrails.multiRegion;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;

class TrailDeliveringTest {
    @Test
    void passesWhenTheLastDeliveryIsLessThanADayOld() {
        assertThat(said(status -> status.latestDeliveryTime(
                        Given.NOW.minus(Duration.ofHours(24)).plusSeconds(1))))
                .startsWith("PASS");
    }

    @Test
    void failsWhenTheLastDeliveryIsADayOld() {
        assertThat(said(status -> status.latestDeliveryTime(Given.NOW.minus(Duration.ofHours(24)))))
                .startsWith("FAIL")
                .endsWith("24 hours ago or more");
    }

    @Test
    void failsWithS3sError() {
        assertThat(said(status -> status.latestDeliveryError("NoSuchBucket")))
                .startsWith("FAIL")
                .endsWith("failed: NoSuchBucket");
    }

    @Test
    void failsWhenNothingWasEverDelivered() {
        assertThat(said(status -> status.latestDeliveryTime(null)))
                .startsWith("FAIL")
                .contains("delivered nothing");
    }

    @Test
    void doesNotApplyToATrailYoungerThanADay() {
        assertThat(said(status -> status.startLoggingTime(Given.NOW.minus(Duration.ofHours(23)))
                        .latestDeliveryTime(null)))
                .startsWith("NOT_APPLICABLE");
    }

    @Test
    void doesNotApplyToATrailThatDoesNotLog() {
        assertThat(said(status -> status.isLogging(false)))
                .startsWith("NOT_APPLICABLE")
                .endsWith("does not log");
    }

    @Test
    void leavesTheOrganizationsTrailToItsOwner() {
        GivenTrails given = new GivenTrails();
        given.trail(multiRegion("org").trailARN("arn:aws:cloudtrail:us-east-1:999999999999:trail/org"));
        assertThat(given.facts().judge(new TrailDelivering()))
                .singleElement()
                .asString()
                .startsWith("NOT_APPLICABLE")
                .contains("belongs to account 999999999999");
    }

    @Test
    void judgesAShadowOnceAndSaysWhatCouldNotBeListed() {
        GivenTrails given = new GivenTrails().trail(multiRegion("main"));
        assertThat(given.facts().judge(new TrailDelivering())).hasSize(1);
        List<String> said = given.facts(OTHER).judge(new TrailDelivering());
        assertThat(said).hasSize(2);
        assertThat(said.get(0)).startsWith("UNKNOWN 111122223333");
        assertThat(said.get(1)).startsWith("PASS");
    }

    private static String said(Consumer<GetTrailStatusResponse.Builder> status) {
        return new GivenTrails()
                .trail(multiRegion("main"), status)
                .facts()
                .judge(new TrailDelivering())
                .get(0);
    }
}
