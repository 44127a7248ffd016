package dev.harden.bench;

import dev.harden.backend.Call;
import dev.harden.backend.Reply;
import dev.harden.backend.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers as an account of 17 regions would, which is the management account of its organization. */
final class CannedAccount {
    static final String ACCOUNT = "111122223333";
    private static final String TRAIL = "arn:aws:cloudtrail:us-east-1:" + ACCOUNT + ":trail/main";
    private static final String MADE = "<CreateDate>2026-01-01T00:00:00Z</CreateDate>";

    private final int users;
    private final CannedNetwork network;

    /**
     * @param users the number of IAM users
     * @param vpcs the number of VPCs, in four of the regions
     */
    CannedAccount(int users, int vpcs) {
        this.users = users;
        this.network = new CannedNetwork(ACCOUNT, vpcs);
    }

    Reply answer(Call call) {
        return switch (call.name()) {
            case "sts:GetCallerIdentity" ->
                query(
                        call,
                        "<Arn>arn:aws:iam::" + ACCOUNT + ":user/audit</Arn><UserId>A</UserId><Account>" + ACCOUNT
                                + "</Account>");
            case "ec2:DescribeRegions" ->
                Reply.xml("<DescribeRegionsResponse><regionInfo>"
                        + CannedAws.REGIONS.stream()
                                .map(region -> "<item><regionName>" + region
                                        + "</regionName><optInStatus>opt-in-not-required</optInStatus></item>")
                                .collect(Collectors.joining())
                        + "</regionInfo></DescribeRegionsResponse>");
            case "organizations:DescribeOrganization" ->
                Reply.json("{\"Organization\":{\"Id\":\"o-abcdefghij\",\"FeatureSet\":\"ALL\",\"MasterAccountId\":\""
                        + ACCOUNT + "\"}}");
            case "account:GetAlternateContact" ->
                Reply.json(
                        "{\"AlternateContact\":{\"AlternateContactType\":\"SECURITY\",\"EmailAddress\":\"a@b.example\","
                                + "\"Name\":\"S\",\"PhoneNumber\":\"+1 555\",\"Title\":\"T\"}}");
            case "access-analyzer:ListAnalyzers" ->
                Reply.json("{\"analyzers\":[{\"arn\":\"a\",\"name\":\"outside\",\"type\":\"ACCOUNT\",\"createdAt\":"
                        + "\"2024-01-01T00:00:00Z\",\"status\":\"ACTIVE\"}]}");
            case "cloudtrail:DescribeTrails" ->
                Reply.json("{\"trailList\":[{\"Name\":\"main\",\"TrailARN\":\"" + TRAIL
                        + "\",\"HomeRegion\":\"us-east-1\",\"S3BucketName\":\"archive\",\"IncludeGlobalServiceEvents\":true,"
                        + "\"IsMultiRegionTrail\":true,\"LogFileValidationEnabled\":true,\"HasCustomEventSelectors\":false,"
                        + "\"IsOrganizationTrail\":false}]}");
            case "cloudtrail:GetTrailStatus" -> {
                long now = Instant.now().getEpochSecond();
                yield Reply.json(
                        "{\"IsLogging\":true,\"StartLoggingTime\":1700000000,\"LatestDeliveryTime\":" + now + "}");
            }
            case "cloudtrail:GetEventSelectors" ->
                Reply.json("{\"TrailARN\":\"" + TRAIL
                        + "\",\"EventSelectors\":[{\"ReadWriteType\":\"All\",\"IncludeManagementEvents\":true}]}");
            case "s3:ListBuckets" ->
                Reply.xml("<ListAllMyBucketsResult><Buckets><Bucket><Name>own</Name></Bucket></Buckets>"
                        + "</ListAllMyBucketsResult>");
            case "s3:HeadBucket" -> Reply.status(403, Map.of("x-amz-bucket-region", "us-east-1"));
            default ->
                call.service().equals("iam")
                        ? iam(call)
                        : network.answer(call).orElseGet(() -> Wire.error(call, 400, "InvalidAction", "not canned"));
        };
    }

