package dev.harden.checks.trail;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.cloudtrail.InsightSelectors;
import dev.harden.model.Severity;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.InsightSelector;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Holds each trail to looking for unusual activity. */
@CheckInfo(
        id = "trail-insights",
        title = "CloudTrail Insights is on",
        fault = "CloudTrail Insights is off",
        severity = Severity.LOW,
        scope = Breadth.ACCOUNT,
        none = "there is no trail that could look for unusual activity",
        reads = {InsightSelectors.class})
public final class TrailInsights extends TrailCheck {
    @Override
    Verdict judge(Trail trail, GetTrailStatusResponse status, Facts facts) {
        List<InsightSelector> selectors = facts.get(new InsightSelectors(trail.trailARN(), trail.homeRegion()));
        return selectors.isEmpty()
                ? Verdict.fail("trail %s has Insights off", trail.name())
                        .mendedBy(new TrailMends(facts, trail).insights())
                : Verdict.pass(
                        "trail %s has Insights on: %s",
                        trail.name(),
                        selectors.stream()
                                .map(InsightSelector::insightTypeAsString)
                                .toList());
    }
}
