package dev.harden.checks.organization;

import static dev.harden.checks.organization.GivenPath.FULL;
import static dev.harden.checks.organization.GivenPath.MEMBER;
import static dev.harden.checks.organization.GivenPath.deny;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.facts.organizations.AttachedScps;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrgScpDeniesLeavingTest {
    private static String member(String... statements) {
        return GivenPath.member(new OrgScpDeniesLeaving(), statements);
    }

    @Test
    void passesByADenyInAnySpelling() {
        for (String action :
                List.of("organizations:LeaveOrganization", "organizations:*", "Organizations:Leave*", "*")) {
            assertThat(member(deny("'Action':'" + action + "','Resource':'*'"))).startsWith("PASS");
        }
        assertThat(member(deny("'NotAction':['iam:*','organizations:Describe*'],'Resource':'*'")))
                .startsWith("PASS");
    }

    @Test
    void failsWithoutOneOrWithAConfinedOne() {
        assertThat(member()).startsWith("FAIL").contains("not forbidden: organizations:LeaveOrganization");
        assertThat(member(deny("'NotAction':'organizations:*','Resource':'*'"))).startsWith("FAIL");
        assertThat(member(deny("'Action':'*','Resource':'arn:aws:organizations::*:account/*'")))
                .startsWith("FAIL");
        assertThat(member(deny("'Action':'organizations:LeaveOrganization','Resource':'*','Condition':"
                        + "{'Bool':{'aws:MultiFactorAuthPresent':'false'}}")))
                .startsWith("FAIL");
    }

    @Test
    void isUnknownWhenALevelIsRefusedAndFailsWhenPoliciesAreOff() {
        assertThat(GivenPath.of(
                        MEMBER,
                        GivenPath.levels(FULL, FULL, FULL, FULL)
                                .refused(new AttachedScps("r-1"))
                                .judge(new OrgScpDeniesLeaving())))
                .startsWith("UNKNOWN");
        assertThat(GivenPath.of(
                        MEMBER, GivenPath.organization("999988887777", null).judge(new OrgScpDeniesLeaving())))
                .startsWith("FAIL")
                .contains("DISABLED");
    }
}
