package dev.harden.checks.organization;

import static dev.harden.checks.organization.GivenPath.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.organizations.AccountsBelow;
import dev.harden.facts.organizations.OrganizationAccounts;
import dev.harden.facts.organizations.OwnOrganization;
import dev.harden.facts.organizations.Roots;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.Organization;
import software.amazon.awssdk.services.organizations.model.Root;

class OrgAccountsInOusTest {
    private static List<String> judge(String... underRoot) {
        return GivenPath.organization(Given.ACCOUNT.id(), null)
                .fact(new AccountsBelow("r-1"), List.of(underRoot))
                .judge(new OrgAccountsInOus());
    }

    @Test
    void aMemberIsJudgedAloneWithTheManagementAccountsEyes() {
        String management = "999988887777";
        Given member = Given.in(MEMBER)
                .fact(
                        new OwnOrganization(),
                        Optional.of(Organization.builder()
                                .id("o-1")
                                .masterAccountId(management)
                                .build()))
                .refused(new Roots());
        Given eyes = Given.in(management)
                .fact(new Roots(), List.of(Root.builder().id("r-1").build()))
                .fact(
                        new OrganizationAccounts(),
                        List.of(
                                Account.builder()
                                        .id(MEMBER)
                                        .arn("a")
                                        .state("ACTIVE")
                                        .build(),
                                Account.builder()
                                        .id("333333333333")
                                        .arn("b")
                                        .state("ACTIVE")
                                        .build()))
                .fact(new AccountsBelow("r-1"), List.of(MEMBER));
        assertThat(member.judge(new OrgAccountsInOus()))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN");
        assertThat(member.beside(eyes).judge(new OrgAccountsInOus()))
                .containsExactly("FAIL " + MEMBER + ": the account hangs directly under root r-1");
    }

    @Test
    void membersBelongInUnits() {
        assertThat(GivenPath.of(MEMBER, judge(MEMBER)))
                .startsWith("FAIL")
                .endsWith("the account hangs directly under root r-1");
        assertThat(GivenPath.of(MEMBER, judge(Given.ACCOUNT.id()))).startsWith("PASS");
    }

    @Test
    void theManagementAccountAndClosedOnesMayHangThere() {
        List<String> lines = judge(Given.ACCOUNT.id(), "333333333333");
        assertThat(GivenPath.of(Given.ACCOUNT.id(), lines)).startsWith("NOT_APPLICABLE");
        assertThat(GivenPath.of("333333333333", lines)).startsWith("NOT_APPLICABLE");
    }

    @Test
    void isUnknownWhenTheRootCannotBeListed() {
        assertThat(GivenPath.of(
                        MEMBER,
                        GivenPath.organization(Given.ACCOUNT.id(), null)
                                .refused(new AccountsBelow("r-1"))
                                .judge(new OrgAccountsInOus())))
                .startsWith("UNKNOWN");
    }

    @Test
    void aMemberThatTheManagementAccountDoesNotListIsUnknown() {
        Given member = Given.in("444444444444")
                .fact(
                        new OwnOrganization(),
                        Optional.of(Organization.builder()
                                .id("o-1")
                                .masterAccountId(Given.ACCOUNT.id())
                                .build()))
                .refused(new Roots());
        assertThat(member.beside(GivenPath.organization(Given.ACCOUNT.id(), "ENABLED"))
                        .judge(new OrgAccountsInOus()))
                .containsExactly(
                        "UNKNOWN 444444444444: NOT_SETTLED management account 111122223333 does not list account"
                                + " 444444444444, which says that it is a member");
    }
}
