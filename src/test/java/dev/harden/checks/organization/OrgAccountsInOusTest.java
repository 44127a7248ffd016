package dev.harden.checks.organization;

import static dev.harden.checks.organization.GivenPath.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.organizations.AccountsBelow;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrgAccountsInOusTest {
    private static List<String> judge(String... underRoot) {
        return GivenPath.organization(Given.ACCOUNT.id(), null)
                .fact(new AccountsBelow("r-1"), List.of(underRoot))
                .judge(new OrgAccountsInOus());
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
}
