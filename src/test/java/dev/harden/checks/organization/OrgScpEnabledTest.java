package dev.harden.checks.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.organizations.OwnOrganization;
import dev.harden.facts.organizations.Roots;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.model.PolicyTypeSummary;
import software.amazon.awssdk.services.organizations.model.Root;

class OrgScpEnabledTest {
    private static final String ELSEWHERE = "999988887777";

    private static String judge(Given given) {
        return given.judge(new OrgScpEnabled()).get(0);
    }

    @Test
    void theManagementAccountOfTheSameRunTells() {
        Given member = GivenPath.organization(ELSEWHERE, null).refused(new Roots());
        Given management = Given.in(ELSEWHERE)
                .fact(
                        new Roots(),
                        List.of(Root.builder()
                                .id("r-1")
                                .policyTypes(PolicyTypeSummary.builder()
                                        .type("SERVICE_CONTROL_POLICY")
                                        .status("ENABLED")
                                        .build())
                                .build()));
        assertThat(judge(member.beside(management))).startsWith("PASS");
        assertThat(judge(GivenPath.organization(ELSEWHERE, null)
                        .refused(new Roots())
                        .beside(Given.in(ELSEWHERE).refused(new Roots()))))
                .startsWith("UNKNOWN")
                .contains("ACCESS_DENIED");
    }

    @Test
    void theRootsOwnStatusDecides() {
        assertThat(judge(GivenPath.organization(Given.ACCOUNT.id(), "ENABLED")))
                .startsWith("PASS")
                .endsWith("on root r-1 of organization o-1 is ENABLED");
        assertThat(judge(GivenPath.organization(Given.ACCOUNT.id(), "PENDING_ENABLE")))
                .startsWith("FAIL")
                .endsWith("PENDING_ENABLE");
        assertThat(judge(GivenPath.organization(Given.ACCOUNT.id(), null)))
                .startsWith("FAIL")
                .endsWith("DISABLED");
    }

    @Test
    void aDelegatedAdministratorSeesIt() {
        assertThat(judge(GivenPath.organization(ELSEWHERE, "ENABLED"))).startsWith("PASS");
    }

    @Test
    void aMemberCannotSeeItWhileARefusalInTheManagementAccountIsOne() {
        assertThat(judge(GivenPath.organization(ELSEWHERE, "ENABLED").refused(new Roots())))
                .startsWith("UNKNOWN")
                .contains("NOT_VISIBLE_FROM_HERE only the management account 999988887777");
        assertThat(judge(GivenPath.organization(Given.ACCOUNT.id(), "ENABLED").refused(new Roots())))
                .startsWith("UNKNOWN")
                .contains("ACCESS_DENIED");
    }

    @Test
    void doesNotApplyOutsideAnOrganizationAndIsUnknownWithoutItsRoot() {
        assertThat(judge(Given.facts().fact(new OwnOrganization(), Optional.empty())))
                .startsWith("NOT_APPLICABLE");
        assertThat(judge(GivenPath.organization(Given.ACCOUNT.id(), "ENABLED").fact(new Roots(), List.<Root>of())))
                .startsWith("UNKNOWN");
        assertThat(judge(Given.facts().refused(new OwnOrganization()))).startsWith("UNKNOWN");
    }
}
