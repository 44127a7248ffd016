package dev.harden.backend;

import dev.harden.network.AclRule;
import dev.harden.network.Endpoint;
import dev.harden.network.GroupRule;
import dev.harden.network.GroupRule.Peer;
import dev.harden.network.NatGateway;
import dev.harden.network.Net;
import dev.harden.network.NetworkAcl;
import dev.harden.network.NetworkInterface;
import dev.harden.network.Route;
import dev.harden.network.RouteTable;
import dev.harden.network.SecurityGroup;
import dev.harden.network.Subnet;
import dev.harden.network.Traffic;
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
            case "DescribeSubnets" -> paged(call, "subnetSet", net.subnets.values(), Ec2Xml::subnet);
            case "DescribeRouteTables" -> paged(call, "routeTableSet", net.tables.values(), Ec2Xml::table);
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
            case "DescribeNetworkAcls" -> paged(call, "networkAclSet", net.acls.values(), Ec2Xml::acl);
            case "DescribeSecurityGroups" -> paged(call, "securityGroupInfo", net.groups.values(), Ec2Xml::group);
            case "DescribeSecurityGroupRules" ->
                paged(
                        call,
                        "securityGroupRuleSet",
                        net.groups.values().stream()
                                .flatMap(group -> group.rules().stream().map(rule -> rule(group, rule)))
                                .toList(),
                        text -> text);
            case "DescribeNetworkInterfaces" -> paged(call, "networkInterfaceSet", net.interfaces, Ec2Xml::eni);
            case "DescribeNatGateways" -> paged(call, "natGatewaySet", net.nats, Ec2Xml::nat);
            case "DescribeVpcEndpoints" -> paged(call, "vpcEndpointSet", net.endpoints.values(), Ec2Xml::endpoint);
            case "GetManagedPrefixListEntries" ->
                paged(
                        call,
                        "entrySet",
                        net.lists.getOrDefault(call.parameters().get("PrefixListId"), List.of()),
                        block -> element("cidr", block));
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
                                instance -> element("instanceId", instance.getKey())
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

    private static String subnet(Subnet subnet) {
        return element("subnetId", subnet.id())
                + element("ownerId", subnet.owner())
                + element("vpcId", subnet.vpc())
                + element("availabilityZone", subnet.zone().name())
                + element("availabilityZoneId", subnet.zone().id())
                + element("mapPublicIpOnLaunch", subnet.addresses().publicOnLaunch())
                + element("assignIpv6AddressOnCreation", subnet.addresses().v6OnCreation())
                + element("ipv6Native", !subnet.addresses().v4())
                + set(
                        "tagSet",
                        subnet.tags().entrySet(),
                        tag -> element("key", tag.getKey()) + element("value", tag.getValue()));
    }

    private static String table(RouteTable table) {
        StringBuilder associations = new StringBuilder();
        if (table.main()) {
            associations.append(element("item", element("main", true)));
        }
        table.subnets()
                .forEach(subnet ->
                        associations.append(element("item", element("main", false) + element("subnetId", subnet))));
        table.gateways()
                .forEach(gateway ->
                        associations.append(element("item", element("main", false) + element("gatewayId", gateway))));
        return element("routeTableId", table.id())
                + element("ownerId", table.owner())
                + element("vpcId", table.vpc())
                + element("associationSet", associations)
                + set("routeSet", table.routes(), Ec2Xml::route);
    }

    private static String route(Route route) {
        String target = route.target();
        String field = target.startsWith("nat-")
                ? "natGatewayId"
                : target.startsWith("eni-")
                        ? "networkInterfaceId"
                        : target.startsWith("pcx-")
                                ? "vpcPeeringConnectionId"
                                : target.startsWith("tgw-") ? "transitGatewayId" : "gatewayId";
        return route.destination()
                        .map(range -> element(
                                range.first().v6() ? "destinationIpv6CidrBlock" : "destinationCidrBlock", range))
                        .orElseGet(() -> element("destinationPrefixListId", route.prefixList()))
                + element(field, target)
                + element("state", route.active() ? "active" : "blackhole")
                + element("origin", "CreateRoute");
    }

    private static String acl(NetworkAcl acl) {
        return element("networkAclId", acl.id())
                + element("ownerId", acl.owner())
                + element("vpcId", acl.vpc())
                + element("default", acl.isDefault())
                + set("associationSet", acl.subnets(), subnet -> element("subnetId", subnet))
                + set("entrySet", acl.rules(), Ec2Xml::entry);
    }

    private static String entry(AclRule rule) {
        return element("ruleNumber", rule.number())
                + element(
                        "protocol",
                        rule.traffic().equals(Traffic.ALL)
                                ? -1
                                : Traffic.protocolAt(rule.traffic().first()))
                + element("ruleAction", rule.allow() ? "allow" : "deny")
                + element("egress", rule.egress())
                + element(rule.range().first().v6() ? "ipv6CidrBlock" : "cidrBlock", rule.range())
                + (rule.traffic().hasPorts()
                        ? element(
                                "portRange",
                                element("from", Traffic.portAt(rule.traffic().first()))
                                        + element(
                                                "to",
                                                Traffic.portAt(rule.traffic().last())))
                        : "");
    }

    private static String group(SecurityGroup group) {
        return element("groupId", group.id())
                + element("ownerId", group.owner())
                + element("vpcId", group.vpc())
                + element("groupName", group.name())
                + set("ipPermissions", group.rules(false), Ec2Xml::permission)
                + set("ipPermissionsEgress", group.rules(true), Ec2Xml::permission);
    }

    private static String protocol(GroupRule rule, boolean always) {
        Traffic traffic = rule.traffic();
        String name = Traffic.name(Traffic.protocolAt(traffic.first())).replace("protocol ", "");
        String ports = traffic.hasPorts()
                ? element("fromPort", Traffic.portAt(traffic.first()))
                        + element("toPort", Traffic.portAt(traffic.last()))
                : always ? element("fromPort", -1) + element("toPort", -1) : "";
        return element("ipProtocol", traffic.equals(Traffic.ALL) ? "-1" : name) + ports;
    }

    private static String permission(GroupRule rule) {
        String text = element("description", rule.description().isEmpty() ? null : rule.description());
        String peer = rule.peer().toString();
        if (rule.peer() instanceof Peer.PrefixList) {
            return protocol(rule, false)
                    + element("prefixListIds", element("item", element("prefixListId", peer) + text));
        }
        if (rule.peer() instanceof Peer.Group) {
            return protocol(rule, false) + element("groups", element("item", element("groupId", peer) + text));
        }
        return protocol(rule, false)
                + (peer.contains(":")
                        ? element("ipv6Ranges", element("item", element("cidrIpv6", peer) + text))
                        : element("ipRanges", element("item", element("cidrIp", peer) + text)));
    }

    private static String rule(SecurityGroup group, GroupRule rule) {
        String peer = rule.peer().toString();
        String side = rule.peer() instanceof Peer.PrefixList
                ? element("prefixListId", peer)
                : rule.peer() instanceof Peer.Group
                        ? element("referencedGroupInfo", element("groupId", peer))
                        : element(peer.contains(":") ? "cidrIpv6" : "cidrIpv4", peer);
        int number = group.rules().indexOf(rule);
        return element("securityGroupRuleId", "sgr-" + group.id().substring(3) + number)
                + element("groupId", group.id())
                + element("isEgress", rule.egress())
                + protocol(rule, true)
                + side;
    }

    private static String eni(NetworkInterface one) {
        NetworkInterface.Use use = one.use();
        return element("networkInterfaceId", one.id())
                + element("ownerId", one.owner())
                + element("vpcId", one.vpc())
                + element("subnetId", one.subnet())
                + element("interfaceType", use.type())
                + element("description", use.description())
                + element("status", use.attached() ? "in-use" : "available")
                + element("denyAllIgwTraffic", use.denied())
                + (use.instance().isEmpty()
                        ? ""
                        : element("attachment", element("instanceId", use.instance()) + element("status", "attached")))
                + set("groupSet", one.groups(), group -> element("groupId", group))
                + set(
                        "privateIpAddressesSet",
                        one.addresses().v4(),
                        address -> element("privateIpAddress", address.inside())
                                + element("association", element("publicIp", address.outside())))
                + set("ipv6AddressesSet", one.addresses().v6(), address -> element("ipv6Address", address));
    }

    private static String nat(NatGateway one) {
        return element("natGatewayId", one.id())
                + element("vpcId", one.vpc())
                + element("subnetId", one.subnet())
                + element("state", one.state())
                + element("connectivityType", one.isPublic() ? "public" : "private");
    }

    private static String endpoint(Endpoint one) {
        return element("vpcEndpointId", one.id())
                + element("ownerId", one.owner())
                + element("vpcId", one.vpc())
                + element("serviceName", one.service())
                + element("state", one.state())
                + element("vpcEndpointType", one.way().type())
                + element("privateDnsEnabled", one.way().privateDns())
                + element("policyDocument", one.policy().isEmpty() ? null : one.policy())
                + set("routeTableIdSet", one.way().tables(), Function.identity())
                + set("subnetIdSet", one.way().subnets(), Function.identity())
                + set("groupSet", one.way().groups(), group -> element("groupId", group));
    }
}
