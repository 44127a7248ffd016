package dev.harden.checks.root;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RootMfaTest {
    @Test
    void passesWithMfaAndFailsWithout() {
        assertThat(GivenRoot.summary().judge(new RootMfa()).get(0)).startsWith("PASS");
        assertThat(GivenRoot.summary("AccountMFAEnabled", 0)
                        .judge(new RootMfa())
                        .get(0))
                .startsWith("FAIL");
    }

    @Test
    void passesWithNothingToSignInWithAndSaysWhy() {
        assertThat(GivenRoot.centrallyRemoved().judge(new RootMfa()).get(0))
                .startsWith("PASS")
                .contains("nothing to sign in with");
    }

    @Test
    void failsWithAccessKeysAlone() {
        assertThat(GivenRoot.summary("AccountMFAEnabled", 0, "AccountPasswordPresent", 0, "AccountAccessKeysPresent", 1)
                        .judge(new RootMfa())
                        .get(0))
                .startsWith("FAIL");
    }
}
