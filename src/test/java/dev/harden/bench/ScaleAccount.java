package dev.harden.bench;

import dev.harden.backend.Call;
import dev.harden.backend.Reply;
import dev.harden.backend.Wire;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers as an account that has very many of one thing would, page by page. */
final class ScaleAccount {
    private static final String ACCOUNT = CannedAccount.ACCOUNT;
    private static final String GROUP = "arn:aws:logs:us-east-1:" + ACCOUNT + ":log-group:trail:*";
    private static final int PAGE = 100;

    private final CannedAccount rest;
    private final int roles;
    private final int buckets;
    private final int alarms;

    /**
     * @param users the number of IAM users
     * @param roles the number of roles, each with a policy of its own
     * @param buckets the number of buckets
     * @param alarms the number of metric filters, and of alarms on their metrics
     */
    ScaleAccount(int users, int roles, int buckets, int alarms) {
        this.rest = new CannedAccount(users, 0);
        this.roles = roles;
        this.buckets = buckets;
        this.alarms = alarms;
    }

    Reply answer(Call call) {
        return switch (call.name()) {
            case "iam:GetAccountAuthorizationDetails" -> roles(call);
            case "s3:ListBuckets" -> buckets(call);
            case "s3:GetBucketLocation" -> Reply.xml("<LocationConstraint/>");
            case "s3:GetBucketPolicyStatus", "s3:GetBucketPolicy" ->
                Wire.error(call, 404, "NoSuchBucketPolicy", "There is no policy");
            case "s3:GetBucketVersioning" ->
                Reply.xml("<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
            case "s3:GetBucketLogging" -> Reply.xml("<BucketLoggingStatus/>");
            case "cloudtrail:DescribeTrails" ->
                Reply.json(new String(rest.answer(call).body(), StandardCharsets.UTF_8)
                        .replace("\"HomeRegion\"", "\"CloudWatchLogsLogGroupArn\":\"" + GROUP + "\",\"HomeRegion\""));
            case "cloudtrail:GetTrailStatus" ->
                Reply.json("{\"IsLogging\":true,\"StartLoggingTime\":1700000000,\"LatestDeliveryTime\":"
                        + Instant.now().getEpochSecond() + "}");
            case "logs:DescribeLogGroups" ->
                Reply.json("{\"logGroups\":[{\"logGroupName\":\"trail\",\"arn\":\"" + GROUP
                        + "\",\"logGroupClass\":\"STANDARD\"}]}");
            case "logs:DescribeMetricFilters" -> json(call, "metricFilters", "nextToken", alarms, ScaleAccount::filter);
            case "cloudwatch:DescribeAlarms" ->
                call.region().equals("us-east-1") ? alarms(call) : query(call, "<MetricAlarms/><CompositeAlarms/>");
            case "sns:ListSubscriptionsByTopic" -> query(call, "<Subscriptions/>");
            case "sns:GetTopicAttributes" -> query(call, "<Attributes/>");
            case "events:ListRules" -> Reply.json("{\"Rules\":[]}");
            default -> rest.answer(call);
        };
    }

    private static int from(String token) {
        return token.isEmpty() ? 0 : Integer.parseInt(token.replaceAll("\\D", ""));
    }

    private static String items(int from, int all, IntFunction<String> item, String between) {
        return IntStream.range(from, Math.min(all, from + PAGE)).mapToObj(item).collect(Collectors.joining(between));
    }

    private static Reply json(Call call, String list, String token, int all, IntFunction<String> item) {
        String asked = call.text().replaceFirst("(?s)^.*\"" + token + "\":\"([^\"]*)\".*$", "$1");
        int from = asked.equals(call.text()) ? 0 : from(asked);
        String more = from + PAGE < all ? ",\"" + token + "\":\"t" + (from + PAGE) + "\"" : "";
        return Reply.json("{\"" + list + "\":[" + items(from, all, item, ",") + "]" + more + "}");
    }

    private static String filter(int number) {
        return "{\"filterName\":\"f" + number + "\",\"filterPattern\":\"{ $.userIdentity.type = \\\"Root\\\" && "
                + "$.eventName != \\\"None" + number + "\\\" }\",\"metricTransformations\":[{\"metricName\":\"m"
                + number
                + "\",\"metricNamespace\":\"Trail\",\"metricValue\":\"1\"}],\"logGroupName\":\"trail\"}";
    }

    private Reply alarms(Call call) {
        int from = from(call.parameters().getOrDefault("NextToken", ""));
        String members = items(
                from,
                alarms,
                number -> "<member><AlarmName>a" + number + "</AlarmName><AlarmArn>arn:aws:cloudwatch:us-east-1:"
                        + ACCOUNT + ":alarm:a" + number + "</AlarmArn><ActionsEnabled>true</ActionsEnabled>"
                        + "<AlarmActions><member>arn:aws:sns:us-east-1:" + ACCOUNT + ":nobody</member></AlarmActions>"
                        + "<MetricName>m" + number + "</MetricName><Namespace>Trail</Namespace>"
                        + "<Statistic>Sum</Statistic><Dimensions/><Period>60</Period>"
                        + "<EvaluationPeriods>1</EvaluationPeriods><Threshold>1</Threshold>"
                        + "<ComparisonOperator>GreaterThanOrEqualToThreshold</ComparisonOperator>"
                        + "<TreatMissingData>notBreaching</TreatMissingData></member>",
                "");
        String more = from + PAGE < alarms ? "<NextToken>t" + (from + PAGE) + "</NextToken>" : "";
        return query(call, "<MetricAlarms>" + members + "</MetricAlarms><CompositeAlarms/>" + more);
    }

    private Reply roles(Call call) {
        int from = from(call.parameters().getOrDefault("Marker", ""));
        boolean more = from + PAGE < roles;
        String members = items(
                from,
                roles,
                number -> "<member><RoleName>r" + number + "</RoleName><RoleId>R" + number + "</RoleId><Path>/</Path>"
                        + "<Arn>arn:aws:iam::" + ACCOUNT + ":role/r" + number + "</Arn>"
                        + "<CreateDate>2025-01-01T00:00:00Z</CreateDate><AssumeRolePolicyDocument>"
                        + document("\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"")
                        + "</AssumeRolePolicyDocument><RolePolicyList><member><PolicyName>own</PolicyName>"
                        + "<PolicyDocument>"
                        + document("\"Action\":[\"s3:Get*\",\"sqs:SendMessage\"],\"Resource\":\"arn:aws:s3:::b" + number
                                + "/*\"")
                        + "</PolicyDocument></member></RolePolicyList><AttachedManagedPolicies/><InstanceProfileList/>"
                        + "</member>",
                "");
        return query(
                call,
                "<IsTruncated>" + more + "</IsTruncated>" + (more ? "<Marker>t" + (from + PAGE) + "</Marker>" : "")
                        + "<UserDetailList/><GroupDetailList/><RoleDetailList>" + members
                        + "</RoleDetailList><Policies/>");
    }

    private static String document(String statement) {
        String text = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\"," + statement + "}]}";
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Reply buckets(Call call) {
        int from = from(call.parameters().getOrDefault("continuation-token", ""));
        String more = from + PAGE < buckets ? "<ContinuationToken>t" + (from + PAGE) + "</ContinuationToken>" : "";
        return Reply.xml("<ListAllMyBucketsResult><Buckets>"
                + items(
                        from,
                        buckets,
                        number -> "<Bucket><Name>bucket-" + number + "</Name><BucketRegion>us-east-1</BucketRegion>"
                                + "<CreationDate>2025-01-01T00:00:00Z</CreationDate></Bucket>",
                        "")
                + "</Buckets>" + more + "</ListAllMyBucketsResult>");
    }

    private static Reply query(Call call, String result) {
        String name = call.operation();
        return Reply.xml(
                "<" + name + "Response><" + name + "Result>" + result + "</" + name + "Result></" + name + "Response>");
    }
}
