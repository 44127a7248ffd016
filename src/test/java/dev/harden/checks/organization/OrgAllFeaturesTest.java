package dev.harden.checks.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.organizations.OwnOrganization;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.model.Organization;

class OrgAllFeaturesTest {
    @Test
    void passesWithAllFeaturesAndFailsWithBillingAlone() {
        assertThat(in("ALL").judge(new OrgAllFeatures()).get(0)).startsWith("PASS");
        assertThat(in("CONSOLIDATED_BILLING").judge(new OrgAllFeatures()).get(0))
                .startsWith("FAIL");
    }

    @Test
    void doesNotApplyOutsideAnOrganizationAndAMissingSetIsUnknown() {
        assertThat(Given.facts()
                        .fact(new OwnOrganization(), Optional.empty())
                        .judge(new OrgAllFeatures())
                        .get(0))
                .startsWith("NOT_APPLICABLE");
        assertThat(in(null).judge(new OrgAllFeatures()).get(0)).startsWith("UNKNOWN");
    }

    private static Given in(String features) {
        return Given.facts()
                .fact(
                        new OwnOrganization(),
                        Optional.of(Organization.builder()
                                .id("o-1")
                                .featureSet(features)
                                .build()));
    }
}
