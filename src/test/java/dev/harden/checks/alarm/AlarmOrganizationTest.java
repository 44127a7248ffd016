package dev.harden.checks.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.trail.GivenTrails;
import dev.harden.facts.cloudtrail.EventSelectors;
import dev.harden.facts.cloudwatch.Alarms;
import dev.harden.facts.events.Rules;
import dev.harden.facts.sns.GivenTopics;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Lets a member of an organization hear of its own events by the trail, filters and alarms of the management account. */
class AlarmOrganizationTest {
    private static final String MEMBER = "222222222222";
    private static final String ROOT =
            "{ $.userIdentity.type = \"Root\" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != \"AwsServiceEvent\" }";

    private static Trail.Builder ofOrganization() {
        return GivenAlarms.main().isOrganizationTrail(true);
    }

    /** Gives a member that has nothing of its own but sees the organization's trail. */
    private static Given member() {
        Given given = Given.in(MEMBER);
        // What a member is shown of the trail need not name the log group.
        GivenTrails trails = new GivenTrails(given).trail(ofOrganization().cloudWatchLogsLogGroupArn(null));
        for (String region : List.of(GivenTrails.HOME, GivenTrails.OTHER)) {
            given.fact(Rules.of(region), List.of());
        }
        return trails.facts().refused(EventSelectors.of(ofOrganization().build()));
    }

    private static Given management(GivenAlarms alarms) {
        return alarms.trails(those -> those.trail(ofOrganization())).facts();
    }

    private static String judged(Given given) {
        return given.judge(new AlarmRootUse()).get(0);
    }

    @Test
    void itIsNotSeenWithoutTheManagementAccount() {
        assertThat(judged(member())).startsWith("UNKNOWN").contains("NOT_VISIBLE_FROM_HERE");
    }

    @Test
    void theManagementAccountsAlarmRingsForTheMember() {
        Given management = management(new GivenAlarms().filter("root", ROOT));
        assertThat(judged(member().beside(management)))
                .startsWith("PASS " + MEMBER)
                .contains("metric filter root to alarm root to topic security");
    }

    @Test
    void aFilterForTheManagementAccountAloneDoesNotHearTheMember() {
        String own = ROOT.replace(" }", " && $.recipientAccountId = \"" + Given.ACCOUNT.id() + "\" }");
        Given management = management(new GivenAlarms().filter("root", own));
        assertThat(judged(management)).startsWith("PASS");
        assertThat(judged(member().beside(management))).startsWith("FAIL").contains("no metric filter");
        String theirs = ROOT.replace(" }", " && $.recipientAccountId = \"" + MEMBER + "\" }");
        Given forMember = management(new GivenAlarms().filter("root", theirs));
        assertThat(judged(forMember)).startsWith("FAIL");
        assertThat(judged(member().beside(forMember))).startsWith("PASS");
    }

    @Test
    void whatIsBrokenThereIsBrokenHere() {
        assertThat(judged(member().beside(management(new GivenAlarms()))))
                .startsWith("FAIL")
                .contains("has no metric filter");
        assertThat(judged(member().beside(management(
                        new GivenAlarms().filter("root", ROOT).noTopic()))))
                .startsWith("FAIL")
                .contains("topic security does not exist");
    }

    @Test
    void whatIsRefusedThereIsUnknown() {
        Given management = management(new GivenAlarms().filter("root", ROOT)).refused(new Alarms(GivenAlarms.REGION));
        assertThat(judged(member().beside(management))).startsWith("UNKNOWN");
    }

    @Test
    void anAlarmsTopicOfAnotherAccountIsHeardThereIfItsPolicyLetsTheSenderIn() {
        String security = "333333333333";
        String arn = "arn:aws:sns:" + GivenTopics.REGION + ":" + security + ":all";
        GivenAlarms alarms =
                new GivenAlarms().filter("root", ROOT, change -> {}).alarm("root", alarm -> alarm.alarmActions(arn));
        assertThat(judged(management(alarms))).startsWith("UNKNOWN").contains("belongs to account " + security);
        Given open = Given.in(security);
        GivenTopics.of(open, arn, "cloudwatch.amazonaws.com", Given.ACCOUNT.id());
        assertThat(judged(management(alarms).beside(open))).startsWith("PASS").contains("topic all");
        Given closed = Given.in(security);
        GivenTopics.of(closed, arn, "cloudwatch.amazonaws.com", security);
        assertThat(judged(management(alarms).beside(closed))).startsWith("FAIL").contains("does not let");
    }
}
