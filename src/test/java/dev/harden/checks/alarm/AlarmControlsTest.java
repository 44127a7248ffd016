package dev.harden.checks.alarm;

import static dev.harden.benchmark.GivenControls.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.benchmark.State;
import dev.harden.checks.Given;
import dev.harden.facts.organizations.OwnOrganization;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.organizations.model.Organization;

/** Judges controls of alarms by what the checks find, where a control is about less than the check. */
class AlarmControlsTest {
    private static final String SIX = "{ ($.eventName=AuthorizeSecurityGroupIngress) ||"
            + " ($.eventName=AuthorizeSecurityGroupEgress) || ($.eventName=RevokeSecurityGroupIngress) ||"
            + " ($.eventName=RevokeSecurityGroupEgress) || ($.eventName=CreateSecurityGroup) ||"
            + " ($.eventName=DeleteSecurityGroup) }";

    @ParameterizedTest
    @CsvSource({"cis-aws-3.0, 4.15", "cis-aws-5.0, 4.15", "cis-aws-6.0, 5.15", "cis-aws-7.0, 5.15"})
    void aMemberOfAnOrganizationDoesNotSatisfyTheOrganizationsControl(String benchmark, String control) {
        for (Optional<Organization> organization : List.of(
                Optional.<Organization>empty(),
                Optional.of(
                        Organization.builder().masterAccountId("999988887777").build()))) {
            Given given = new GivenAlarms().facts().fact(new OwnOrganization(), organization);
            assertThat(state(benchmark, control, given, new AlarmOrganizationChanges()))
                    .isEqualTo(State.NOT_APPLICABLE);
        }
        Given management = new GivenAlarms()
                .facts()
                .fact(
                        new OwnOrganization(),
                        Optional.of(Organization.builder()
                                .masterAccountId(Given.ACCOUNT.id())
                                .build()));
        assertThat(state(benchmark, control, management, new AlarmOrganizationChanges()))
                .isEqualTo(State.NOT_SATISFIED);
    }

    @Test
    void theEventThatALaterVersionAddedIsNoneOfTheEarlierOnes() {
        Given given = new GivenAlarms().filter("f", SIX).facts();
        assertThat(given.judge(new AlarmSecurityGroupChanges()).get(0)).startsWith("FAIL");
        assertThat(state("cis-aws-3.0", "4.10", given, new AlarmSecurityGroupChanges()))
                .isEqualTo(State.SATISFIED);
        assertThat(state("aws-securityhub-other", "CloudWatch.10", given, new AlarmSecurityGroupChanges()))
                .isEqualTo(State.SATISFIED);
        assertThat(state("cis-aws-5.0", "4.10", given, new AlarmSecurityGroupChanges()))
                .isEqualTo(State.NOT_SATISFIED);
    }
}
