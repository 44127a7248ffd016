package dev.harden.checks.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Check;
import dev.harden.checks.Given;
import dev.harden.checks.trail.GivenTrails;
import dev.harden.facts.cloudwatch.Alarms;
import dev.harden.facts.cloudwatch.MuteRules;
import dev.harden.facts.events.Targets;
import dev.harden.facts.logs.LogGroup;
import dev.harden.facts.logs.MetricFilters;
import dev.harden.facts.oam.ObservabilityLinks;
import dev.harden.facts.sns.GivenTopics;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;
import software.amazon.awssdk.services.eventbridge.model.RuleState;

/** Holds alarms to a doubt that counts only when the rest of the chain holds. */
class AlarmDoubtTest {
    private static final String TRAIL = "{($.eventName=CreateTrail) || ($.eventName=UpdateTrail) ||"
            + " ($.eventName=DeleteTrail) || ($.eventName=StartLogging) || ($.eventName=StopLogging)}";
    private static final String ODD = "[ip, user, ..., status=4*]";
    private static final String MONITOR = "444455556666";

    private final GivenAlarms given = new GivenAlarms();

    private static String said(Check<?> check, Given facts) {
        List<String> said = facts.judge(check);
        assertThat(said).hasSize(1);
        return said.get(0).replace(" 111122223333", "");
    }

    private String said() {
        return said(new AlarmTrailChanges(), given.facts());
    }

    @Test
    void aPatternThatIsNotSettledIsNoDoubtWithoutAnAlarm() {
        given.filter("access", ODD, metric -> {});
        assertThat(said(new AlarmRootUse(), given.facts()))
                .startsWith("FAIL: metric filter access: no alarm in eu-west-1 watches metric Trail/access, so no one");
        given.alarm("access", alarm -> alarm.actionsEnabled(false));
        assertThat(said(new AlarmRootUse(), given.facts())).startsWith("FAIL: metric filter access: the actions of");
    }

    @Test
    void aPatternThatIsNotSettledIsADoubtWithAWholeAlarm() {
        given.filter("access", ODD);
        assertThat(said(new AlarmRootUse(), given.facts())).startsWith("UNKNOWN: NOT_SETTLED AWS's documents do not");
    }

    @Test
    void whatAFilterIsNarrowedByIsNoDoubtWithoutAnAlarm() {
        given.filter(MetricFilter.builder()
                .filterName("f")
                .filterPattern(TRAIL)
                .applyOnTransformedLogs(true)
                .metricTransformations(MetricTransformation.builder()
                        .metricNamespace("Trail")
                        .metricName("f")
                        .metricValue("1")
                        .build()));
        assertThat(said()).startsWith("FAIL: metric filter f: no alarm");
        given.alarm("f", alarm -> {});
        assertThat(said()).startsWith("UNKNOWN: NOT_SETTLED metric filter f looks at transformed");
    }

    @Test
    void aRefusedLogGroupIsNoDoubtWithoutFilters() {
        assertThat(said(
                        new AlarmTrailChanges(),
                        given.facts().refused(new LogGroup(GivenAlarms.REGION, GivenAlarms.GROUP))))
                .startsWith("FAIL: log group trail-logs in eu-west-1 has no metric filter");
        assertThat(said(
                        new AlarmTrailChanges(),
                        given.facts().refused(new MetricFilters(GivenAlarms.REGION, GivenAlarms.GROUP))))
                .as("whatever the filters are, no alarm watches their metrics")
                .startsWith("FAIL: there is no alarm in eu-west-1, so no one is notified of");
        given.alarm("f", alarm -> {});
        assertThat(said(
                        new AlarmTrailChanges(),
                        given.facts().refused(new MetricFilters(GivenAlarms.REGION, GivenAlarms.GROUP))))
                .startsWith("UNKNOWN");
    }

    @Test
    void aRefusedTrailStatusIsNoDoubtWithoutAnAlarm() {
        given.filter("f", TRAIL, metric -> {})
                .trails(those -> those.trail(GivenAlarms.main())
                        .trailWithoutStatus(GivenTrails.multiRegion("other")
                                .cloudWatchLogsLogGroupArn(GivenAlarms.groupArn(Given.ACCOUNT.id()))));
        assertThat(said()).startsWith("FAIL: metric filter f: no alarm");
    }

    @Test
    void anAlarmThatIsNotSettledIsNoDoubtWithoutAnAction() {
        Consumer<MetricAlarm.Builder> band =
                alarm -> alarm.threshold(null).comparisonOperator("GreaterThanUpperThreshold");
        given.filter("f", TRAIL, metric -> {}).alarm("f", band.andThen(alarm -> alarm.actionsEnabled(false)));
        assertThat(said()).startsWith("FAIL: metric filter f: the actions of alarm f are disabled");
        given.alarm("g", band.andThen(alarm -> alarm.metricName("f")));
        assertThat(said()).startsWith("UNKNOWN: NOT_SETTLED");
    }

