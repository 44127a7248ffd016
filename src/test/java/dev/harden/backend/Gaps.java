package dev.harden.backend;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Answers what moto lacks, for one account, in the shapes of AWS's API references.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html">IAM</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">credential report</a>
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html">DescribeRegions</a>
 * @see <a href="https://docs.aws.amazon.com/OAM/latest/APIReference/API_ListLinks.html">ListLinks</a>
 * @see <a href="https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_ListAnalyzers.html">ListAnalyzers</a>
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html">
 *     DescribeOrganization</a>
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html">GetTrailStatus</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html">HeadBucket</a>
 */
public final class Gaps {
    private static final String IAM = " xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"";

    private final Front front;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    public Gaps(Front front) {
        this.front = front;
        String account = front.account();
        front.when(
                "cloudwatch:ListAlarmMuteRules",
                call -> Reply.xml("<ListAlarmMuteRulesResponse><ListAlarmMuteRulesResult><AlarmMuteRuleSummaries/>"
                        + "</ListAlarmMuteRulesResult></ListAlarmMuteRulesResponse>"));
        front.when("oam:ListLinks", call -> Reply.json("{\"Items\":[]}"));
        front.when(
                "sts:GetCallerIdentity",
                call -> Reply.xml("<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                        + "<GetCallerIdentityResult><Arn>arn:aws:sts::" + account
                        + ":assumed-role/Auditor/audit</Arn><UserId>AROA:audit</UserId><Account>" + account
                        + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"));
    }

    public Gaps regions(List<String> enabled, List<String> notOptedIn) {
        StringBuilder items = new StringBuilder();
        enabled.forEach(region -> items.append(region(region, "opt-in-not-required")));
        notOptedIn.forEach(region -> items.append(region(region, "not-opted-in")));
        front.when(
                "ec2:DescribeRegions",
                call -> Reply.xml("<DescribeRegionsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">"
                        + "<requestId>1</requestId><regionInfo>" + items
                        + "</regionInfo></DescribeRegionsResponse>"));
        return this;
    }

    private static String region(String name, String status) {
        return "<item><regionName>" + name + "</regionName><regionEndpoint>ec2." + name
                + ".amazonaws.com</regionEndpoint><optInStatus>" + status + "</optInStatus></item>";
    }

    /** Sets entries of the account summary, as {@code AccountMFAEnabled}. */
    public Gaps summary(Map<String, Integer> entries) {
        Map<String, Integer> all = new TreeMap<>(Map.of(
                "AccountMFAEnabled", 0,
                "AccountAccessKeysPresent", 0,
                "AccountPasswordPresent", 1,
                "AccountSigningCertificatesPresent", 0));
        all.putAll(entries);
        front.change("iam:GetAccountSummary", (call, body) -> {
            String xml = body;
            for (Map.Entry<String, Integer> entry : all.entrySet()) {
                Pattern old =
                        Pattern.compile("<entry>\\s*<key>" + entry.getKey() + "</key>.*?</entry>", Pattern.DOTALL);
                xml = Xml.append(
                        old.matcher(xml).replaceAll(""),
                        "SummaryMap",
                        "<entry><key>" + entry.getKey() + "</key><value>" + entry.getValue() + "</value></entry>");
            }
            return xml;
        });
        return this;
    }

    /** Gives root a virtual MFA device. */
    public Gaps virtualRootDevice() {
        String root = "arn:aws:iam::" + front.account();
        front.when(
                "iam:ListVirtualMFADevices",
                call -> Reply.xml("<ListVirtualMFADevicesResponse" + IAM + "><ListVirtualMFADevicesResult>"
                        + "<IsTruncated>false</IsTruncated><VirtualMFADevices><member><SerialNumber>" + root
                        + ":mfa/phone</SerialNumber><EnableDate>2024-05-01T00:00:00Z</EnableDate><User><Arn>" + root
                        + ":root</Arn><UserId>" + front.account() + "</UserId></User></member></VirtualMFADevices>"
                        + "</ListVirtualMFADevicesResult></ListVirtualMFADevicesResponse>"));
        return this;
    }

    /** Puts root's row, which moto leaves out, into the credential report, and sets columns of users' rows. */
    public Gaps report(Map<String, String> root, Map<String, Map<String, String>> users) {
        front.change("iam:GetCredentialReport", (call, body) -> {
            String content = body.replaceFirst("(?s).*<Content>(.*?)</Content>.*", "$1");
            String csv = new String(Base64.getMimeDecoder().decode(content), StandardCharsets.UTF_8);
            String changed = Base64.getEncoder()
                    .encodeToString(
                            Csv.report(front.account(), csv, root, users).getBytes(StandardCharsets.UTF_8));
            return Xml.set(body, "Content", changed);
        });
        return this;
    }

    /** Makes users older than moto makes them, and says when their password was last used. */
    public Gaps users(Map<String, Duration> ages, Map<String, Duration> lastUses) {
        front.change("iam:ListUsers", (call, body) -> {
            String xml = body;
            for (Map.Entry<String, Duration> age : ages.entrySet()) {
                xml = Xml.members(
                        xml, "UserName", age.getKey(), member -> Xml.set(member, "CreateDate", ago(age.getValue())));
            }
            for (Map.Entry<String, Duration> use : lastUses.entrySet()) {
                xml = Xml.members(
                        xml,
                        "UserName",
                        use.getKey(),
                        member -> member.replaceAll("<PasswordLastUsed>[^<]*</PasswordLastUsed>", "")
                                .replace(
                                        "</member>",
                                        "<PasswordLastUsed>" + ago(use.getValue()) + "</PasswordLastUsed></member>"));
            }
            return xml;
        });
        front.change(
                "iam:GetLoginProfile",
                (call, body) -> Optional.ofNullable(ages.get(call.parameters().get("UserName")))
                        .map(age -> Xml.set(body, "CreateDate", ago(age)))
                        .orElse(body));
        return this;
    }

    /** Makes access keys older than moto makes them, and says when they were last used. */
    public Gaps keys(Map<String, Duration> ages, Map<String, Duration> lastUses) {
        front.change("iam:ListAccessKeys", (call, body) -> {
            String xml = body;
            for (Map.Entry<String, Duration> age : ages.entrySet()) {
                xml = Xml.members(
                        xml, "AccessKeyId", age.getKey(), member -> Xml.set(member, "CreateDate", ago(age.getValue())));
            }
            return xml;
        });
        front.when(
                call -> call.name().equals("iam:GetAccessKeyLastUsed")
                        && lastUses.containsKey(call.parameters().get("AccessKeyId")),
                (call, behind) -> Reply.xml("<GetAccessKeyLastUsedResponse" + IAM + "><GetAccessKeyLastUsedResult>"
                        + "<UserName>someone</UserName><AccessKeyLastUsed><LastUsedDate>"
                        + ago(lastUses.get(call.parameters().get("AccessKeyId")))
                        + "</LastUsedDate><ServiceName>s3</ServiceName><Region>us-east-1</Region></AccessKeyLastUsed>"
                        + "</GetAccessKeyLastUsedResult></GetAccessKeyLastUsedResponse>"));
        return this;
    }

    /** Lists one server certificate. */
    public Gaps certificate(String name, Instant expires) {
        front.when(
                "iam:ListServerCertificates",
                call -> Reply.xml("<ListServerCertificatesResponse" + IAM + "><ListServerCertificatesResult>"
                        + "<IsTruncated>false</IsTruncated><ServerCertificateMetadataList><member>"
                        + "<ServerCertificateName>" + name + "</ServerCertificateName><Path>/</Path>"
                        + "<Arn>arn:aws:iam::" + front.account() + ":server-certificate/" + name + "</Arn>"
                        + "<UploadDate>2020-01-01T00:00:00Z</UploadDate><ServerCertificateId>ASCA1</ServerCertificateId>"
                        + "<Expiration>" + expires + "</Expiration></member></ServerCertificateMetadataList>"
                        + "</ListServerCertificatesResult></ListServerCertificatesResponse>"));
        return this;
    }

    /** Says which of IAM's features the organization has. */
    public Gaps features(List<String> features) {
        StringBuilder members = new StringBuilder();
        features.forEach(feature -> members.append("<member>").append(feature).append("</member>"));
        front.when(
                "iam:ListOrganizationsFeatures",
                call -> Reply.xml("<ListOrganizationsFeaturesResponse" + IAM + "><ListOrganizationsFeaturesResult>"
                        + "<OrganizationId>o-abcdefghij</OrganizationId><EnabledFeatures>" + members
                        + "</EnabledFeatures></ListOrganizationsFeaturesResult></ListOrganizationsFeaturesResponse>"));
        return this;
    }

    public Gaps noOrganization() {
        front.when(
                "organizations:DescribeOrganization",
                call -> Wire.error(call, 400, "AWSOrganizationsNotInUseException", "Your account is not a member."));
        return this;
    }

    public Gaps organization(String management, String featureSet) {
        front.when(
                "organizations:DescribeOrganization",
                call -> Reply.json("{\"Organization\":{\"Id\":\"o-abcdefghij\",\"Arn\":\"arn:aws:organizations::"
                        + management + ":organization/o-abcdefghij\",\"FeatureSet\":\"" + featureSet
                        + "\",\"MasterAccountArn\":\"arn:aws:organizations::" + management
                        + ":account/o-abcdefghij/" + management + "\",\"MasterAccountId\":\"" + management
                        + "\",\"MasterAccountEmail\":\"aws@example.com\"}}"));
        return this;
    }

    /** Says which regions have an active analyzer. */
    public Gaps analyzers(List<String> regions) {
        front.when(
                "access-analyzer:ListAnalyzers",
                call -> Reply.json(
                        regions.contains(call.region())
                                ? "{\"analyzers\":[{\"arn\":\"arn:aws:access-analyzer:" + call.region() + ":"
                                        + front.account() + ":analyzer/outside\",\"name\":\"outside\","
                                        + "\"type\":\"ACCOUNT\",\"createdAt\":\"2024-01-01T00:00:00Z\","
                                        + "\"status\":\"ACTIVE\"}]}"
                                : "{\"analyzers\":[]}"));
        return this;
    }

    /** Says since when trails log, and when they last delivered, by their name. */
    public Gaps deliveries(Map<String, Duration> last) {
        front.change("cloudtrail:GetTrailStatus", (call, body) -> {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put(
                    "IsLogging",
                    String.valueOf(body.contains("\"IsLogging\": true") || body.contains("\"IsLogging\":true")));
            fields.put(
                    "StartLoggingTime",
                    String.valueOf(now.minus(Duration.ofDays(40)).getEpochSecond()));
            last.forEach((name, ago) -> {
                if (call.text().contains("trail/" + name + "\"")) {
                    fields.put(
                            "LatestDeliveryTime", String.valueOf(now.minus(ago).getEpochSecond()));
                }
            });
            List<String> text = new ArrayList<>();
            fields.forEach((name, value) -> text.add("\"" + name + "\":" + value));
            return "{" + String.join(",", text) + "}";
        });
        return this;
    }

    /** Says that trails have selectors of their own, which moto always denies. */
    public Gaps customEventSelectors() {
        front.change(
                "cloudtrail:DescribeTrails",
                (call, body) ->
                        body.replaceAll("\"HasCustomEventSelectors\": ?false", "\"HasCustomEventSelectors\":true"));
        return this;
    }

    /** Shows a trail of the organization, as a member sees it. */
    public Gaps organizationTrail(String management) {
        String arn = "arn:aws:cloudtrail:us-east-1:" + management + ":trail/org";
        front.when(
                "cloudtrail:DescribeTrails",
                call -> Reply.json("{\"trailList\":[{\"Name\":\"org\",\"TrailARN\":\"" + arn
                        + "\",\"HomeRegion\":\"us-east-1\",\"S3BucketName\":\"org-logs\","
                        + "\"IncludeGlobalServiceEvents\":true,\"IsMultiRegionTrail\":true,"
                        + "\"LogFileValidationEnabled\":true,\"HasCustomEventSelectors\":false,"
                        + "\"HasInsightSelectors\":false,\"IsOrganizationTrail\":true}]}"));
        front.when("cloudtrail:GetTrailStatus", call -> Reply.json("{\"IsLogging\":true}"));
        return this;
    }

    /** Gives a bucket to another account: S3 refuses it to everyone else. */
    public Gaps bucketOf(String bucket, String region) {
        front.when(
                call -> call.name().equals("s3:HeadBucket") && call.bucket().equals(bucket),
                (call, behind) -> Reply.status(403, Map.of("x-amz-bucket-region", region)));
        return this;
    }

    private String ago(Duration age) {
        return now.minus(age).toString();
    }
}
