package dev.harden.checks.root;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.iam.AccountSummary;
import org.junit.jupiter.api.Test;

class RootNoAccessKeysTest {
    @Test
    void passesWithoutKeysAndFailsWithThem() {
        assertThat(GivenRoot.summary().judge(new RootNoAccessKeys()))
                .containsExactly("PASS 111122223333: root has no access keys");
        assertThat(GivenRoot.summary("AccountAccessKeysPresent", 1).judge(new RootNoAccessKeys()))
                .containsExactly("FAIL 111122223333: root has access keys");
    }

    @Test
    void aMissingCountIsNotZero() {
        assertThat(GivenRoot.lacking("AccountAccessKeysPresent")
                        .judge(new RootNoAccessKeys())
                        .get(0))
                .startsWith("UNKNOWN")
                .contains("AccountAccessKeysPresent");
    }

    @Test
    void isUnknownWhenRefused() {
        assertThat(Given.facts()
                        .refused(new AccountSummary())
                        .judge(new RootNoAccessKeys())
                        .get(0))
                .startsWith("UNKNOWN 111122223333: ACCESS_DENIED");
    }
}
