package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.iam.AccessKeyLastUse;
import dev.harden.facts.iam.CredentialReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IamUnusedCredentialsTest {
    @Test
    void passesWithAPasswordUsedJustWithinTheLimit() {
        assertThat(new GivenIam()
                        .user("a", GivenIam.ago(45))
                        .password("a", GivenIam.LONG_AGO)
                        .facts()
                        .judge(new IamUnusedCredentials())
                        .get(0))
                .startsWith("PASS a");
    }

    @Test
    void failsWithAPasswordUsedLongerAgoAndNotChangedSince() {
        assertThat(old("2020-01-01T00:00:00+00:00")).startsWith("FAIL a").contains("last used on");
    }

    @Test
    void passesWhenThePasswordWasChangedSince() {
        assertThat(old("2026-11-20T00:00:00+00:00")).startsWith("PASS a").contains("changed");
    }

    @Test
    void passesWithANewPasswordThatWasNeverUsed() {
        assertThat(new GivenIam()
                        .user("a")
                        .password("a", GivenIam.ago(3))
                        .facts()
                        .judge(new IamUnusedCredentials())
                        .get(0))
                .startsWith("PASS a");
    }

    @Test
    void failsWithAKeyThatIsNotUsedWhateverThePassword() {
        Given given = new GivenIam()
                .user("a", GivenIam.ago(1))
                .password("a", GivenIam.LONG_AGO)
                .keys("a", GivenIam.key("K", GivenIam.LONG_AGO))
                .facts();
        assertThat(given.fact(new AccessKeyLastUse("K"), Optional.empty())
                        .judge(new IamUnusedCredentials())
                        .get(0))
                .startsWith("FAIL a")
                .contains("never used");
        assertThat(given.fact(new AccessKeyLastUse("K"), Optional.of(GivenIam.ago(46)))
                        .judge(new IamUnusedCredentials())
                        .get(0))
                .startsWith("FAIL a");
        assertThat(given.fact(new AccessKeyLastUse("K"), Optional.of(GivenIam.ago(44)))
                        .judge(new IamUnusedCredentials())
                        .get(0))
                .startsWith("PASS a");
    }

    @Test
    void aNewKeyNeedNotHaveBeenUsed() {
        assertThat(new GivenIam()
                        .user("a")
                        .keys("a", GivenIam.key("K", GivenIam.ago(10)))
                        .facts()
                        .judge(new IamUnusedCredentials())
                        .get(0))
                .startsWith("PASS a");
    }

    @Test
    void aUserWithoutCredentialsHasNoFinding() {
        assertThat(new GivenIam().user("a").facts().judge(new IamUnusedCredentials()))
                .isEmpty();
    }

    private static String old(String changed) {
        CredentialReport.Row row = new CredentialReport.Row("a", Map.of("password_last_changed", changed));
        return new GivenIam()
                .user("a", GivenIam.ago(46))
                .password("a", GivenIam.LONG_AGO)
                .facts()
                .fact(new CredentialReport(), new CredentialReport.Report(Given.NOW, List.of(row)))
                .judge(new IamUnusedCredentials())
                .get(0);
    }
}
