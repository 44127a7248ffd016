package dev.harden.checks.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.organizations.OwnOrganization;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrgMembershipTest {
    @Test
    void passesInAnOrganizationAndFailsOutsideOne() {
        assertThat(GivenOrganization.in("ALL").judge(new OrgMembership()).get(0))
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
}
