package dev.harden.checks.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.sns.GivenTopics;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;

/** Tells which alarms one event makes ring. */
class AlarmRingingTest {
    private static final String USERS =
            "{($.eventName=CreateUser) || ($.eventName=CreateLoginProfile)" + " || ($.eventName=CreateAccessKey)}";

    private static String said(Consumer<MetricTransformation.Builder> metric, Consumer<MetricAlarm.Builder> alarm) {
        return said(new GivenAlarms().filter("users", USERS, metric).alarm("users", alarm));
    }

    private static String said(Consumer<MetricAlarm.Builder> alarm) {
        return said(metric -> {}, alarm);
    }

    private static String said(GivenAlarms given) {
        return given.facts()
                .judge(new AlarmUserCreated())
                .get(0)
                .replace(" 111122223333", "")
                .replace("metric filter users: ", "");
    }

    @ParameterizedTest
    @CsvSource({
        "Sum, PASS",
        "Maximum, PASS",
        "SampleCount, PASS",
        "Average, PASS",
        "Minimum, PASS",
    })
    void withoutADefaultValueEachStatisticShowsOneEvent(String statistic, String status) {
        assertThat(said(alarm -> alarm.statistic(statistic))).startsWith(status);
    }

    @ParameterizedTest
    @CsvSource({
        "Sum, PASS",
        "Maximum, PASS",
        "Average, 'FAIL: alarm users takes the Average, which hides an event among the default values of the filter'",
        "Minimum, 'FAIL: alarm users takes the Minimum, which hides'",
        "SampleCount, 'FAIL: alarm users is over its threshold also when nothing happens'",
    })
    void aDefaultValueHidesAnEventFromSome(String statistic, String status) {
        assertThat(said(metric -> metric.defaultValue(0.0), alarm -> alarm.statistic(statistic)))
                .startsWith(status);
    }

    @Test
    void aPercentileIsNotSettled() {
        assertThat(said(alarm -> alarm.statistic((Statistic) null).extendedStatistic("p99")))
                .startsWith("UNKNOWN: NOT_SETTLED what one event makes of the statistic p99");
    }

