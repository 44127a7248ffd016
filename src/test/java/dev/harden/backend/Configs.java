package dev.harden.backend;

import static dev.harden.backend.Ec2Xml.element;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the tests' accounts their AWS Config and their stacks.
 *
 * @see <a href="https://docs.aws.amazon.com/config/latest/APIReference/API_Operations.html">AWS Config's API reference</a>
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html">DescribeStacks</a>
 */
final class Configs {
    private static final String HERE = "eu-west-1";
    private static final String CHANGES = "{\"source\":[\"aws.config\"],"
            + "\"detail-type\":[\"Config Rules Compliance Change\"],"
            + "\"detail\":{\"newEvaluationResult\":{\"complianceType\":[\"NON_COMPLIANT\"]}}}";
    private static final String ITEMS = "{\"messageType\":[\"ConfigurationItemChangeNotification\"]}";
    private static final String FINDINGS = "{\"messageType\":[\"ComplianceChangeNotification\"]}";

    private final Front front;
    private final Notices notices;
    /** What is answered, by operation and region. */
    private final Map<String, JsonNode> answers = new HashMap<>();

    private final Map<String, String> stacks = new HashMap<>();

    private Configs(Front front) {
        this.front = front;
        this.notices = new Notices(front);
        Map<String, String> lists = new LinkedHashMap<>(Map.of(
                "DescribeConfigurationRecorders", "ConfigurationRecorders",
                "DescribeConfigurationRecorderStatus", "ConfigurationRecordersStatus",
                "DescribeDeliveryChannels", "DeliveryChannels",
                "DescribeDeliveryChannelStatus", "DeliveryChannelsStatus",
                "DescribeConfigRules", "ConfigRules",
                "DescribeComplianceByConfigRule", "ComplianceByConfigRules",
                "DescribeConfigRuleEvaluationStatus", "ConfigRulesEvaluationStatus",
                "DescribeConfigurationAggregators", "ConfigurationAggregators"));
        lists.forEach((operation, list) -> front.when("config:" + operation, call -> {
            JsonNode one = answers.get(operation + " " + call.region());
            return Reply.json(Json.append("{\"" + list + "\":[]}", list, one == null ? List.of() : List.of(one)));
        }));
        front.when(
                "cloudformation:DescribeStacks",
                call -> Reply.xml(element(
                        "DescribeStacksResponse",
                        element("DescribeStacksResult", element("Stacks", stacks.getOrDefault(call.region(), ""))))));
    }

    private Configs answer(String operation, String region, Object... fields) {
        answers.put(operation + " " + region, Json.read(Json.of(fields)));
        return this;
    }

    private Configs recorder(String region, boolean on, String status, Map<String, Object> group) {
        return answer(
                        "DescribeConfigurationRecorders",
                        region,
                        "name",
                        "default",
                        "arn",
                        notices.arn("config", region, "config-recorder/default/a1b2c3"),
                        "recordingGroup",
                        group)
                .answer(
                        "DescribeConfigurationRecorderStatus",
                        region,
                        "name",
                        "default",
                        "recording",
                        on,
                        "lastStatus",
                        status);
    }

    private static Map<String, Object> all(boolean globals) {
        return Map.of("allSupported", true, "includeGlobalResourceTypes", globals, "resourceTypes", List.of());
    }

    private static Map<String, Object> but(String type) {
        return Map.of(
                "allSupported",
                false,
                "recordingStrategy",
                Map.of("useOnly", "EXCLUSION_BY_RESOURCE_TYPES"),
                "exclusionByResourceTypes",
                Map.of("resourceTypes", List.of(type)));
    }

    private Configs channel(String region, String bucket, String topic, String status) {
        answer(
                "DescribeDeliveryChannels",
                region,
                "name",
                "default",
                "s3BucketName",
                bucket,
                "snsTopicARN",
                notices.arn("sns", region, topic));
        return answer(
                "DescribeDeliveryChannelStatus",
                region,
                "name",
                "default",
                "configHistoryDeliveryInfo",
                Map.of("lastStatus", status),
                "configSnapshotDeliveryInfo",
                Map.of("lastStatus", "Not_Applicable"),
                "configStreamDeliveryInfo",
                Map.of("lastStatus", "SUCCESS"));
    }

    private Configs rule(String region, String compliance) {
        return rule(region, compliance, "ACTIVE");
    }

    private Configs rule(String region, String compliance, String state) {
        String name = "cloudtrail-enabled";
        Map<String, Object> found = new LinkedHashMap<>(Map.of("ComplianceType", compliance));
        if (compliance.equals("NON_COMPLIANT")) {
            found.put("ComplianceContributorCount", Map.of("CappedCount", 25, "CapExceeded", true));
        }
        return answer(
                        "DescribeConfigRules",
                        region,
                        "ConfigRuleName",
                        name,
                        "ConfigRuleArn",
                        notices.arn("config", region, "config-rule/config-rule-1"),
                        "ConfigRuleState",
                        state,
                        "Source",
                        Map.of("Owner", "AWS", "SourceIdentifier", "CLOUD_TRAIL_ENABLED"))
                .answer("DescribeComplianceByConfigRule", region, "ConfigRuleName", name, "Compliance", found)
                .answer(
                        "DescribeConfigRuleEvaluationStatus",
                        region,
                        "ConfigRuleName",
                        name,
                        "FirstEvaluationStarted",
                        true,
                        "LastSuccessfulEvaluationTime",
                        1_700_000_000);
    }

    private Configs aggregator(String region, boolean everywhere) {
        Map<String, Object> source = everywhere
                ? Map.of("AccountIds", List.of(front.account()), "AllAwsRegions", true)
                : Map.of("AccountIds", List.of(front.account()), "AwsRegions", List.of(region));
        return answer(
                "DescribeConfigurationAggregators",
                region,
                "ConfigurationAggregatorName",
                "all",
                "AccountAggregationSources",
                List.of(source));
    }