    @Test
    void aCompositeThatIsNotSettledIsNoDoubtWithoutAnAction() {
        given.filter("f", TRAIL, metric -> {})
                .alarm("f", alarm -> alarm.actionsEnabled(false))
                .composite("c", "ALARM(f) AND OK(other)", composite -> composite.actionsEnabled(false));
        assertThat(said()).startsWith("FAIL: metric filter f: the actions of alarm f are disabled");
        given.composite("d", "ALARM(c)", composite -> {});
        assertThat(said()).as("which fires with the other").startsWith("UNKNOWN: NOT_SETTLED");
    }

    @Test
    void aTopicPolicyThatIsNotSettledIsNoDoubtWithoutASubscriber() {
        given.filter("f", TRAIL).topic(GivenTopics::pending);
        assertThat(said()).contains("has no confirmed subscription");
    }

    @Test
    void aRefusedTargetListIsADoubtAndARefusedRuleMatchNone() {
        for (String region : List.of(GivenTrails.HOME, GivenTrails.OTHER)) {
            given.rule(region, "r", RuleState.ENABLED, "{\"source\":[\"aws.cloudtrail\"]}");
        }
        assertThat(said(new AlarmTrailChanges(), given.facts().refused(new Targets(GivenTrails.HOME, "default", "r"))))
                .startsWith("UNKNOWN: ACCESS_DENIED Targets[");
    }

    private static Consumer<MetricAlarm.Builder> query(String expression) {
        return alarm -> alarm.namespace(null)
                .metricName(null)
                .statistic((Statistic) null)
                .period(null)
                .metrics(MetricDataQuery.builder()
                        .id("q1")
                        .expression(expression)
                        .period(60)
                        .returnData(true)
                        .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT SUM(\"f\") FROM SCHEMA(\"Trail\")",
                "select max(f) from SCHEMA(Trail)",
                " SELECT COUNT(f) FROM \"Trail\"",
            })
    void anAlarmOnASimpleQueryWatches(String expression) {
        given.filter("f", TRAIL, metric -> {}).alarm("q", query(expression));
        assertThat(said()).startsWith("PASS: all 5 events are covered: metric filter f to alarm q");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT SUM(f) FROM SCHEMA(Trail) GROUP BY Region",
                "SELECT SUM(f) FROM Trail WHERE Region != 'x'",
                "SELECT P99(f) FROM Trail",
                "SELECT SUM(f",
                "LAMBDA(\"source\", \"f\")",
            })
    void anAlarmOnWhatIsNotWorkedOutIsUnknown(String expression) {
        given.filter("f", TRAIL, metric -> {}).alarm("q", query(expression));
        assertThat(said()).startsWith("UNKNOWN: NOT_SETTLED alarm q is on ").contains("metric Trail/f");
        given.alarm("q2", query("SELECT MAX(g) FROM Trail"));
        assertThat(said()).startsWith("UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT SUM(g) FROM SCHEMA(Trail) GROUP BY Region",
                "SELECT SUM(f) FROM SCHEMA(Other)",
                "SELECT SUM(f) FROM SCHEMA(Trail, Region)",
                "SELECT SUM(f) FROM Trail WHERE Region = 'eu-west-1'",
            })
    void anAlarmOnAnotherQueryDoesNotWatch(String expression) {
        given.filter("f", TRAIL, metric -> {}).alarm("q", query(expression));
        assertThat(said()).startsWith("FAIL: metric filter f: ");
    }

    @Test
    void aQueryOverDimensionsTakesTheMetricThatHasThem() {
        given.filter("f", TRAIL, metric -> metric.dimensions(Map.of("Account", "$.recipientAccountId")))
                .alarm("q", query("SELECT SUM(f) FROM SCHEMA(Trail, Account) WHERE Account = '111122223333'"));
        assertThat(said()).startsWith("PASS");
    }

    @Test
    void anAlarmOfAnUnknownKindIsUnknown() {
        given.filter("f", TRAIL, metric -> {})
                .alarm("new", alarm -> alarm.metricName(null).namespace(null).statistic((Statistic) null));
        assertThat(said()).startsWith("UNKNOWN: NOT_SETTLED alarm new is on what harden does not know");
    }