    @Test
    void failsWhenOneEventDoesNotReachTheThreshold() {
        assertThat(said(alarm -> alarm.threshold(5.0)))
                .startsWith("FAIL: alarm users notifies only from the fifth event within 5 minutes: iam:CreateUser, ");
        assertThat(said(alarm -> alarm.comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)))
                .startsWith("FAIL: alarm users notifies only from the second event within 5 minutes: iam:CreateUser, ");
        assertThat(said(alarm -> alarm.comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                        .threshold(0.0)))
                .startsWith("PASS");
        assertThat(said(metric -> metric.metricValue("5"), alarm -> alarm.threshold(5.0)))
                .startsWith("PASS");
    }

    @Test
    void failsWhenTheAlarmRingsForTooFew() {
        assertThat(said(alarm -> alarm.comparisonOperator(ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD)))
                .startsWith("FAIL: alarm users fires when there are few events, not when there are some");
    }

    @Test
    void aBandIsNotSettled() {
        assertThat(said(alarm -> alarm.comparisonOperator(ComparisonOperator.GREATER_THAN_UPPER_THRESHOLD)
                        .threshold(null)))
                .startsWith("UNKNOWN: NOT_SETTLED whether one event takes alarm users over a band");
    }

    @Test
    void failsWhenTheAlarmIsInAlarmAllTheTime() {
        assertThat(said(alarm -> alarm.treatMissingData("breaching")))
                .startsWith("FAIL: alarm users takes missing data for a breach, and is in ALARM also when nothing");
        assertThat(said(metric -> metric.defaultValue(0.0), alarm -> alarm.threshold(0.0)))
                .startsWith("FAIL: alarm users is over its threshold also when nothing happens");
        assertThat(said(metric -> metric.defaultValue(0.0), alarm -> alarm.treatMissingData("breaching")))
                .startsWith("PASS");
    }

    @Test
    void aDefaultValueThatAddsUpIsNotSettled() {
        assertThat(said(metric -> metric.metricValue("4").defaultValue(1.0), alarm -> alarm.threshold(4.0)))
                .startsWith("UNKNOWN: NOT_SETTLED whether the default value 1 of the filter hides an event");
        assertThat(said(metric -> metric.metricValue("9").defaultValue(1.0), alarm -> alarm.threshold(9.0)))
                .startsWith("PASS");
    }

    @Test
    void oneEventFillsOnePeriod() {
        assertThat(said(alarm -> alarm.evaluationPeriods(3)))
                .startsWith("FAIL: alarm users needs 3 of 3 periods over its threshold, and one event fills one");
        assertThat(said(alarm -> alarm.evaluationPeriods(3).datapointsToAlarm(2)))
                .startsWith("FAIL: alarm users needs 2 of 3 periods");
        assertThat(said(alarm -> alarm.evaluationPeriods(3).datapointsToAlarm(1)))
                .startsWith("PASS");
        assertThat(said(alarm -> alarm.evaluationPeriods(2).treatMissingData("missing")))
                .startsWith("UNKNOWN: NOT_SETTLED alarm users needs 2 periods");
        assertThat(said(alarm -> alarm.evaluationPeriods(2).treatMissingData(null)))
                .startsWith("UNKNOWN: NOT_SETTLED alarm users needs 2 periods");
        assertThat(said(
                        metric -> metric.defaultValue(0.0),
                        alarm -> alarm.evaluationPeriods(2).treatMissingData("missing")))
                .startsWith("FAIL");
    }

    private static MetricDataQuery stat(String id, String metric) {
        return stat(id, metric, null);
    }

    private static MetricDataQuery stat(String id, String metric, String account) {
        return MetricDataQuery.builder()
                .id(id)
                .accountId(account)
                .returnData(false)
                .metricStat(stat -> stat.period(300)
                        .stat("Sum")
                        .metric(Metric.builder()
                                .namespace("Trail")
                                .metricName(metric)
                                .build()))
                .build();
    }

    private static MetricDataQuery expression(String id, String expression, boolean watched) {
        return MetricDataQuery.builder()
                .id(id)
                .expression(expression)
                .returnData(watched)
                .build();
    }

    private static Consumer<MetricAlarm.Builder> math(MetricDataQuery... queries) {
        return alarm -> alarm.namespace(null)
                .metricName(null)
                .statistic((Statistic) null)
                .period(null)
                .metrics(queries);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SUM(METRICS())",
                "SUM([m1, m2])",
                "MAX([m1,m2])",
                "m1",
                "FILL(m1, 0) + FILL(m2, 0)",
                "2 * (m1 + 0)",
                "FILL(m2,0)+e2"
            })
    void metricMathOverTheFiltersMetricsCounts(String expression) {
        assertThat(said(math(
                        stat("m1", "users"),
                        stat("m2", "other"),
                        expression("e2", "FILL(m1, 0)", false),
                        expression("e1", expression, true))))
                .startsWith("PASS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m1 + m2",
                "IF(m1 > 0, 1, 0)",
                "SUM(m1)",
                "RATE(m1)",
                "e1",
                "m1 +",
                "((((m1",
                "x9",
                "SEARCH('a', 'Sum')"
            })
    void otherMathIsNotSettled(String expression) {
        assertThat(said(math(stat("m1", "users"), stat("m2", "other"), expression("e1", expression, true))))
                .startsWith("UNKNOWN: NOT_SETTLED");
    }

    @Test
    void metricMathOverOtherMetricsDoesNotCount() {
        assertThat(said(math(stat("m1", "users"), stat("m2", "other"), expression("e1", "m2", true))))
                .startsWith("FAIL: alarm users does not look at metric Trail/users");
        assertThat(said(math(stat("m1", "users"), expression("e1", "m1 - 1", true))))
                .startsWith(
                        "FAIL: one event makes metric Trail/users 0, and alarm users fires only at 1 or more, so no one");
        assertThat(said(math(stat("m1", "users", "999988887777"), expression("e1", "m1", true))))
                .as("another account's metric")
                .startsWith("FAIL: no alarm in eu-west-1 watches metric Trail/users");
        assertThat(said(math(stat("m1", "users", Given.ACCOUNT.id()), expression("e1", "m1", true))))
                .startsWith("PASS");
    }

    @Test
    void anAnomalyBandIsNotSettled() {
        assertThat(said(math(stat("m1", "users"), expression("ad1", "ANOMALY_DETECTION_BAND(m1, 2)", true))
                        .andThen(alarm -> alarm.thresholdMetricId("ad1").threshold(null))))
                .startsWith("UNKNOWN: NOT_SETTLED alarm users has no threshold but a band");
    }

    @Test
    void oneLiveActionIsEnough() {
        assertThat(said(alarm -> alarm.alarmActions(
                        "arn:aws:ssm:eu-west-1:111122223333:opsitem:1", GivenTopics.arn(GivenAlarms.TOPIC))))
                .startsWith("PASS")
                .contains("OpsCenter");
    }
}