    private Reply iam(Call call) {
        String user = call.parameters().getOrDefault("UserName", "");
        return switch (call.operation()) {
            case "GetAccountSummary" ->
                query(
                        call,
                        "<SummaryMap>" + entry("AccountMFAEnabled", 1) + entry("AccountAccessKeysPresent", 0)
                                + entry("AccountPasswordPresent", 1) + entry("AccountSigningCertificatesPresent", 0)
                                + "</SummaryMap>");
            case "GenerateCredentialReport" -> query(call, "<State>COMPLETE</State>");
            case "GetCredentialReport" ->
                query(
                        call,
                        "<Content>" + Base64.getEncoder().encodeToString(report().getBytes(StandardCharsets.UTF_8))
                                + "</Content><ReportFormat>text/csv</ReportFormat><GeneratedTime>" + Instant.now()
                                + "</GeneratedTime>");
            case "ListUsers" -> list(call, "Users", members());
            case "GetLoginProfile" ->
                query(call, "<LoginProfile><UserName>" + user + "</UserName>" + MADE + "</LoginProfile>");
            case "ListMFADevices" ->
                list(
                        call,
                        "MFADevices",
                        "<member><UserName>" + user + "</UserName><SerialNumber>arn:aws:iam::" + ACCOUNT + ":u2f/"
                                + user + "</SerialNumber><EnableDate>2024-01-01T00:00:00Z</EnableDate></member>");
            case "ListAccessKeys" ->
                list(
                        call,
                        "AccessKeyMetadata",
                        "<member><UserName>" + user + "</UserName><AccessKeyId>AKIA" + user.toUpperCase(Locale.ROOT)
                                + "</AccessKeyId><Status>Active</Status>" + MADE + "</member>");
            case "GetAccessKeyLastUsed" ->
                query(
                        call,
                        "<UserName>u</UserName><AccessKeyLastUsed><LastUsedDate>" + Instant.now()
                                + "</LastUsedDate><ServiceName>s3</ServiceName><Region>us-east-1</Region></AccessKeyLastUsed>");
            case "GetAccountPasswordPolicy" ->
                query(
                        call,
                        "<PasswordPolicy><MinimumPasswordLength>14</MinimumPasswordLength>"
                                + "<PasswordReusePrevention>24</PasswordReusePrevention></PasswordPolicy>");
            case "GetAccountAuthorizationDetails" ->
                query(
                        call,
                        "<IsTruncated>false</IsTruncated><UserDetailList/><GroupDetailList/><RoleDetailList/>"
                                + "<Policies/>");
            case "ListServerCertificates" -> list(call, "ServerCertificateMetadataList", "");
            case "ListSAMLProviders" -> query(call, "<SAMLProviderList/>");
            case "ListRoles" -> list(call, "Roles", "");
            case "ListVirtualMFADevices" -> list(call, "VirtualMFADevices", "");
            case "ListOrganizationsFeatures" ->
                query(
                        call,
                        "<OrganizationId>o-abcdefghij</OrganizationId><EnabledFeatures><member>"
                                + "RootCredentialsManagement</member></EnabledFeatures>");
            default -> Wire.error(call, 400, "InvalidAction", "not canned");
        };
    }

    private String members() {
        return IntStream.range(0, users)
                .mapToObj(i -> "<member><UserName>user" + i + "</UserName><UserId>U" + i
                        + "</UserId><Path>/</Path><Arn>arn:aws:iam::" + ACCOUNT + ":user/user" + i + "</Arn>"
                        + "<CreateDate>2025-01-01T00:00:00Z</CreateDate></member>")
                .collect(Collectors.joining());
    }

    private String report() {
        String head =
                "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,mfa_active,"
                        + "access_key_1_active,access_key_1_last_used_date,access_key_2_active,access_key_2_last_used_date\n";
        StringBuilder csv = new StringBuilder(head)
                .append(
                        "<root_account>,arn:aws:iam::" + ACCOUNT
                                + ":root,2020-01-01T00:00:00Z,not_supported,no_information,not_supported,true,false,N/A,false,N/A\n");
        for (int i = 0; i < users; i++) {
            csv.append("user")
                    .append(i)
                    .append(",arn,2025-01-01T00:00:00Z,true,")
                    .append(Instant.now())
                    .append(",")
                    .append(Instant.now())
                    .append(",true,true,")
                    .append(Instant.now())
                    .append(",false,N/A\n");
        }
        return csv.toString();
    }

    private static String entry(String key, int value) {
        return "<entry><key>" + key + "</key><value>" + value + "</value></entry>";
    }

    private static Reply list(Call call, String name, String members) {
        return query(call, "<IsTruncated>false</IsTruncated><" + name + ">" + members + "</" + name + ">");
    }

    private static Reply query(Call call, String result) {
        String name = call.operation();
        return Reply.xml(
                "<" + name + "Response><" + name + "Result>" + result + "</" + name + "Result></" + name + "Response>");
    }
}
