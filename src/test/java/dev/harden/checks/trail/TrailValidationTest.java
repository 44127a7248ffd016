package dev.harden.checks.trail;

import static dev.harden.checks.trail.GivenTrails.multiRegion;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrailValidationTest {
    @Test
    void passesWhenValidationIsOnAndFailsWhenItIsOff() {
        assertThat(new GivenTrails()
                        .trail(multiRegion("on"))
                        .trail(multiRegion("off").logFileValidationEnabled(false))
                        .facts()
                        .judge(new TrailValidation()))
                .containsExactly(
                        "FAIL arn:aws:cloudtrail:us-east-1:111122223333:trail/off: trail off has log file validation"
                                + " off",
                        "PASS arn:aws:cloudtrail:us-east-1:111122223333:trail/on: trail on has log file validation on");
    }

    @Test
    void isUnknownWhenItIsNotSeenWhetherTheTrailLogs() {
        assertThat(new GivenTrails()
                        .trailWithoutStatus(multiRegion("main"))
                        .facts()
                        .judge(new TrailValidation()))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN");
    }
}
