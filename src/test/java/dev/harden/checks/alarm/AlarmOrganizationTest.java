package dev.harden.checks.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.trail.GivenTrails;
import dev.harden.facts.cloudtrail.EventSelectors;
import dev.harden.facts.cloudtrail.TrailStatus;
import dev.harden.facts.cloudtrail.Trails;
import dev.harden.facts.cloudwatch.Alarms;
import dev.harden.facts.cloudwatch.MuteRules;
import dev.harden.facts.events.Rules;
import dev.harden.facts.logs.LogGroup;
import dev.harden.facts.logs.MetricFilters;
import dev.harden.facts.oam.ObservabilityLinks;
import dev.harden.facts.sns.GivenTopics;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;

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

    @Test
    void theLogGroupMayBeInAThirdAccount() {
        String administrator = "333333333333";
        Trail.Builder trail = ofOrganization().cloudWatchLogsLogGroupArn(GivenAlarms.groupArn(administrator));
        Given management = new GivenAlarms().trails(those -> those.trail(trail)).facts();
        assertThat(judged(member().beside(management)))
                .startsWith("UNKNOWN")
                .contains("NOT_VISIBLE_FROM_HERE", "account " + administrator);
        Given third = Given.in(administrator);
        GivenTopics.of(third, topic(administrator), "cloudwatch.amazonaws.com", administrator);
        third.fact(
                        new LogGroup(GivenAlarms.REGION, GivenAlarms.GROUP),
                        Optional.of(software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup.builder()
                                .logGroupName(GivenAlarms.GROUP)
                                .logGroupClass("STANDARD")
                                .build()))
                .fact(new MetricFilters(GivenAlarms.REGION, GivenAlarms.GROUP), List.of(rootFilter()))
                .fact(new ObservabilityLinks(GivenAlarms.REGION), List.of())
                .fact(new MuteRules(GivenAlarms.REGION), List.of())
                .fact(new Alarms(GivenAlarms.REGION), new Alarms.Known(List.of(rootAlarm(administrator)), List.of()));
        assertThat(judged(member().beside(management.beside(third)).beside(third)))
                .startsWith("PASS")
                .contains("alarm root to topic all");
        third.fact(new Alarms(GivenAlarms.REGION), new Alarms.Known(List.of(), List.of()));
        assertThat(judged(member().beside(management).beside(third)))
                .as("the alarm of the management account watches no metric of another's")
                .startsWith("FAIL");
    }

    private static String topic(String account) {
        return "arn:aws:sns:" + GivenTopics.REGION + ":" + account + ":all";
    }

    private static MetricFilter rootFilter() {
        return MetricFilter.builder()
                .filterName("root")
                .filterPattern(ROOT)
                .metricTransformations(MetricTransformation.builder()
                        .metricNamespace("Trail")
                        .metricName("root")
                        .metricValue("1")
                        .build())
                .build();
    }

    private static MetricAlarm rootAlarm(String account) {
        return MetricAlarm.builder()
                .alarmName("root")
                .alarmArn("arn:aws:cloudwatch:" + GivenAlarms.REGION + ":" + account + ":alarm:root")
                .namespace("Trail")
                .metricName("root")
                .statistic(Statistic.SUM)
                .period(300)
                .evaluationPeriods(1)
                .threshold(1.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .treatMissingData("notBreaching")
                .actionsEnabled(true)
                .alarmActions(topic(account))
                .build();
    }

    @Test
    void aMetricThatCountsByAccountIsNotSettledForAMember() {
        MetricFilter.Builder filter = rootFilter().toBuilder().emitSystemFieldDimensions("@aws.account");
        Given management = management(new GivenAlarms()
                .filter(filter)
                .alarm(
                        "root",
                        alarm -> alarm.dimensions(Dimension.builder()
                                .name("@aws.account")
                                .value(Given.ACCOUNT.id())
                                .build())));
        assertThat(judged(management)).startsWith("PASS");
        assertThat(judged(member().beside(management))).startsWith("UNKNOWN").contains("NOT_SETTLED");
    }

    @Test
    void aTrailThatItsOwnerDoesNotShowIsUnknown() {
        Given management =
                management(new GivenAlarms().filter("root", ROOT)).fact(new Trails(GivenTrails.HOME), List.of());
        assertThat(judged(member().beside(management))).startsWith("UNKNOWN").contains("does not show its trail main");
        Given failing = management(new GivenAlarms().filter("root", ROOT))
                .fact(
                        TrailStatus.of(ofOrganization().build()),
                        GetTrailStatusResponse.builder()
                                .isLogging(true)
                                .latestCloudWatchLogsDeliveryError("AccessDenied")
                                .build());
        assertThat(judged(member().beside(failing)))
                .as("the owner knows how deliveries go")
                .startsWith("FAIL")
                .contains("the last delivery failed: AccessDenied");
    }
}
