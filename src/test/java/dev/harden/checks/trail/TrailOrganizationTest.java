package dev.harden.checks.trail;

import static dev.harden.checks.trail.GivenTrails.multiRegion;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.facts.organizations.OwnOrganization;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
