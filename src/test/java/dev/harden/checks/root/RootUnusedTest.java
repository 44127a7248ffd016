package dev.harden.checks.root;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.iam.CredentialReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RootUnusedTest {
    @Test
    void passesWhenNothingWasEverUsed() {
        assertThat(said("no_information", "N/A")).startsWith("PASS");
    }

    @Test
    void failsWhenThePasswordWasUsedWithinThirtyDays() {
        assertThat(said("2026-10-25T12:00:01+00:00", "N/A")).startsWith("FAIL").contains("the password");
    }

    @Test
    void passesWhenItWasUsedJustThirtyDaysAgo() {
        assertThat(said("2026-10-25T12:00:00+00:00", "N/A")).startsWith("PASS");
    }

    @Test
    void failsWhenAKeyWasUsed() {
        assertThat(said("no_information", "2026-11-24T11:00:00+00:00"))
                .startsWith("FAIL")
                .contains("access key");
    }

    @Test
    void takesTheDaysFromTheConfigFile() {
        assertThat(given("2026-10-25T12:00:01+00:00", "N/A")
                        .option("root-unused.days", 7)
                        .judge(new RootUnused())
                        .get(0))
                .startsWith("PASS");
    }

    @Test
    void aTimeThatCannotBeReadIsUnknown() {
        assertThat(said("yesterday", "N/A")).startsWith("UNKNOWN");
    }

    @Test
    void aReportWithoutRootsRowIsUnknown() {
        Given given = Given.facts().fact(new CredentialReport(), new CredentialReport.Report(Given.NOW, List.of()));
        assertThat(given.judge(new RootUnused()).get(0)).startsWith("UNKNOWN").contains("<root_account>");
    }

    private static String said(String password, String key) {
        return given(password, key).judge(new RootUnused()).get(0);
    }

    private static Given given(String password, String key) {
        CredentialReport.Row row = new CredentialReport.Row(
                "<root_account>",
                Map.of(
                        "password_last_used", password,
                        "access_key_1_last_used_date", key,
                        "access_key_2_last_used_date", "N/A"));
        return Given.facts().fact(new CredentialReport(), new CredentialReport.Report(Given.NOW, List.of(row)));
    }
}
