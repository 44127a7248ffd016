package dev.harden.backend;

import dev.harden.network.Net;
import dev.harden.network.Vpc;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes a region's network as EC2 answers it, page by page.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Operations.html">EC2's API reference</a>
 */
public final class Ec2Xml {
    private final Net net;

    public Ec2Xml(Net net) {
        this.net = net;
    }

    /** Answers an operation that describes the network; nothing for others. */
    public Optional<Reply> answer(Call call) {
        return switch (call.operation()) {
            case "DescribeVpcs" -> paged(call, "vpcSet", net.vpcs.values(), this::vpc);
            case "DescribeSubnets" -> paged(call, "subnetSet", net.subnets.values(), Ec2Items::subnet);
            case "DescribeRouteTables" -> paged(call, "routeTableSet", net.tables.values(), Ec2Items::table);
            case "DescribeInternetGateways" ->
                paged(
                        call,
                        "internetGatewaySet",
                        net.gateways.entrySet(),
                        one -> element("internetGatewayId", one.getKey())
                                + set(
                                        "attachmentSet",
                                        one.getValue(),
                                        vpc -> element("vpcId", vpc) + element("state", "available")));
            case "DescribeNetworkAcls" -> paged(call, "networkAclSet", net.acls.values(), Ec2Items::acl);
            case "DescribeSecurityGroups" -> paged(call, "securityGroupInfo", net.groups.values(), Ec2Items::group);
            case "DescribeSecurityGroupRules" ->
                paged(
                        call,
                        "securityGroupRuleSet",
                        net.groups.values().stream()
                                .flatMap(group -> group.rules().stream().map(rule -> Ec2Items.rule(group, rule)))
                                .toList(),
                        text -> text);
            case "DescribeNetworkInterfaces" -> paged(call, "networkInterfaceSet", net.interfaces, Ec2Items::eni);
            case "DescribeNetworkInterfaceAttribute" ->
                Optional.of(Reply.xml(element(
                        "DescribeNetworkInterfaceAttributeResponse",
                        element("networkInterfaceId", call.parameters().get("NetworkInterfaceId"))
                                + element("associatePublicIpAddress", true))));
            case "DescribeNatGateways" -> paged(call, "natGatewaySet", net.nats, Ec2Items::nat);
            case "DescribeVpcEndpoints" -> paged(call, "vpcEndpointSet", net.endpoints.values(), Ec2Items::endpoint);
            case "GetManagedPrefixListEntries" ->
                paged(
                        call,
                        "entrySet",
                        net.lists.getOrDefault(call.parameters().get("PrefixListId"), List.of()),
                        block -> element("cidr", block));
            case "DescribeManagedPrefixLists" -> paged(call, "prefixListSet", net.lists.keySet(), this::list);
            case "DescribeFlowLogs" ->
                paged(
                        call,
                        "flowLogSet",
                        net.flowLogs,
                        one -> element("flowLogId", one.flowLogId())
                                + element("resourceId", one.resourceId())
                                + element("trafficType", one.trafficTypeAsString())
                                + element("flowLogStatus", one.flowLogStatus())
                                + element("deliverLogsStatus", one.deliverLogsStatus()));
            case "DescribeVpcPeeringConnections" ->
                paged(
                        call,
                        "vpcPeeringConnectionSet",
                        net.peerings,
                        one -> element("vpcPeeringConnectionId", one.vpcPeeringConnectionId())
                                + element(
                                        "requesterVpcInfo",
                                        element("vpcId", one.requesterVpcInfo().vpcId())
                                                + element(
                                                        "cidrBlock",
                                                        one.requesterVpcInfo().cidrBlock()))
                                + element(
                                        "accepterVpcInfo",
                                        element("vpcId", one.accepterVpcInfo().vpcId())
                                                + set(
                                                        "cidrBlockSet",
                                                        one.accepterVpcInfo().cidrBlockSet(),
                                                        range -> element("cidrBlock", range.cidrBlock()))));
            case "DescribeVpcBlockPublicAccessOptions" ->
                Optional.of(reply(
                        call,
                        element(
                                "vpcBlockPublicAccessOptions",
                                element("internetGatewayBlockMode", net.block.internetGatewayBlockModeAsString())
                                        + element("state", net.block.stateAsString()))));
            case "DescribeVpcBlockPublicAccessExclusions" ->
                paged(
                        call,
                        "vpcBlockPublicAccessExclusionSet",
                        net.exclusions,
                        one -> element("exclusionId", one.exclusionId())
                                + element("resourceArn", one.resourceArn())
                                + element("internetGatewayExclusionMode", one.internetGatewayExclusionModeAsString())
                                + element("state", one.stateAsString()));
            case "DescribeVpcEndpointServices" ->
                paged(
                        call,
                        "serviceDetailSet",
                        net.services.values(),
                        one -> element("serviceName", one.serviceName())
                                + element("vpcEndpointPolicySupported", one.vpcEndpointPolicySupported())
                                + set("availabilityZoneSet", one.availabilityZones(), Function.identity()));
            case "DescribeInstances" ->
                paged(
                        call,
                        "reservationSet",
                        net.instances.entrySet(),
                        one -> set(
                                "instancesSet",
                                List.of(one),
                                instance -> net.machines.containsKey(instance.getKey())
                                        ? Ec2Items.instance(net.machines.get(instance.getKey()))
                                        : element("instanceId", instance.getKey())
                                                + element("instanceState", element("name", instance.getValue()))));
            default -> Optional.empty();
        };
    }

    static String element(String name, Object value) {
        return value == null ? "" : "<" + name + ">" + value + "</" + name + ">";
    }

    static <T> String set(String name, Collection<T> items, Function<T, String> item) {
        return element(
                name,
                items.stream().map(one -> element("item", item.apply(one))).collect(Collectors.joining()));
    }

    private static Reply reply(Call call, String body) {
        return Reply.xml(element(call.operation() + "Response", element("requestId", "1") + body));
    }

    private static <T> Optional<Reply> paged(Call call, String name, Collection<T> items, Function<T, String> item) {
        int size = Integer.parseInt(call.parameters().getOrDefault("MaxResults", "100000"));
        int from = Integer.parseInt(call.parameters().getOrDefault("NextToken", "0"));
        List<T> page = items.stream().skip(from).limit(size).toList();
        String token = from + size < items.size() ? element("nextToken", from + size) : "";
        return Optional.of(reply(call, set(name, page, item) + token));
    }

    private String list(String id) {
        boolean ofService = net.serviceLists.contains(id);
        return element("prefixListId", id)
                + element("prefixListName", (ofService ? "com.amazonaws.eu-west-1." : "") + id.substring(3))
                + element("ownerId", ofService ? "AWS" : Net.OWNER);
    }

    private String vpc(Vpc vpc) {
        List<String> texts = net.ranges.get(vpc.id());
        return element("vpcId", vpc.id())
                + element("ownerId", vpc.owner())
                + element("isDefault", vpc.isDefault())
                + element("cidrBlock", texts.get(0))
                + set(
                        "cidrBlockAssociationSet",
                        texts,
                        range -> element("cidrBlock", range)
                                + element("cidrBlockState", element("state", "associated")));
    }
}
