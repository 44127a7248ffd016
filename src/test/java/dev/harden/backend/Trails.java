package dev.harden.backend;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the trails of the tests' accounts what moto leaves out of them, and the accounts their keys and detectors.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Trail.html">Trail</a>
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html">DescribeKey</a>
 * @see <a href="https://docs.aws.amazon.com/guardduty/latest/APIReference/API_GetDetector.html">GetDetector</a>
 * @see <a href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DescribeHub.html">DescribeHub</a>
 */
final class Trails {
    private static final String OBJECTS = "{\"AdvancedEventSelectors\":["
            + "{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Management\"]}]},"
            + "{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Data\"]},"
            + "{\"Field\":\"resources.type\",\"Equals\":[\"AWS::S3::Object\"]}]}]}";

    private final Front front;
    private final Map<String, Map<String, Object>> keys = new HashMap<>();
    private final Map<String, List<String>> byRegion = new HashMap<>();

    private Trails(Front front) {
        this.front = front;
        front.when(
                "cloudtrail:GetInsightSelectors",
                call -> Wire.error(call, 400, "InsightNotEnabledException", "Insights is not enabled on the trail."));
        front.when("kms:ListKeys", this::list);
        front.when(
                call -> call.name().startsWith("kms:") && keys.containsKey(key(call)),
                (call, behind) -> call.operation().equals("DescribeKey") ? describe(call) : rotation(call));
    }

    private String arn(String region, String key) {
        return "arn:aws:kms:" + region + ":" + front.account() + ":key/" + key;
    }

