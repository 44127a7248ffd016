package dev.harden.checks.trail;

import static dev.harden.checks.trail.GivenTrails.multiRegion;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.facts.organizations.OwnOrganization;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.organizations.model.Organization;

class TrailOrganizationTest {
    private static final Organization ORGANIZATION =
            Organization.builder().id("o-1").build();

    private static String judged(boolean whole, Optional<Organization> organization) {
        return new GivenTrails()
                .trail(multiRegion("main").isOrganizationTrail(whole))
                .facts()
                .fact(new OwnOrganization(), organization)
                .judge(new TrailOrganization())
                .get(0);
    }

    @Test
    void holdsTheTrailsOfAnOrganizationsAccountToItsWhole() {
        assertThat(judged(true, Optional.of(ORGANIZATION))).startsWith("PASS").endsWith("organization o-1");
        assertThat(judged(false, Optional.of(ORGANIZATION))).startsWith("FAIL");
        assertThat(judged(false, Optional.empty())).startsWith("NOT_APPLICABLE");
    }

    @Test
    void aMembersOwnTrailMayBeAnythingBesideAGoodOneOfTheOrganization() {
        assertThat(beside(trail -> {}, true))
                .anyMatch(
                        said -> said.startsWith("NOT_APPLICABLE")
                                && said.contains(
                                        ":trail/main: trail main records"
                                                + " this account alone, as a member may: trail all of organization o-1 records it too"));
        assertThat(beside(trail -> {}, false))
                .anyMatch(said -> said.startsWith("FAIL") && said.contains(":trail/main: "));
        assertThat(beside(trail -> trail.isMultiRegionTrail(false), true))
                .anyMatch(said -> said.startsWith("FAIL") && said.contains(":trail/main: "));
        assertThat(beside(trail -> trail.hasCustomEventSelectors(true), true))
                .as("its selectors are seen in its owner's account alone")
                .anyMatch(said -> said.startsWith("UNKNOWN") && said.contains(":trail/main: "));
    }

    private static List<String> beside(Consumer<Trail.Builder> change, boolean logs) {
        Trail.Builder whole = multiRegion("all")
                .trailARN("arn:aws:cloudtrail:us-east-1:999988887777:trail/all")
                .isOrganizationTrail(true);
        change.accept(whole);
        return new GivenTrails()
                .trail(multiRegion("main"))
                .trail(whole, status -> status.isLogging(logs))
                .facts()
                .fact(
                        new OwnOrganization(),
                        Optional.of(ORGANIZATION.toBuilder()
                                .masterAccountId("999988887777")
                                .build()))
                .judge(new TrailOrganization());
    }

    @Test
    void isUnknownWhenTheOrganizationIsNotSeen() {
        assertThat(new GivenTrails()
                        .trail(multiRegion("main"))
                        .facts()
                        .refused(new OwnOrganization())
                        .judge(new TrailOrganization()))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN");
    }
}
