package dev.harden.checks.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.trail.GivenTrails;
import dev.harden.facts.cloudwatch.Alarms;
import dev.harden.facts.logs.LogGroup;
import dev.harden.facts.logs.MetricFilters;
import dev.harden.facts.sns.GivenTopics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/** Breaks each link between an event and a mailbox alone. */
class AlarmChainTest {
    private static final String CREATED = "{($.eventSource=iam.amazonaws.com) && (($.eventName=CreateUser)"
            + " || ($.eventName=CreateLoginProfile) || ($.eventName=CreateAccessKey))}";
    private static final String UNHEARD =
            ", so no one is notified of iam:CreateUser, iam:CreateLoginProfile, iam:CreateAccessKey";

    private final GivenAlarms given = new GivenAlarms();

    private String said() {
        return said(given.facts());
    }

    private static String said(Given facts) {
        List<String> said = facts.judge(new AlarmUserCreated());
        assertThat(said).hasSize(1);
        return said.get(0).replace(" 111122223333", "");
    }

    private void breaks(String link) {
        assertThat(said()).isEqualTo("FAIL: " + link + UNHEARD);
    }

    private GivenAlarms whole() {
        return given.filter("users", CREATED);
    }

    @Test
    void passesWhenTheWholeChainHolds() {
        whole();
        assertThat(said())
                .isEqualTo("PASS: all 3 events are covered: metric filter users to alarm users to topic security with"
                        + " soc@example.com (email); not covered, and worth an alarm too: iam:UpdateLoginProfile, iam:UpdateAccessKey,"
                        + " iam:CreateServiceSpecificCredential and 2 more");
    }

    @Test
    void failsWithoutATrail() {
        whole().trails(none -> {});
        breaks("no trail that logs records it");
    }

    @Test
    void failsWhenTheTrailDoesNotLog() {
        whole().trails(those -> those.trail(GivenAlarms.main(), status -> status.isLogging(false)));
        breaks("no trail that logs records it");
    }

    @Test
    void failsWhenTheTrailRecordsOneRegionAlone() {
        whole().trails(those -> those.trail(GivenTrails.ofRegion("east", GivenTrails.HOME)
                .cloudWatchLogsLogGroupArn(GivenAlarms.groupArn(Given.ACCOUNT.id()))));
        breaks("no trail that logs records the management events, reads and writes, of eu-west-1");
    }

    @Test
    void failsWhenTheTrailSendsItsEventsToNoLogGroup() {
        whole().trail(trail -> trail.cloudWatchLogsLogGroupArn(null));
        breaks("trail main sends its events to no log group");
    }

    @Test
    void failsWhenTheLogGroupIsGone() {
        whole().noGroup();
        assertThat(said(given.bare()))
                .startsWith(
                        "FAIL: trail main sends its events to log group trail-logs in eu-west-1, which does not exist");
    }

    @Test
    void failsWhenTheLogGroupIsOfAClassWithoutFilters() {
        whole().group(group -> group.logGroupClass("INFREQUENT_ACCESS"));
        assertThat(said(given.bare()))
                .startsWith("FAIL")
                .contains("of class INFREQUENT_ACCESS, which takes no metric filters");
    }

    @Test
    void failsWhenTheTrailCannotDeliverToTheLogGroup() {
        whole().trails(those ->
                those.trail(GivenAlarms.main(), status -> status.latestCloudWatchLogsDeliveryError("AccessDenied")));
        breaks("trail main sends its events to log group trail-logs in eu-west-1, and the last delivery failed:"
                + " AccessDenied");
    }

    @Test
    void filtersProveTheClassThatAnAnswerLeavesOut() {
        whole().group(group -> group.logGroupClass((String) null));
        assertThat(said(given.bare())).startsWith("PASS");
    }

    @Test
    void failsWhenNoAlarmWatchesTheMetric() {
        given.filter("users", CREATED, metric -> {}).alarm("other", alarm -> {});
        breaks("metric filter users: no alarm in eu-west-1 watches metric Trail/users");
    }

    @Test
    void failsWhenTheAlarmWatchesAnotherNamespace() {
        given.filter("users", CREATED, metric -> {}).alarm("users", alarm -> alarm.namespace("trail"));
        breaks("metric filter users: no alarm in eu-west-1 watches metric Trail/users");
    }

    @Test
    void failsWhenTheAlarmLacksTheDimensionsOfTheMetric() {
        given.filter("users", CREATED, metric -> metric.dimensions(Map.of("Region", "$.awsRegion")))
                .alarm("users", alarm -> {});
        breaks(
                "metric filter users: alarm users watches metric Trail/users without dimensions, and the filter fills the"
                        + " one with Region=us-east-1");
    }

    @Test
    void anAlarmOfTheRightDimensionHearsItsEventsAlone() {
        given.filter("users", CREATED, metric -> metric.dimensions(Map.of("Account", "$.recipientAccountId")))
                .alarm(
                        "users",
                        alarm -> alarm.dimensions(Dimension.builder()
                                .name("Account")
                                .value(Given.ACCOUNT.id())
                                .build()));
        assertThat(said()).startsWith("PASS");
    }

    @Test
    void failsWhenTheAlarmWatchesAnotherUnit() {
        given.filter("users", CREATED, metric -> {}).alarm("users", alarm -> alarm.unit(StandardUnit.COUNT));
        breaks("metric filter users: alarm users watches the unit Count, and the filter gives None");
    }

