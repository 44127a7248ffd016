package dev.harden.checks.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.account.SecurityContact;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.account.model.AlternateContact;

class OrgSecurityContactTest {
    @Test
    void passesWithAContactAndFailsWithout() {
        assertThat(Given.facts()
                        .fact(
                                new SecurityContact(),
                                Optional.of(AlternateContact.builder().build()))
                        .judge(new OrgSecurityContact())
                        .get(0))
                .startsWith("PASS");
        assertThat(Given.facts()
                        .fact(new SecurityContact(), Optional.empty())
                        .judge(new OrgSecurityContact())
                        .get(0))
                .startsWith("FAIL");
        assertThat(Given.facts()
                        .refused(new SecurityContact())
                        .judge(new OrgSecurityContact())
                        .get(0))
                .startsWith("UNKNOWN");
    }
}
