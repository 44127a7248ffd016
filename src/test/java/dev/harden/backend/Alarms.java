package dev.harden.backend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Prose;
import dev.harden.checks.alarm.AlarmChecks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the accounts of the tests what rings when something happens: the filters of a trail's log group, the alarms on
 * their metrics, topics with subscribers, and rules of EventBridge.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeMetricFilters.html">
 *     DescribeMetricFilters</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html">DescribeAlarms</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetAlarmMuteRule.html">
 *     GetAlarmMuteRule</a>
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html">DescribeKey</a>
 */
final class Alarms {
    private static final String EVERYTHING = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

    private final Front front;
    private final String region;
    private final Notices notices;
    private final List<JsonNode> filters = new ArrayList<>();
    private final List<String> alarms = new ArrayList<>();

    private Alarms(Front front, String region, String group) {
        this.front = front;
        this.region = region;
        this.notices = new Notices(front).group(region, group);
        front.when(
                call -> call.name().equals("logs:DescribeMetricFilters")
                        && call.region().equals(region)
                        && Json.read(call.text()).path("logGroupName").asText().equals(group),
                (call, behind) -> Reply.json(Json.append("{}", "metricFilters", filters)));
        front.when(
                call -> call.name().equals("cloudwatch:DescribeAlarms")
                        && call.region().equals(region),
                (call, behind) -> Reply.xml("<DescribeAlarmsResponse><DescribeAlarmsResult><MetricAlarms>"
                        + String.join("", alarms)
                        + "</MetricAlarms><CompositeAlarms/></DescribeAlarmsResult></DescribeAlarmsResponse>"));
    }

    /** Gives the pattern that {@code harden explain} prints for each alarm, by the check's id. */
    static Map<String, String> patterns() {
        Map<String, String> patterns = new LinkedHashMap<>();
        AlarmChecks.TOPIC.checks().forEach(check -> {
            String fix = Prose.of(check.getClass()).fix();
            int start = fix.indexOf("--filter-pattern '");
            if (start > 0) {
                String pattern = fix.substring(start).split("'", 3)[1];
                patterns.put(check.getClass().getAnnotation(CheckInfo.class).id(), pattern);
            }
        });
        return patterns;
    }

