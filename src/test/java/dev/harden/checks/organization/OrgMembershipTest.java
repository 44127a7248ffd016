package dev.harden.checks.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.organizations.OwnOrganization;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.model.Organization;

class OrgMembershipTest {
    @Test
    void passesInAnOrganizationAndFailsOutsideOne() {
        assertThat(in("ALL").judge(new OrgMembership()).get(0))
                .startsWith("PASS")
                .contains("o-1");
        assertThat(Given.facts()
                        .fact(new OwnOrganization(), Optional.empty())
                        .judge(new OrgMembership())
                        .get(0))
                .startsWith("FAIL");
        assertThat(Given.facts()
                        .refused(new OwnOrganization())
                        .judge(new OrgMembership())
                        .get(0))
                .startsWith("UNKNOWN");
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
