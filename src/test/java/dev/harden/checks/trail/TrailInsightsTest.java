package dev.harden.checks.trail;

import static dev.harden.checks.trail.GivenTrails.multiRegion;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.cloudtrail.InsightSelectors;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.model.InsightSelector;

class TrailInsightsTest {
    private static final InsightSelectors QUESTION =
            new InsightSelectors(multiRegion("main").build().trailARN(), GivenTrails.HOME);

    private static Given trail() {
        return new GivenTrails().trail(multiRegion("main")).facts();
    }

    @Test
    void passesWithSelectorsAndFailsWithout() {
        InsightSelector rate =
                InsightSelector.builder().insightType("ApiCallRateInsight").build();
        assertThat(trail().fact(QUESTION, List.of(rate)).judge(new TrailInsights()))
                .singleElement()
                .asString()
                .startsWith("PASS")
                .endsWith("[ApiCallRateInsight]");
        assertThat(trail().fact(QUESTION, List.of()).judge(new TrailInsights()))
                .singleElement()
                .asString()
                .startsWith("FAIL");
    }

    @Test
    void isUnknownWhenTheSelectorsAreNotSeen() {
        assertThat(trail().refused(QUESTION).judge(new TrailInsights()))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN");
    }
}
