package dev.harden.checks.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.iam.OrganizationsFeatures;
import dev.harden.facts.organizations.OwnOrganization;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrgRootCredentialsTest {
    @Test
    void theManagementAccountOfTheSameRunTells() {
        Given management =
                Given.in("999999999999").fact(new OrganizationsFeatures(), List.of("RootCredentialsManagement"));
        assertThat(GivenOrganization.in("ALL")
                        .refused(new OrganizationsFeatures())
                        .beside(management)
                        .judge(new OrgRootCredentials())
                        .get(0))
                .startsWith("PASS");
        assertThat(GivenOrganization.in("ALL")
                        .refused(new OrganizationsFeatures())
                        .beside(Given.in("999999999999").refused(new OrganizationsFeatures()))
                        .judge(new OrgRootCredentials())
                        .get(0))
                .startsWith("UNKNOWN");
    }

    @Test
    void passesWithCentralManagementAndSaysWhetherSessionsAreOn() {
        assertThat(with("RootCredentialsManagement")).startsWith("PASS").endsWith("without root sessions");
        assertThat(with("RootCredentialsManagement", "RootSessions"))
                .startsWith("PASS")
                .endsWith("privileged root sessions too");
    }

    @Test
    void failsWithSessionsAlone() {
        assertThat(with("RootSessions")).startsWith("FAIL");
        assertThat(with()).startsWith("FAIL");
    }

    @Test
    void isUnknownFromAMemberAndDoesNotApplyOutside() {
        assertThat(GivenOrganization.in("ALL")
                        .refused(new OrganizationsFeatures())
                        .judge(new OrgRootCredentials())
                        .get(0))
                .startsWith("UNKNOWN");
        assertThat(Given.facts()
                        .fact(new OwnOrganization(), Optional.empty())
                        .judge(new OrgRootCredentials())
                        .get(0))
                .startsWith("NOT_APPLICABLE");
    }

    private static String with(String... features) {
        return GivenOrganization.in("ALL")
                .fact(new OrganizationsFeatures(), List.of(features))
                .judge(new OrgRootCredentials())
                .get(0);
    }
}
