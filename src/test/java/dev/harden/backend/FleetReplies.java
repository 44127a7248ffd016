package dev.harden.backend;

import static dev.harden.backend.Ec2Xml.element;
import static dev.harden.backend.Ec2Xml.set;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers what is asked about instances, and about what surrounds them, in the shapes of AWS's references.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstanceInformation.html">DescribeInstanceInformation</a>
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstancePatchStates.html">DescribeInstancePatchStates</a>
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListInventoryEntries.html">ListInventoryEntries</a>
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetServiceSetting.html">GetServiceSetting</a>
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeDocumentPermission.html">DescribeDocumentPermission</a>
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html">Session document
 *     schema</a>
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetInstanceMetadataDefaults.html">GetInstanceMetadataDefaults</a>
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceImageMetadata.html">DescribeInstanceImageMetadata</a>
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplateVersions.html">DescribeLaunchTemplateVersions</a>
 */
final class FleetReplies {
    private final Fleet fleet;
    private final Fleet none;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    FleetReplies(Fleet fleet) {
        this.fleet = fleet;
        this.none = new Fleet(fleet.account);
    }

    /** Answers what is asked about the fleet; nothing for other calls. */
    Optional<Reply> answer(Call call) {
        Fleet here = call.region().equals(Networks.REGION) ? fleet : none;
        return switch (call.service()) {
            case "ssm" -> ssm(call, here);
            case "ec2" -> ec2(call, here);
            case "iam" -> call.operation().equals("GetInstanceProfile") ? Optional.of(profile(call)) : Optional.empty();
            case "s3" -> bucket(call);
            case "logs" -> call.operation().equals("DescribeLogStreams") ? streams(call, here) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Reply> ssm(Call call, Fleet here) {
        return switch (call.operation()) {
            case "DescribeInstanceInformation" ->
                list(
                        "InstanceInformationList",
                        here.nodes.entrySet(),
                        one -> "{\"InstanceId\":\"" + one.getKey()
                                + "\",\"PingStatus\":\"" + one.getValue() + "\",\"AgentVersion\":\"3.3.987.0\","
                                + "\"AssociationStatus\":\"Success\",\"ResourceType\":\"EC2Instance\"}");
            case "DescribeInstancePatchStates" ->
                list(
                        "InstancePatchStates",
                        here.missingPatches.entrySet().stream()
                                .filter(one -> call.text().contains("\"" + one.getKey() + "\""))
                                .toList(),
                        one -> patches(one.getKey(), one.getValue()));
            case "ListInventoryEntries" -> Optional.of(inventory(call, here));
            case "DescribeInstanceAssociationsStatus" ->
                list(
                        "InstanceAssociationStatusInfos",
                        of(call, here.associations),
                        name -> "{\"AssociationId\":\"a-1\"," + "\"Name\":\"" + name + "\",\"Status\":\"Success\"}");
            case "DescribeAssociation" ->
                json(
                        "{\"AssociationDescription\":{\"AssociationId\":\"a-1\",\"Parameters\":{\"action\":[\"configure\"]}}}");
            case "GetServiceSetting" -> {
                boolean sharing = call.text().contains("public-sharing");
                yield json("{\"ServiceSetting\":{\"SettingId\":\"" + (sharing ? "sharing" : "role")
                        + "\",\"SettingValue\":\"" + (sharing ? fleet.sharing : fleet.role)
                        + "\",\"Status\":\"Customized\"}}");
            }
            case "GetDocument" -> Optional.of(document(call, fleet.everywhere ? fleet : here));
            case "DescribeParameters" ->
                list(
                        "Parameters",
                        here.parameters.entrySet(),
                        one -> "{\"Name\":\"" + one.getKey() + "\",\"Type\":\"" + one.getValue() + "\"}");
            case "ListDocuments" ->
                list(
                        "DocumentIdentifiers",
                        here.documents.keySet(),
                        name -> "{\"Name\":\"" + name + "\",\"Owner\":\"" + here.account + "\"}");
            case "DescribeDocumentPermission" ->
                list(
                        "AccountIds",
                        here.documents.entrySet().stream()
                                .filter(one -> call.text().contains("\"" + one.getKey() + "\""))
                                .flatMap(one -> one.getValue().stream())
                                .toList(),
                        account -> "\"" + account + "\"");
            default -> Optional.empty();
        };
    }

    private static <T> Optional<Reply> list(String name, Collection<T> items, Function<T, String> item) {
        return json("{\"" + name + "\":[" + items.stream().map(item).collect(Collectors.joining(",")) + "]}");
    }

    private static Optional<Reply> json(String body) {
        return Optional.of(Reply.json(body));
    }

    private static <T> List<T> of(Call call, Map<String, T> byInstance) {
        return byInstance.entrySet().stream()
                .filter(one -> call.text().contains("\"" + one.getKey() + "\""))
                .map(Map.Entry::getValue)
                .toList();
    }

    private String patches(String id, int missing) {
        long end = now.minus(Duration.ofDays(1)).getEpochSecond();
        return "{\"InstanceId\":\"" + id + "\",\"PatchGroup\":\"\",\"BaselineId\":\"pb-1\",\"Operation\":\"Scan\","
                + "\"OperationStartTime\":" + (end - 60) + ",\"OperationEndTime\":" + end + ",\"InstalledCount\":100,"
                + "\"MissingCount\":" + missing + ",\"FailedCount\":0,\"InstalledPendingRebootCount\":0,"
                + "\"InstalledRejectedCount\":0}";
    }

    private Reply inventory(Call call, Fleet here) {
        String entries = of(call, here.inventories).stream()
                .flatMap(List::stream)
                .map(name -> "{\"Name\":\"" + name + "\",\"Version\":\"1.0\"}")
                .collect(Collectors.joining(","));
        return Reply.json("{\"TypeName\":\"AWS:Application\",\"Entries\":[" + entries + "]"
                + (entries.isEmpty() ? "" : ",\"CaptureTime\":\"" + now.minus(Duration.ofHours(1)) + "\"") + "}");
    }

    private static Reply document(Call call, Fleet here) {
        if (!here.sessionsSet) {
            return Wire.error(
                    call, 400, "InvalidDocument", "Document with name SSM-SessionManagerRunShell does not exist.");
        }
        String content =
                "{\"schemaVersion\":\"1.0\",\"sessionType\":\"Standard_Stream\",\"inputs\":{\"s3BucketName\":\""
                        + here.sessionBucket + "\",\"cloudWatchLogGroupName\":\"" + here.sessionGroup + "\"}}";
        return Reply.json("{\"Name\":\"SSM-SessionManagerRunShell\",\"DocumentVersion\":\"1\",\"Status\":\"Active\","
                + "\"DocumentType\":\"Session\",\"DocumentFormat\":\"JSON\",\"Content\":\""
                + content.replace("\"", "\\\"") + "\"}");
    }

    private Optional<Reply> ec2(Call call, Fleet here) {
        String body = switch (call.operation()) {
            case "GetInstanceMetadataDefaults" ->
                "<accountLevel>" + element("httpTokens", fleet.tokens.isEmpty() ? null : fleet.tokens)
                        + "</accountLevel>";
            case "GetEbsEncryptionByDefault" -> element("ebsEncryptionByDefault", fleet.encrypted);
            case "GetSerialConsoleAccessStatus" ->
                element("serialConsoleAccessEnabled", fleet.console) + element("managedBy", "account");
            case "DescribeInstanceImageMetadata" ->
                set(
                        "instanceImageMetadataSet",
                        here.ids(),
                        id -> element("instanceId", id)
                                + element(
                                        "imageMetadata",
                                        element(
                                                        "imageId",
                                                        here.instances.get(id).imageId())
                                                + element(
                                                        "creationDate",
                                                        now.minus(Duration.ofDays(here.imageDays.get(id))))
                                                + element("imageState", "deregistered")));
            case "DescribeLaunchTemplates" ->
                set(
                        "launchTemplates",
                        here.templates.entrySet(),
                        one -> element("launchTemplateId", one.getKey())
                                + element("launchTemplateName", "template-" + one.getKey())
                                + element(
                                        "defaultVersionNumber",
                                        one.getValue().get(0).number())
                                + element(
                                        "latestVersionNumber",
                                        last(one.getValue()).number()));
            case "DescribeLaunchTemplateVersions" ->
                element(
                        "launchTemplateVersionSet",
                        here.templates.entrySet().stream()
                                .flatMap(one -> Stream.of(one.getValue().get(0), last(one.getValue()))
                                        .map(version -> element("item", version(one.getKey(), version))))
                                .collect(Collectors.joining()));
            default -> "";
        };
        return body.isEmpty()
                ? Optional.empty()
                : Optional.of(Reply.xml(element(call.operation() + "Response", element("requestId", "1") + body)));
    }

    private static Fleet.Version last(List<Fleet.Version> versions) {
        return versions.get(versions.size() - 1);
    }

    private static String version(String template, Fleet.Version version) {
        return element("launchTemplateId", template)
                + element("versionNumber", version.number())
                + element(
                        "launchTemplateData",
                        element("userData", "c2VjcmV0")
                                + (version.tokens().isEmpty()
                                        ? ""
                                        : element("metadataOptions", element("httpTokens", version.tokens())))
                                + (version.six().isEmpty()
                                        ? ""
                                        : element(
                                                "networkInterfaceSet",
                                                element(
                                                        "item",
                                                        element("subnetId", version.six())
                                                                + element("ipv6AddressCount", 1))))
                                + (version.publicAddress().isEmpty()
                                        ? ""
                                        : element(
                                                "networkInterfaceSet",
                                                element(
                                                        "item",
                                                        element(
                                                                "associatePublicIpAddress",
                                                                version.publicAddress())))));
    }

    private Reply profile(Call call) {
        String name = call.parameters().get("InstanceProfileName");
        String role = fleet.profiles.get(name);
        if (role == null) {
            return Wire.error(call, 404, "NoSuchEntity", "Instance Profile " + name + " cannot be found.");
        }
        String roles = role.isEmpty() ? "" : "<member><RoleName>" + role + "</RoleName></member>";
        return Reply.xml("<GetInstanceProfileResponse><GetInstanceProfileResult><InstanceProfile><InstanceProfileName>"
                + name + "</InstanceProfileName><InstanceProfileId>AIPA" + name + "</InstanceProfileId><Roles>" + roles
                + "</Roles></InstanceProfile></GetInstanceProfileResult></GetInstanceProfileResponse>");
    }

    private Optional<Reply> bucket(Call call) {
        boolean asked = call.operation().equals("HeadBucket") && call.bucket().equals(fleet.sessionBucket);
        return asked
                ? Optional.of(Reply.status(200, Map.of("x-amz-bucket-region", Networks.REGION)))
                : Optional.empty();
    }

    private Optional<Reply> streams(Call call, Fleet here) {
        return here.streams.entrySet().stream()
                .filter(group -> call.text().contains("\"" + group.getKey() + "\""))
                .findFirst()
                .flatMap(group -> list(
                        "logStreams",
                        group.getValue().entrySet(),
                        stream -> "{\"logStreamName\":\""
                                + stream.getKey() + "\",\"lastEventTimestamp\":"
                                + now.minus(stream.getValue()).toEpochMilli() + "}"));
    }

    /** Puts the fleet's log groups before the others of a region. */
    String groups(Call call, String body) {
        if (!call.region().equals(Networks.REGION) || call.text().contains("nextToken")) {
            return body;
        }
        String groups = Stream.concat(fleet.streams.keySet().stream(), Stream.of(fleet.sessionGroup))
                .filter(name -> !name.isEmpty())
                .distinct()
                .map(name -> "{\"logGroupName\":\"" + name + "\",\"logGroupClass\":\"STANDARD\"}")
                .collect(Collectors.joining(","));
        String joined = body.replaceFirst("\"logGroups\":\\s*\\[\\s*", "\"logGroups\":[" + groups + ",");
        return groups.isEmpty() ? body : joined.replaceFirst(",\\]", "]");
    }
}
