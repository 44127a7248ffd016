package dev.harden.checks.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.eventbridge.model.RuleState.ENABLED;

import dev.harden.checks.Given;
import dev.harden.checks.trail.GivenTrails;
import dev.harden.facts.iam.ConsoleUsers;
import dev.harden.facts.organizations.OwnOrganization;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.model.Organization;

/** Says where an alarm is not asked for, and where it is not to be seen. */
class AlarmScopeTest {
    private static Organization managedBy(String account) {
        return Organization.builder().masterAccountId(account).build();
    }

    @Test
    void signInsWithoutMfaTakeConsoleUsers() {
        Given facts = new GivenAlarms().facts();
        assertThat(facts.fact(new ConsoleUsers(), false).judge(new AlarmSigninWithoutMfa()))
                .containsExactly("NOT_APPLICABLE 111122223333: no IAM user has a console password");
        assertThat(facts.refused(new ConsoleUsers()).judge(new AlarmSigninWithoutMfa()))
                .allMatch(said -> said.startsWith("UNKNOWN"));
    }

    @Test
    void theOrganizationsChangesAreTheManagementAccountsMatter() {
        Given facts = new GivenAlarms().facts();
        assertThat(facts.fact(new OwnOrganization(), Optional.empty()).judge(new AlarmOrganizationChanges()))
                .containsExactly("NOT_APPLICABLE 111122223333: the account belongs to no organization");
        assertThat(facts.fact(new OwnOrganization(), Optional.of(managedBy("999988887777")))
                        .judge(new AlarmOrganizationChanges()))
                .containsExactly(
                        "NOT_APPLICABLE 111122223333: the organization's changes are recorded in its management"
                                + " account 999988887777");
        assertThat(facts.fact(new OwnOrganization(), Optional.of(managedBy(Given.ACCOUNT.id())))
                        .judge(new AlarmOrganizationChanges()))
                .allMatch(said -> said.startsWith("FAIL"));
    }

    private static GivenAlarms member() {
        return new GivenAlarms()
                .trails(those -> those.trail(GivenTrails.multiRegion("org")
                        .trailARN("arn:aws:cloudtrail:us-east-1:999988887777:trail/org")
                        .isOrganizationTrail(true)));
    }

    @Test
    void aMemberDoesNotSeeWhatRingsForTheOrganizationsTrail() {
        assertThat(member().facts().judge(new AlarmUserCreated()))
                .containsExactly("UNKNOWN 111122223333: NOT_VISIBLE_FROM_HERE trail org sends its events to account"
                        + " 999988887777, and what notifies there is seen only there");
    }

    @Test
    void aRuleOfItsOwnProvesItAllTheSame() {
        String users = "{\"source\":[\"aws.iam\"],\"detail\":{\"eventName\":[\"CreateUser\",\"CreateLoginProfile\","
                + "\"CreateAccessKey\"]}}";
        assertThat(member().rule(GivenTrails.HOME, "users", ENABLED, users)
                        .facts()
                        .judge(new AlarmUserCreated()))
                .allMatch(said -> said.startsWith("PASS"));
    }
}