    @Test
    void theAlarmMayStandInAMonitoringAccount() {
        given.filter("f", TRAIL, metric -> {}).link(MONITOR, "AWS::Logs::LogGroup");
        assertThat(said()).as("no metrics are shared").startsWith("FAIL");
        given.link(MONITOR, "AWS::CloudWatch::Metric");
        assertThat(said())
                .startsWith("UNKNOWN: NOT_VISIBLE_FROM_HERE metrics of eu-west-1 are shared with monitoring account "
                        + MONITOR);
        Given monitor = Given.in(MONITOR);
        monitor.fact(new Alarms(GivenAlarms.REGION), new Alarms.Known(List.of(), List.of()));
        assertThat(said(new AlarmTrailChanges(), given.facts().beside(monitor)))
                .startsWith("FAIL: metric filter f: no alarm in eu-west-1 watches metric Trail/f");
    }

    @Test
    void refusedLinksAreADoubtOnlyWithoutALocalAlarm() {
        given.filter("f", TRAIL);
        assertThat(said(new AlarmTrailChanges(), given.facts().refused(new ObservabilityLinks(GivenAlarms.REGION))))
                .startsWith("PASS");
        GivenAlarms other = new GivenAlarms().filter("f", TRAIL, metric -> {});
        assertThat(said(new AlarmTrailChanges(), other.facts().refused(new ObservabilityLinks(GivenAlarms.REGION))))
                .startsWith("UNKNOWN: ACCESS_DENIED ObservabilityLinks[");
    }

    @Test
    void aRuleThatMutesTheAlarmSilencesIt() {
        given.filter("f", TRAIL).mute("quiet", "ACTIVE", "f");
        assertThat(said())
                .startsWith("FAIL: metric filter f: the actions of alarm f are muted by alarm mute rule quiet, which is"
                        + " active, so no one is notified of cloudtrail:");
        assertThat(said(new AlarmTrailChanges(), given.facts().refused(new MuteRules(GivenAlarms.REGION))))
                .startsWith("UNKNOWN: ACCESS_DENIED MuteRules[");
    }

    @Test
    void otherRulesThatMuteAreSaidOrDoNothing() {
        given.filter("f", TRAIL)
                .mute("nights", "SCHEDULED", "f")
                .mute("other", "ACTIVE", "g")
                .mute("old", "EXPIRED", "f");
        assertThat(said())
                .startsWith("PASS")
                .contains("(email), but for the windows of alarm mute rule nights (cron(0 2 * * *) for PT4H)")
                .doesNotContain("mute rule other", "mute rule old");
    }

    @Test
    void refusedMuteRulesAreNoDoubtWithoutAnAction() {
        given.filter("f", TRAIL, metric -> {}).alarm("f", alarm -> alarm.alarmActions(List.of()));
        assertThat(said(new AlarmTrailChanges(), given.facts().refused(new MuteRules(GivenAlarms.REGION))))
                .startsWith("FAIL: metric filter f: alarm f has no action for ALARM");
    }

    @Test
    void anAlarmOfTheMonitoringAccountWatchesTheMetricOfTheOther() {
        given.filter("f", TRAIL, metric -> {}).link(MONITOR, "AWS::CloudWatch::Metric");
        String topic = "arn:aws:sns:" + GivenTopics.REGION + ":" + MONITOR + ":all";
        Given monitor = Given.in(MONITOR);
        GivenTopics.of(monitor, topic, "cloudwatch.amazonaws.com", MONITOR);
        MetricDataQuery.Builder stat = MetricDataQuery.builder()
                .id("m1")
                .accountId(Given.ACCOUNT.id())
                .metricStat(one -> one.period(300)
                        .stat("Sum")
                        .metric(metric -> metric.namespace("Trail").metricName("f")));
        MetricAlarm.Builder alarm = MetricAlarm.builder()
                .alarmName("central")
                .alarmArn("arn:aws:cloudwatch:eu-west-1:" + MONITOR + ":alarm:central")
                .metrics(stat.build())
                .evaluationPeriods(1)
                .threshold(1.0)
                .comparisonOperator("GreaterThanOrEqualToThreshold")
                .actionsEnabled(true)
                .alarmActions(topic);
        monitor.fact(new Alarms(GivenAlarms.REGION), new Alarms.Known(List.of(alarm.build()), List.of()))
                .fact(new MuteRules(GivenAlarms.REGION), List.of());
        assertThat(said(new AlarmTrailChanges(), given.facts().beside(monitor)))
                .startsWith("PASS: all 5 events are covered: metric filter f to monitoring account " + MONITOR
                        + " with alarm central to topic all");
        MetricAlarm own = alarm.metrics(stat.accountId(null).build()).build();
        monitor.fact(new Alarms(GivenAlarms.REGION), new Alarms.Known(List.of(own), List.of()));
        assertThat(said(new AlarmTrailChanges(), given.facts().beside(monitor)))
                .as("a metric of its own")
                .startsWith("FAIL");
    }
}
