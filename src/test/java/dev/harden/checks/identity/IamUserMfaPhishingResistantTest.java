package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IamUserMfaPhishingResistantTest {
    @Test
    void passesWithASecurityKeyAndFailsWithAnAppAlone() {
        GivenIam given = new GivenIam()
                .user("a")
                .password("a", GivenIam.LONG_AGO)
                .devices("a", "arn:aws:iam::1:mfa/a", "arn:aws:iam::1:u2f/user/a/key")
                .user("b")
                .password("b", GivenIam.LONG_AGO)
                .devices("b", "arn:aws:iam::1:mfa/u2f");
        assertThat(given.facts().judge(new IamUserMfaPhishingResistant()))
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("PASS a"),
                        other -> assertThat(other).startsWith("FAIL b"));
    }
}
