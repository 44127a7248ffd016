package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.iam.AccountPasswordPolicy;
import dev.harden.facts.iam.UserLoginProfile;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.PasswordPolicy;

class IamPasswordPolicyTest {
    @Test
    void passesAtTheLimitsAndFailsBelowThem() {
        assertThat(said(14, 24)).startsWith("PASS");
        assertThat(said(13, 24)).startsWith("FAIL");
        assertThat(said(14, 23)).startsWith("FAIL");
        assertThat(said(14, null)).startsWith("FAIL");
    }

    @Test
    void failsWithoutAPolicyAndDoesNotApplyWithoutConsoleUsers() {
        assertThat(users().fact(new AccountPasswordPolicy(), Optional.empty())
                        .judge(new IamPasswordPolicy())
                        .get(0))
                .startsWith("FAIL")
                .contains("no password policy");
        assertThat(new GivenIam()
                        .user("ci")
                        .facts()
                        .judge(new IamPasswordPolicy())
                        .get(0))
                .startsWith("NOT_APPLICABLE");
    }

    @Test
    void takesTheLimitsFromTheConfigFile() {
        Given given = users().fact(
                        new AccountPasswordPolicy(),
                        Optional.of(PasswordPolicy.builder()
                                .minimumPasswordLength(8)
                                .build()));
        assertThat(given.option("iam-password-policy.length", 16)
                        .judge(new IamPasswordPolicy())
                        .get(0))
                .endsWith("expected: 16 and 24");
    }

    @Test
    void isUnknownWhenTheOnlyUsersPasswordIsNotSeen() {
        assertThat(new GivenIam()
                        .user("a")
                        .facts()
                        .refused(new UserLoginProfile("a"))
                        .judge(new IamPasswordPolicy())
                        .get(0))
                .startsWith("UNKNOWN");
    }

    private static Given users() {
        return new GivenIam().user("a").password("a", GivenIam.LONG_AGO).facts();
    }

    private static String said(int length, Integer reuse) {
        PasswordPolicy policy = PasswordPolicy.builder()
                .minimumPasswordLength(length)
                .passwordReusePrevention(reuse)
                .build();
        return users().fact(new AccountPasswordPolicy(), Optional.of(policy))
                .judge(new IamPasswordPolicy())
                .get(0);
    }
}