    @Test
    void failsWhenTheActionsAreOff() {
        given.filter("users", CREATED, metric -> {}).alarm("users", alarm -> alarm.actionsEnabled(false));
        breaks("metric filter users: the actions of alarm users are disabled");
    }

    @Test
    void failsWhenTheAlarmActsOnlyWhenItIsOver() {
        given.filter("users", CREATED, metric -> {})
                .alarm(
                        "users",
                        alarm -> alarm.alarmActions(List.of())
                                .okActions(GivenTopics.arn(GivenAlarms.TOPIC))
                                .insufficientDataActions(GivenTopics.arn(GivenAlarms.TOPIC)));
        breaks("metric filter users: alarm users has no action for ALARM");
    }

    @Test
    void failsWhenTheTopicIsGone() {
        whole().noTopic();
        breaks("metric filter users: alarm users: topic security does not exist");
    }

    @Test
    void failsWhenNobodyHasConfirmed() {
        whole().topic(GivenTopics::pending);
        breaks("metric filter users: alarm users: topic security has no confirmed subscription");
    }

    @Test
    void failsWhenTheTopicIsEncryptedWithTheKeyOfAWS() {
        whole().topic(topic -> topic.subscriber("email", "a@example.com").key("alias/aws/sns"));
        assertThat(said())
                .startsWith("FAIL: metric filter users: alarm users: topic security")
                .contains("alias/aws/sns");
    }

    @Test
    void oneOfSeveralAlarmsIsEnough() {
        given.filter("users", CREATED, metric -> {})
                .alarm("first", alarm -> alarm.metricName("users").actionsEnabled(false))
                .alarm("second", alarm -> alarm.metricName("users"));
        assertThat(said()).startsWith("PASS").contains("alarm second");
    }

    @Test
    void aTrailThatLeavesOutKmsRaisesNoAlarmOnKeys() {
        given.filter("keys", "{($.eventName=DisableKey) || ($.eventName=ScheduleKeyDeletion)}")
                .trails(those -> those.trailOf(
                        GivenAlarms.main(),
                        selectors -> selectors.eventSelectors(EventSelector.builder()
                                .readWriteType("All")
                                .includeManagementEvents(true)
                                .excludeManagementEventSources("kms.amazonaws.com")
                                .build())));
        assertThat(given.facts().judge(new AlarmKeyDeletion()))
                .containsExactly(
                        "FAIL 111122223333: trail main leaves out the events of kms.amazonaws.com, so no one is notified of kms:DisableKey,"
                                + " kms:ScheduleKeyDeletion");
    }

    @Test
    void trailsOfEachRegionNeedAFilterEach() {
        whole().trails(those -> those.trail(GivenTrails.ofRegion("east", GivenTrails.HOME)
                        .cloudWatchLogsLogGroupArn(GivenAlarms.groupArn(Given.ACCOUNT.id())))
                .trail(GivenTrails.ofRegion("west", GivenTrails.OTHER)));
        given.filter("keys", "{($.eventName=DisableKey) || ($.eventName=ScheduleKeyDeletion)}");
        assertThat(said()).as("calls of IAM are recorded in us-east-1").startsWith("PASS");
        assertThat(given.facts().judge(new AlarmKeyDeletion()))
                .allMatch(
                        said -> said.startsWith(
                                "FAIL 111122223333: metric filter keys covers all 2 events, but not in every region; trail west"
                                        + " sends its events to no log group, so no one is notified of kms:DisableKey in eu-west-1"));
    }

    @Test
    void aRefusalThatMayHideTheChainIsUnknown() {
        whole();
        assertThat(said(given.facts().refused(new LogGroup(GivenAlarms.REGION, GivenAlarms.GROUP))))
                .startsWith("UNKNOWN: ACCESS_DENIED LogGroup[");
        assertThat(said(given.facts().refused(new MetricFilters(GivenAlarms.REGION, GivenAlarms.GROUP))))
                .startsWith("UNKNOWN: ACCESS_DENIED MetricFilters[");
        assertThat(said(given.facts().refused(new Alarms(GivenAlarms.REGION))))
                .startsWith("UNKNOWN: ACCESS_DENIED Alarms[");
    }

    @Test
    void aRefusedTrailThatIsNotNeededChangesNothing() {
        whole().trails(those -> those.trail(GivenAlarms.main()).trailWithoutStatus(GivenTrails.multiRegion("other")));
        assertThat(said()).startsWith("PASS");
    }

    @Test
    void aRefusedTrailWithoutALogGroupIsNoDoubt() {
        given.trails(those -> those.trail(GivenAlarms.main()).trailWithoutStatus(GivenTrails.multiRegion("other")));
        breaks("log group trail-logs in eu-west-1 has no metric filter");
    }

    @Test
    void aRefusedTrailThatMayRingIsUnknown() {
        given.filter("users", CREATED)
                .trails(those -> those.trailWithoutStatus(GivenAlarms.main()).trail(GivenTrails.multiRegion("other")));
        assertThat(said()).startsWith("UNKNOWN: ACCESS_DENIED TrailStatus[");
    }

    @Test
    void theLogGroupOfAnotherAccountIsNotSeenFromHere() {
        given.trail(trail -> trail.cloudWatchLogsLogGroupArn(GivenAlarms.groupArn("999988887777")));
        assertThat(said())
                .isEqualTo(
                        "UNKNOWN: NOT_VISIBLE_FROM_HERE trail main sends its events to account 999988887777, and what"
                                + " notifies there is seen only there");
    }
}