    private static String key(Call call) {
        String id = Json.read(call.text()).path("KeyId").asText();
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private Reply list(Call call) {
        List<JsonNode> all = new ArrayList<>();
        byRegion.getOrDefault(call.region(), List.of())
                .forEach(key -> all.add(Json.read(Json.of("KeyId", key, "KeyArn", arn(call.region(), key)))));
        return Reply.json(Json.append("{\"Truncated\":false}", "Keys", all));
    }

    private Reply describe(Call call) {
        return Reply.json(Json.of("KeyMetadata", keys.get(key(call))));
    }

    private Reply rotation(Call call) {
        boolean rotates = (boolean) keys.get(key(call)).get("Rotates");
        return Reply.json(Json.of("KeyId", key(call), "KeyRotationEnabled", rotates, "RotationPeriodInDays", 365));
    }

    /** Adds a key. */
    private Trails key(String region, String key, String manager, String spec, String state, boolean rotates) {
        byRegion.computeIfAbsent(region, unseen -> new ArrayList<>()).add(key);
        keys.put(
                key,
                Map.of(
                        "KeyId", key,
                        "Arn", arn(region, key),
                        "AWSAccountId", front.account(),
                        "KeyManager", manager,
                        "KeySpec", spec,
                        "Origin", "AWS_KMS",
                        "KeyState", state,
                        "MultiRegion", false,
                        "Rotates", rotates));
        return this;
    }

    private Trails key(String region, String key, boolean rotates) {
        return key(region, key, "CUSTOMER", "SYMMETRIC_DEFAULT", "Enabled", rotates);
    }

    /** Lets a trail have what is said of it. */
    private Trails trail(String name, Map<String, Object> fields) {
        front.change(
                "cloudtrail:DescribeTrails", (call, body) -> Json.members(body, "trailList", "Name", name, fields));
        return this;
    }

    /** Lets a trail take the events on the objects of all buckets, and look for insights. */
    private Trails whole(String name) {
        front.when(
                call -> call.name().equals("cloudtrail:GetEventSelectors") && isAbout(call, name),
                (call, behind) -> Reply.json(OBJECTS));
        front.when(
                call -> call.name().equals("cloudtrail:GetInsightSelectors") && isAbout(call, name),
                (call, behind) -> Reply.json("{\"InsightSelectors\":[{\"InsightType\":\"ApiCallRateInsight\"}]}"));
        return trail(name, Map.of("HasCustomEventSelectors", true, "HasInsightSelectors", true));
    }

    private static boolean isAbout(Call call, String trail) {
        return call.text().contains("trail/" + trail + "\"");
    }

    /** Lets a trail go to a log group, which may be gone. */
    private Trails group(String name, String region, boolean there) {
        String group = "trail-" + name;
        Notices notices = new Notices(front);
        if (there) {
            notices.group(region, group);
        }
        long now = Instant.now().getEpochSecond();
        front.change(
                "cloudtrail:GetTrailStatus",
                (call, body) -> isAbout(call, name)
                        ? Json.change(body, status -> status.put("LatestCloudWatchLogsDeliveryTime", now - 300))
                        : body);
        return trail(
                name, Map.of("CloudWatchLogsLogGroupArn", notices.arn("logs", region, "log-group:" + group + ":*")));
    }

    /** Says in which regions GuardDuty and Security Hub are on; in others GuardDuty is off, or suspended where it is said. */
    private Trails watched(List<String> regions, List<String> suspended) {
        front.when(
                "guardduty:ListDetectors",
                call -> Reply.json(
                        regions.contains(call.region()) || suspended.contains(call.region())
                                ? "{\"detectorIds\":[\"12abc34d567e8fa901bc2d34e56789f0\"]}"
                                : "{\"detectorIds\":[]}"));
        front.when(
                "guardduty:GetDetector",
                call -> Reply.json(Json.of(
                        "status",
                        suspended.contains(call.region()) ? "DISABLED" : "ENABLED",
                        "serviceRole",
                        "arn:aws:iam::" + front.account() + ":role/aws-service-role/guardduty",
                        "createdAt",
                        "2024-01-01T00:00:00Z")));
        front.when(
                "securityhub:DescribeHub",
                call -> regions.contains(call.region())
                        ? Reply.json(Json.of(
                                "HubArn",
                                "arn:aws:securityhub:" + call.region() + ":" + front.account() + ":hub/default"))
                        : Wire.error(call, 401, "InvalidAccessException", "Account is not subscribed to Security Hub"));
        front.when(
                "securityhub:DescribeSecurityHubV2",
                call -> Wire.error(call, 404, "ResourceNotFoundException", "The hub is not enabled."));
        return this;
    }

    /** Lets the trail main hold in all ways. */
    static void good(Front front) {
        Trails trails = new Trails(front);
        trails.whole("main")
                .group("main", "us-east-1", true)
                .key("us-east-1", "key-trail", true)
                .key("eu-west-1", "key-data", true)
                .key("eu-west-1", "key-of-aws", "AWS", "SYMMETRIC_DEFAULT", "Enabled", true)
                .trail("main", Map.of("KmsKeyId", trails.arn("us-east-1", "key-trail"), "IsOrganizationTrail", true))
                .watched(Accounts.REGIONS, List.of());
    }

    /** Leaves the trail east without all of it. */
    static void bad(Front front) {
        new Trails(front)
                .key("eu-west-1", "key-still", false)
                .key("eu-west-1", "key-old", "CUSTOMER", "SYMMETRIC_DEFAULT", "PendingDeletion", false)
                .watched(List.of(), List.of("eu-west-1"));
    }

    /** Lets the trail writes go to a log group that is gone, with a key that is disabled. */
    static void odd(Front front) {
        Trails trails = new Trails(front);
        trails.group("writes", "eu-west-1", false)
                .key("eu-west-1", "key-off", "CUSTOMER", "SYMMETRIC_DEFAULT", "Disabled", true)
                .key("eu-west-1", "key-signing", "CUSTOMER", "RSA_2048", "Enabled", false)
                .trail("writes", Map.of("KmsKeyId", trails.arn("eu-west-1", "key-off")))
                .watched(List.of("us-east-1"), List.of());
    }

    /** Gives a member nothing of its own. */
    static void none(Front front) {
        new Trails(front).watched(List.of(), List.of());
    }

    /** Lets the trail of the demo be good but for its key and its group, which is gone. */
    static void company(Front front) {
        Trails trails = new Trails(front);
        trails.whole("company-trail")
                .group("company-trail", "eu-west-1", false)
                .key("eu-west-1", "0f1e2d3c-trail", "CUSTOMER", "SYMMETRIC_DEFAULT", "Enabled", true)
                .key("eu-west-1", "7a8b9c0d-shop", false)
                .trail("company-trail", Map.of("KmsKeyId", trails.arn("eu-west-1", "0f1e2d3c-trail")))
                .watched(List.of("eu-west-1"), List.of("us-east-1"));
    }
}
