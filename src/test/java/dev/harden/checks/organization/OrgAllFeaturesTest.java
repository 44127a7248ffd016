package dev.harden.checks.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.organizations.OwnOrganization;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrgAllFeaturesTest {
    @Test
    void passesWithAllFeaturesAndFailsWithBillingAlone() {
        assertThat(GivenOrganization.in("ALL").judge(new OrgAllFeatures()).get(0))
                .startsWith("PASS");
        assertThat(GivenOrganization.in("CONSOLIDATED_BILLING")
                        .judge(new OrgAllFeatures())
                        .get(0))
                .startsWith("FAIL");
    }

    @Test
    void doesNotApplyOutsideAnOrganizationAndAMissingSetIsUnknown() {
        assertThat(Given.facts()
                        .fact(new OwnOrganization(), Optional.empty())
                        .judge(new OrgAllFeatures())
                        .get(0))
                .startsWith("NOT_APPLICABLE");
        assertThat(GivenOrganization.in(null).judge(new OrgAllFeatures()).get(0))
                .startsWith("UNKNOWN");
    }
}