    /** Gives a rule of EventBridge for each alarm, by the check's id. */
    private static Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        try (InputStream file = AlarmChecks.class.getResourceAsStream("patterns.json")) {
            Json.read(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .properties()
                    .forEach(one -> rules.put(
                            one.getKey(),
                            one.getValue()
                                    .path("rule")
                                    .toString()
                                    .replace(
                                            "\"CreateSecurityGroup\"",
                                            "\"CreateSecurityGroup\",\"ModifySecurityGroupRules\"")));
            return rules;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Adds a filter whose metric has its name. */
    private Alarms filter(String name, String pattern) {
        filters.add(Json.read(Json.of(
                "filterName",
                name,
                "filterPattern",
                pattern,
                "creationTime",
                1_700_000_000_000L,
                "metricTransformations",
                List.of(Map.of("metricName", name, "metricNamespace", "CloudTrail", "metricValue", "1")))));
        return this;
    }

    /** Adds an alarm on the metric of a filter. */
    private Alarms alarm(String name, boolean on, int threshold, String... actions) {
        StringBuilder members = new StringBuilder();
        for (String action : actions) {
            members.append("<member>").append(action).append("</member>");
        }
        alarms.add("<member><AlarmName>" + name + "</AlarmName><AlarmArn>"
                + notices.arn("cloudwatch", region, "alarm:" + name) + "</AlarmArn><ActionsEnabled>" + on
                + "</ActionsEnabled><AlarmActions>" + members + "</AlarmActions><OKActions/><InsufficientDataActions/>"
                + "<MetricName>" + name + "</MetricName><Namespace>CloudTrail</Namespace><Statistic>Sum</Statistic>"
                + "<Dimensions/><Period>300</Period><EvaluationPeriods>1</EvaluationPeriods><Threshold>" + threshold
                + "</Threshold><ComparisonOperator>GreaterThanOrEqualToThreshold</ComparisonOperator>"
                + "<TreatMissingData>notBreaching</TreatMissingData><StateValue>OK</StateValue></member>");
        return this;
    }

    /** Lets a trail send its events to the log group. */
    private Alarms of(String trail, String group) {
        String arn = notices.arn("logs", region, "log-group:" + group + ":*");
        front.change(
                "cloudtrail:DescribeTrails",
                (call, body) ->
                        Json.members(body, "trailList", "Name", trail, Map.of("CloudWatchLogsLogGroupArn", arn)));
        return this;
    }

    /** Lets the key be one that is switched off. */
    private Alarms keyThatIsOff(String key) {
        Map<String, Object> metadata = Map.of(
                "KeyId",
                key,
                "Arn",
                notices.arn("kms", region, "key/" + key),
                "AWSAccountId",
                front.account(),
                "KeyManager",
                "CUSTOMER",
                "KeyState",
                "Disabled");
        front.when(
                call -> call.name().equals("kms:DescribeKey") && call.text().contains(key),
                (call, behind) -> Reply.json(Json.of("KeyMetadata", metadata)));
        return this;
    }

    /** Lets a rule mute an alarm at night. */
    private Alarms mutedAtNight(String alarm) {
        String arn = notices.arn("cloudwatch", region, "alarm-mute-rule:nights");
        String status = "<Status>SCHEDULED</Status><MuteType>RECURRING</MuteType>";
        front.when(
                call -> call.name().equals("cloudwatch:ListAlarmMuteRules")
                        && call.region().equals(region),
                (call, behind) -> Reply.xml(
                        "<ListAlarmMuteRulesResponse><ListAlarmMuteRulesResult>"
                                + "<AlarmMuteRuleSummaries><member><AlarmMuteRuleArn>" + arn + "</AlarmMuteRuleArn>"
                                + status
                                + "</member></AlarmMuteRuleSummaries></ListAlarmMuteRulesResult></ListAlarmMuteRulesResponse>"));
        front.when(
                "cloudwatch:GetAlarmMuteRule",
                call -> Reply.xml("<GetAlarmMuteRuleResponse><GetAlarmMuteRuleResult><Name>nights</Name>"
                        + "<AlarmMuteRuleArn>" + arn + "</AlarmMuteRuleArn>" + status
                        + "<Rule><Schedule><Expression>cron(0 2 * * *)</Expression><Duration>PT4H</Duration>"
                        + "<Timezone>UTC</Timezone></Schedule></Rule><MuteTargets><AlarmNames><member>" + alarm
                        + "</member></AlarmNames></MuteTargets></GetAlarmMuteRuleResult></GetAlarmMuteRuleResponse>"));
        return this;
    }

    /** Lets everything that happens ring, by the log group of the trail main. */
    static void good(Front front) {
        Alarms all = new Alarms(front, "us-east-1", "trail-main")
                .of("main", "trail-main")
                .mutedAtNight("alarm-user-created");
        all.notices.topic("us-east-1", "alarms").subscriber("us-east-1", "alarms", "email", "soc@example.com", "");
        patterns()
                .forEach((check, pattern) -> all.filter(check, pattern)
                        .alarm(check, true, 1, all.notices.arn("sns", "us-east-1", "alarms")));
    }

    /**
     * Gives an account all that should ring, and nobody who hears it: one topic has a key that is switched off, the other
     * a queue that is gone; the rules' function, queue and bus are gone too, a destination is not authorized, and a log group
     * only stores.
     */
    static void silent(Front front) {
        String region = "eu-west-1";
        Alarms all =
                new Alarms(front, region, "trail-main").of("main", "trail-main").keyThatIsOff("key-off");
        Notices notices = all.notices
                .topic(region, "sealed", "events.amazonaws.com")
                .key(region, "sealed", "key-off")
                .topic(region, "lost", "events.amazonaws.com");
        String queue = notices.arn("sqs", region, "gone");
        notices.subscriber(region, "lost", "sqs", queue, "");
        String[] topics = {notices.arn("sns", region, "sealed"), notices.arn("sns", region, "lost")};
        patterns().forEach((check, pattern) -> all.filter(check, pattern).alarm(check, true, 1, topics));
        for (String place : Accounts.REGIONS) {
            rules().forEach((check, pattern) -> notices.rule(
                    place,
                    "default",
                    check,
                    EVERYTHING,
                    pattern,
                    topics[0],
                    notices.arn("sqs", place, "gone"),
                    notices.arn("lambda", place, "function:gone"),
                    notices.arn("events", place, "event-bus/gone")));
            notices.storage(place, "/aws/events/all").destination(place, "pager", "INACTIVE");
            rules().forEach((check, pattern) -> notices.rule(
                    place,
                    "default",
                    check + "-kept",
                    EVERYTHING,
                    pattern,
                    notices.arn("logs", place, "log-group:/aws/events/all"),
                    notices.arn("events", place, "api-destination/pager/0f1c")));
        }
    }

    /** Gives the demo alarms that look right: most never ring. */
    static void company(Front front) {
        String region = "eu-west-1";
        Alarms all = new Alarms(front, region, "trail-company-trail").of("company-trail", "trail-company-trail");
        Map<String, String> patterns = patterns();
        Notices notices = all.notices
                .topic(region, "security")
                .subscriber(region, "security", "email", "anna@teapot.example", "")
                .topic(region, "ops")
                .pending(region, "ops", "ben@teapot.example")
                .topic(region, "audit")
                .key(region, "audit", "alias/aws/sns")
                .subscriber(region, "audit", "email", "anna@teapot.example", "");
        String security = notices.arn("sns", region, "security");
        all.filter("root-use", patterns.get("alarm-root-use"))
                .alarm("root-use", false, 1, security)
                .filter("trail-changes", patterns.get("alarm-trail-changes"))
                .alarm("trail-changes", true, 1, security)
                .filter("user-created", patterns.get("alarm-user-created"))
                .alarm("user-created", true, 1, security)
                .filter("iam-changes", "{ ($.eventSource = iam.amazonaws.com) }")
                .alarm("iam-changes", true, 1, security)
                .filter("signin-failures", patterns.get("alarm-signin-failures"))
                .alarm("signin-failures", true, 10, security)
                .filter("signin-without-mfa", patterns.get("alarm-signin-without-mfa"))
                .alarm("signin-without-mfa", true, 1, notices.arn("sns", region, "ops"))
                .filter("key-deletion", patterns.get("alarm-key-deletion"))
                .alarm("key-deletion", true, 1, notices.arn("sns", region, "audit"))
                .filter("vpc-changes", "{ ($.eventName = CreateVpc) || ($.eventName = DeleteVpc) }")
                .alarm("vpc-changes", true, 1, security)
                .filter("security-group-changes", "{ $.eventName = \"Authorize*Ingress\" }")
                .alarm("security-group-changes", true, 1, security)
                .filter("config-changes", patterns.get("alarm-config-changes"))
                .alarm("config-change", true, 1, security);
    }
}