    private Configs stack(String region, String name, String status, boolean guarded) {
        String trigger = element(
                "member",
                element("Arn", notices.arn("cloudwatch", region, "alarm:errors"))
                        + element("Type", "AWS::CloudWatch::Alarm"));
        stacks.merge(
                region,
                element(
                        "member",
                        element("StackId", notices.arn("cloudformation", region, "stack/" + name + "/1"))
                                + element("StackName", name)
                                + element("StackStatus", status)
                                + element("CreationTime", "2024-01-01T00:00:00Z")
                                + element(
                                        "RollbackConfiguration", element("RollbackTriggers", guarded ? trigger : ""))),
                String::concat);
        return this;
    }

    /** Lets AWS Config hold in every region, and tell what it finds in each region in another way. */
    static void good(Front front, String bucket) {
        Configs configs = new Configs(front);
        for (String region : Accounts.REGIONS) {
            configs.recorder(region, true, "SUCCESS", all(region.equals(HERE)))
                    .channel(region, bucket, "config", "SUCCESS")
                    .rule(region, "COMPLIANT")
                    .notices
                    .topic(region, "config");
        }
        configs.aggregator(HERE, true).stack(HERE, "shop", "UPDATE_COMPLETE", true);
        Notices notices = configs.notices;
        notices.subscriber(HERE, "config", "email", "items@example.com", ITEMS)
                .bus(HERE, "central")
                .queue(HERE, "findings", "events.amazonaws.com")
                .rule(HERE, "default", "onward", "ENABLED", CHANGES, notices.arn("events", HERE, "event-bus/central"))
                .rule(HERE, "central", "findings", "ENABLED", CHANGES, notices.arn("sqs", HERE, "findings"));
        String function = notices.arn("lambda", "eu-central-1", "function:findings");
        notices.function("eu-central-1", "findings", "Active")
                .subscriber("eu-central-1", "config", "lambda", function, FINDINGS);
        notices.subscriber("us-east-1", "config", "email", "items@example.com", ITEMS)
                .queue("us-east-1", "findings", "events.amazonaws.com")
                .rule(
                        "us-east-1",
                        "default",
                        "findings",
                        "ENABLED",
                        CHANGES,
                        notices.arn("sqs", "us-east-1", "findings"));
    }

    /** Lets AWS Config record a type alone, deliver nothing, and tell a topic whose key is about to be deleted. */
    static void bad(Front front, String bucket) {
        Configs configs = new Configs(front)
                .recorder(
                        HERE,
                        true,
                        "SUCCESS",
                        Map.of("allSupported", false, "resourceTypes", List.of("AWS::EC2::Volume")))
                .channel(HERE, bucket, "config", "FAILURE")
                .rule(HERE, "NON_COMPLIANT", "DELETING")
                .aggregator(HERE, false)
                .stack(HERE, "shop", "CREATE_COMPLETE", false);
        configs.notices
                .topic(HERE, "config")
                .pending(HERE, "config", "nobody@example.com")
                .topic(HERE, "findings", "events.amazonaws.com")
                .key(HERE, "findings", "key-old")
                .subscriber(HERE, "findings", "email", "security@example.com", "")
                .storage(HERE, "/aws/events/findings")
                .destination(HERE, "pager", "INACTIVE")
                .rule(
                        HERE,
                        "default",
                        "findings",
                        "ENABLED",
                        CHANGES,
                        configs.notices.arn("sns", HERE, "findings"),
                        configs.notices.arn("logs", HERE, "log-group:/aws/events/findings:*"),
                        configs.notices.arn("logs", HERE, "log-group:/aws/events/gone:*"),
                        configs.notices.arn("events", HERE, "api-destination/pager/0f1c"));
    }

    /** Lets recorders of one name be on in one region and stopped in another, and rules find nothing to look at. */
    static void odd(Front front, String bucket) {
        Configs configs = new Configs(front)
                .recorder(HERE, true, "Pending", but("AWS::EC2::Volume"))
                .recorder("us-east-1", false, "SUCCESS", all(true))
                .recorder("eu-central-1", true, "FAILURE", all(true))
                .channel(HERE, bucket, "config", "Success")
                .rule(HERE, "INSUFFICIENT_DATA")
                .rule("us-east-1", "NON_COMPLIANT")
                .stack(HERE, "draft", "REVIEW_IN_PROGRESS", false);
        configs.notices
                .topic(HERE, "config")
                .key(HERE, "config", "alias/aws/sns")
                .subscriber(HERE, "config", "email", "all@example.com", "");
    }

    /** Gives a member no AWS Config of its own. */
    static void none(Front front) {
        new Configs(front);
    }

    /** Lets the demo's recorders of one name be on here and stopped there, and tell a topic that nobody hears. */
    static void company(Front front, String bucket) {
        Configs configs = new Configs(front)
                .recorder(HERE, true, "SUCCESS", all(true))
                .recorder("eu-central-1", false, "SUCCESS", all(false))
                .channel(HERE, bucket, "config", "SUCCESS")
                .channel("eu-central-1", bucket, "config", "FAILURE")
                .rule(HERE, "NON_COMPLIANT")
                .rule("eu-central-1", "COMPLIANT")
                .stack(HERE, "shop", "UPDATE_COMPLETE", true)
                .stack(HERE, "reports", "UPDATE_ROLLBACK_COMPLETE", false);
        configs.notices
                .topic(HERE, "config")
                .pending(HERE, "config", "ops@example.com")
                .topic("eu-central-1", "config")
                .subscriber("eu-central-1", "config", "email", "ops@example.com", "");
    }
}
