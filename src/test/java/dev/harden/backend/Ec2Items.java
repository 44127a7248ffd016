package dev.harden.backend;

import static dev.harden.backend.Ec2Xml.element;
import static dev.harden.backend.Ec2Xml.set;

import dev.harden.network.AclRule;
import dev.harden.network.Endpoint;
import dev.harden.network.GroupRule;
import dev.harden.network.GroupRule.Peer;
import dev.harden.network.NatGateway;
import dev.harden.network.NetworkAcl;
import dev.harden.network.NetworkInterface;
import dev.harden.network.Route;
import dev.harden.network.RouteTable;
import dev.harden.network.SecurityGroup;
import dev.harden.network.Subnet;
import dev.harden.network.Traffic;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.model.Instance;

/** Writes the things of a network as EC2 does. */
final class Ec2Items {
    private Ec2Items() {}

    static String subnet(Subnet subnet) {
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

    static String table(RouteTable table) {
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
                + set("routeSet", table.routes(), Ec2Items::route);
    }

    static String route(Route route) {
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

    static String acl(NetworkAcl acl) {
        return element("networkAclId", acl.id())
                + element("ownerId", acl.owner())
                + element("vpcId", acl.vpc())
                + element("default", acl.isDefault())
                + set("associationSet", acl.subnets(), subnet -> element("subnetId", subnet))
                + set("entrySet", acl.rules(), Ec2Items::entry);
    }

    static String entry(AclRule rule) {
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

    static String group(SecurityGroup group) {
        return element("groupId", group.id())
                + element("ownerId", group.owner())
                + element("vpcId", group.vpc())
                + element("groupName", group.name())
                + set("ipPermissions", group.rules(false), Ec2Items::permission)
                + set("ipPermissionsEgress", group.rules(true), Ec2Items::permission);
    }

    static String protocol(GroupRule rule, boolean always) {
        Traffic traffic = rule.traffic();
        String name = Traffic.name(Traffic.protocolAt(traffic.first())).replace("protocol ", "");
        String ports = traffic.hasPorts()
                ? element("fromPort", Traffic.portAt(traffic.first()))
                        + element("toPort", Traffic.portAt(traffic.last()))
                : always ? element("fromPort", -1) + element("toPort", -1) : "";
        return element("ipProtocol", traffic.equals(Traffic.ALL) ? "-1" : name) + ports;
    }

    static String permission(GroupRule rule) {
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

    static String rule(SecurityGroup group, GroupRule rule) {
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

    static String eni(NetworkInterface one) {
        NetworkInterface.Use use = one.use();
        return element("networkInterfaceId", one.id())
                + element("ownerId", one.owner())
                + element("vpcId", one.vpc())
                + element("subnetId", one.subnet())
                + element("interfaceType", use.type().equals("load_balancer") ? "interface" : use.type())
                + element("requesterManaged", use.type().equals("load_balancer"))
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
                + one.addresses().inside().stream()
                        .filter(address -> !address.contains(":")
                                && one.addresses().v4().stream()
                                        .noneMatch(each -> each.inside().equals(address)))
                        .findFirst()
                        .map(address -> element("privateIpAddress", address))
                        .orElse("")
                + set("ipv6AddressesSet", one.addresses().v6(), address -> element("ipv6Address", address));
    }

    static String instance(Instance one) {
        var profile = one.iamInstanceProfile();
        var metadata = one.metadataOptions();
        var operator = one.operator();
        return element("instanceId", one.instanceId())
                + element("imageId", one.imageId())
                + element("keyName", one.keyName())
                + element("launchTime", one.launchTime())
                + element("instanceState", element("name", one.state().nameAsString()))
                + (profile == null
                        ? ""
                        : element("iamInstanceProfile", element("arn", profile.arn()) + element("id", profile.id())))
                + (metadata == null
                        ? ""
                        : element(
                                "metadataOptions",
                                element("state", metadata.stateAsString())
                                        + element("httpTokens", metadata.httpTokensAsString())
                                        + element("httpEndpoint", metadata.httpEndpointAsString())))
                + (operator == null
                        ? ""
                        : element(
                                "operator",
                                element("managed", operator.managed()) + element("principal", operator.principal())))
                + set("groupSet", one.securityGroups(), group -> element("groupId", group.groupId()))
                + set("tagSet", one.tags(), tag -> element("key", tag.key()) + element("value", tag.value()));
    }

    static String nat(NatGateway one) {
        return element("natGatewayId", one.id())
                + element("vpcId", one.vpc())
                + element("subnetId", one.subnet())
                + element("state", one.state())
                + element("connectivityType", one.isPublic() ? "public" : "private");
    }

    static String endpoint(Endpoint one) {
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
