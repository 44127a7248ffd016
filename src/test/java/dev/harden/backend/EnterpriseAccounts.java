package dev.harden.backend;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Builds the accounts of an {@link Enterprise}. */
final class EnterpriseAccounts {
    private static final String REGION = "us-east-1";

    private final Enterprise enterprise;
    private final String bucket;

    private EnterpriseAccounts(Enterprise enterprise) {
        this.enterprise = enterprise;
        this.bucket = "org-logs-" + enterprise.management();
    }

    static void build(Enterprise enterprise, int members) {
        EnterpriseAccounts accounts = new EnterpriseAccounts(enterprise);
        accounts.management(members);
        accounts.archive();
        accounts.security();
        for (int number = 3; number <= members; number++) {
            accounts.member(number);
        }
    }

    private void management(int members) {
        Front front = account(0, 1);
        new Gaps(front)
                .features(List.of("RootCredentialsManagement"))
                .deliveries(Map.of("main", Duration.ofMinutes(5)));
        long now = Instant.now().getEpochSecond();
        front.when(
                "cloudtrail:GetTrailStatus",
                call -> Reply.json(Json.of(
                        "IsLogging",
                        true,
                        "StartLoggingTime",
                        now - 4_000_000,
                        "LatestDeliveryTime",
                        now - 300,
                        "LatestCloudWatchLogsDeliveryTime",
                        now - 300)));
        front.when(
                "cloudtrail:GetEventSelectors",
                call -> Reply.json(
                        "{\"EventSelectors\":[{\"ReadWriteType\":\"All\",\"IncludeManagementEvents\":true}]}"));
        Alarms.good(front);
        Organizations.of(
                front,
                List.of(enterprise.management(), enterprise.archive(), enterprise.security()),
                enterprise.members(3, members / 2),
                enterprise.members(members / 2 + 1, members),
                enterprise.member(members));
        front.when(
                "organizations:ListDelegatedAdministrators",
                call -> Reply.json(Json.of(
                        "DelegatedAdministrators",
                        List.of(Map.of("Id", enterprise.security(), "Name", "security", "Status", "ACTIVE")))));
    }

    private void archive() {
        Front front = account(1, 1);
        new Seed(enterprise.archive()).bucket(bucket);
        front.when(
                call -> call.name().equals("s3:HeadBucket") && call.bucket().equals(bucket),
                (call, behind) -> Reply.status(200, Map.of("x-amz-bucket-region", "eu-west-1")));
    }

    private void security() {
        Front front = account(2, 1);
        front.when(
                "access-analyzer:ListAnalyzers",
                call -> Reply.json(Json.of(
                        "analyzers",
                        call.region().equals("eu-central-1")
                                ? List.of()
                                : List.of(Map.of(
                                        "arn",
                                        "arn:aws:access-analyzer:" + call.region() + ":" + front.account()
                                                + ":analyzer/all",
                                        "name",
                                        "all",
                                        "type",
                                        "ORGANIZATION",
                                        "createdAt",
                                        "2024-01-01T00:00:00Z",
                                        "status",
                                        "ACTIVE")))));
        front.when(
                "config:DescribeConfigurationAggregators",
                call -> Reply.json(Json.of(
                        "ConfigurationAggregators",
                        call.region().equals("eu-west-1")
                                ? List.of(Map.of(
                                        "ConfigurationAggregatorName",
                                        "everything",
                                        "OrganizationAggregationSource",
                                        Map.of("RoleArn", "arn:aws:iam::1:role/x", "AllAwsRegions", true)))
                                : List.of())));
    }

    private void member(int number) {
        Front front = account(number, number % 7 == 0 ? 0 : 1);
        front.when("iam:ListOrganizationsFeatures", Wire::denied);
        front.when("cloudtrail:GetEventSelectors", Wire::denied);
        Organizations.member(front);
        new Gaps(front).organization(enterprise.management(), "ALL");
    }

    /** Builds what all accounts have: the organization's trail, and a root user with or without MFA. */
    private Front account(int number, int mfa) {
        Front front = enterprise.add(Front.of(enterprise.member(number)));
        new Gaps(front)
                .regions(Accounts.REGIONS, Accounts.NOT_OPTED_IN)
                .summary(Map.of("AccountMFAEnabled", mfa))
                .report(Map.of(), Map.of())
                .organization(enterprise.management(), "ALL")
                .analyzers(List.of());
        Trails.none(front);
        Configs.none(front);
        String owner = enterprise.management();
        front.when(
                "cloudtrail:DescribeTrails",
                call -> Reply.json(Json.of(
                        "trailList",
                        List.of(Map.of(
                                "Name",
                                "main",
                                "TrailARN",
                                "arn:aws:cloudtrail:" + REGION + ":" + owner + ":trail/main",
                                "HomeRegion",
                                REGION,
                                "S3BucketName",
                                bucket,
                                "IncludeGlobalServiceEvents",
                                true,
                                "IsMultiRegionTrail",
                                true,
                                "LogFileValidationEnabled",
                                true,
                                "HasCustomEventSelectors",
                                false,
                                "IsOrganizationTrail",
                                true,
                                "CloudWatchLogsLogGroupArn",
                                "arn:aws:logs:" + REGION + ":" + owner + ":log-group:trail-main:*")))));
        front.when("cloudtrail:GetTrailStatus", call -> Reply.json("{\"IsLogging\":true}"));
        if (number != 1) {
            front.when(
                    call -> call.service().equals("s3")
                            && !Wire.isOfControl(call)
                            && call.bucket().equals(bucket),
                    (call, behind) -> Wire.denied(call));
            new Gaps(front).bucketOf(bucket, "eu-west-1");
        }
        return front;
    }
}
