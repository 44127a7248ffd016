package dev.harden.checks.instance;

import static dev.harden.checks.instance.GivenInstances.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.ssm.DocumentShares;
import dev.harden.facts.ssm.OwnDocuments;
import dev.harden.facts.ssm.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstanceDocumentsPrivateTest {
    private static final InstanceDocumentsPrivate CHECK = new InstanceDocumentsPrivate();
    private static final Setting SHARING = new Setting(REGION, Setting.PUBLIC_SHARING);

    @Test
    void passesWhenNoDocumentIsPublicAndSharingIsBlocked() {
        assertThat(given("Disable", List.of()).judge(CHECK, REGION))
                .containsExactly(
                        "PASS /ssm/documents/console/public-sharing-permission: public sharing of documents is blocked",
                        "PASS Runbook: not shared");
        assertThat(given("Disable", List.of("999999999999", "888888888888")).judge(CHECK, REGION))
                .contains("PASS Runbook: shared with 999999999999, 888888888888 alone");
    }

    @Test
    void failsWhenADocumentIsPublicThoughSharingIsBlockedSince() {
        for (String all : List.of("all", "All")) {
            Given given = given("Disable", List.of("999999999999", all));
            assertThat(given.judge(CHECK, REGION)).contains("FAIL Runbook: shared publicly");
            assertThat(given.evidence(CHECK, REGION)).isEmpty();
            assertThat(given.commands(CHECK, REGION))
                    .containsExactly("aws ssm modify-document-permission --region eu-west-1 --name Runbook"
                            + " --permission-type Share --cli-input-json '{\"AccountIdsToRemove\":[\"" + all + "\"]}'");
        }
    }

    @Test
    void failsWhenSharingIsNotBlocked() {
        assertThat(given("Enable", List.of()).judge(CHECK, REGION))
                .containsExactly(
                        "FAIL /ssm/documents/console/public-sharing-permission: public sharing of documents is not blocked",
                        "PASS Runbook: not shared");
    }

    @Test
    void isUnknownWhenTheSettingIsRefusedOrIsAnotherWord() {
        assertThat(given("Disable", List.of()).refused(SHARING).judge(CHECK, REGION))
                .satisfiesExactly(
                        account -> assertThat(account)
                                .startsWith("UNKNOWN /ssm/documents/console/public-sharing-permission: ACCESS_DENIED"),
                        document -> assertThat(document).startsWith("PASS Runbook"));
        assertThat(given("Perhaps", List.of()).judge(CHECK, REGION).get(0))
                .startsWith("UNKNOWN /ssm/documents/console/public-sharing-permission: NOT_SETTLED");
    }

    @Test
    void isUnknownWhenADocumentsPermissionsAreRefused() {
        Given given = given("Disable", List.of()).refused(new DocumentShares(REGION, "Runbook"));
        assertThat(given.judge(CHECK, REGION).get(1)).startsWith("UNKNOWN Runbook: ACCESS_DENIED");
    }

    @Test
    void judgesTheSettingWhenDocumentsCannotBeListed() {
        Given given = Given.facts().refused(new OwnDocuments(REGION)).fact(SHARING, "Enable");
        assertThat(given.judge(CHECK, REGION))
                .satisfiesExactly(
                        listing -> assertThat(listing).startsWith("UNKNOWN 111122223333: ACCESS_DENIED"),
                        setting -> assertThat(setting).startsWith("FAIL /ssm/documents"));
    }

    private static Given given(String sharing, List<String> accounts) {
        return Given.facts()
                .fact(new OwnDocuments(REGION), List.of("Runbook"))
                .fact(new DocumentShares(REGION, "Runbook"), accounts)
                .fact(SHARING, sharing);
    }
}
