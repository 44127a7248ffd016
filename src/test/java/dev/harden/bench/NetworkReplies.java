package dev.harden.bench;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessOptionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.Region;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Answers for a large network in the SDK's own types, made page by page. Half of the subnets are public, a fourth of the
 * interfaces have a public address, every hundredth group lets everybody in on port 22.
 *
 * @param interfaces the number of network interfaces
 * @param groups the number of security groups
 * @param rules the number of rules of each
 * @param acls the number of network ACLs, and of subnets
 * @param aclRules the number of rules of each
 */
@SuppressWarnings("unchecked") // the SDK takes lambdas as varargs
record NetworkReplies(int interfaces, int groups, int rules, int acls, int aclRules) {
    private static final String OWNER = "111122223333";
    private static final int VPCS = 50;

    Object answer(AwsRequest request, Class<?> type) {
        if (request instanceof GetCallerIdentityRequest) {
            return GetCallerIdentityResponse.builder()
                    .account(OWNER)
                    .arn("arn:aws:iam::" + OWNER + ":user/bench")
                    .userId("A")
                    .build();
        }
        if (request instanceof DescribeVpcBlockPublicAccessOptionsRequest) {
            return DescribeVpcBlockPublicAccessOptionsResponse.builder()
                    .vpcBlockPublicAccessOptions(
                            options -> options.internetGatewayBlockMode("off").state("default-state"))
                    .build();
        }
        if (request instanceof DescribeRegionsRequest) {
            return page(
                    request,
                    type,
                    1,
                    i -> Region.builder()
                            .regionName("eu-west-1")
                            .optInStatus("opt-in-not-required")
                            .build());
        }
        if (request instanceof DescribeNetworkInterfacesRequest) {
            return page(request, type, interfaces, this::eni);
        }
        if (request instanceof DescribeSecurityGroupsRequest) {
            return page(request, type, groups, this::group);
        }
        if (request instanceof DescribeSecurityGroupRulesRequest) {
            return page(request, type, groups * rules, this::rule);
        }
        if (request instanceof DescribeNetworkAclsRequest) {
            return page(request, type, acls, this::acl);
        }
        if (request instanceof DescribeSubnetsRequest) {
            return page(request, type, acls, NetworkReplies::subnet);
        }
        if (request instanceof DescribeVpcsRequest) {
            return page(request, type, VPCS, NetworkReplies::vpc);
        }
        if (request instanceof DescribeRouteTablesRequest) {
            return page(request, type, 2 * VPCS, this::table);
        }
        if (request instanceof DescribeInternetGatewaysRequest) {
            return page(
                    request,
                    type,
                    VPCS,
                    i -> software.amazon.awssdk.services.ec2.model.InternetGateway.builder()
                            .internetGatewayId("igw-" + i)
                            .attachments(one -> one.vpcId("vpc-" + i).state("available"))
                            .build());
        }
        if (request instanceof DescribeNatGatewaysRequest) {
            return page(
                    request,
                    type,
                    VPCS,
                    i -> software.amazon.awssdk.services.ec2.model.NatGateway.builder()
                            .natGatewayId("nat-" + i)
                            .vpcId("vpc-" + i)
                            .subnetId("subnet-" + i)
                            .state("available")
                            .build());
        }
        return page(request, type, 0, i -> null);
    }

    /** Makes a page of whatever list the response has. */
    private static Object page(AwsRequest request, Class<?> type, int count, IntFunction<?> item) {
        int from = request.getValueForField("NextToken", String.class)
                .map(Integer::parseInt)
                .orElse(0);
        int to = Math.min(
                count,
                from + request.getValueForField("MaxResults", Integer.class).orElse(1000));
        List<?> items = IntStream.range(from, to).mapToObj(item).toList();
        try {
            SdkPojo builder = (SdkPojo) type.getMethod("builder").invoke(null);
            for (SdkField<?> field : builder.sdkFields()) {
                if (field.marshallingType().equals(MarshallingType.LIST)) {
                    field.set(builder, items);
                } else if (field.memberName().equals("NextToken") && to < count) {
                    field.set(builder, String.valueOf(to));
                }
            }
            Method build = builder.getClass().getMethod("build");
            build.setAccessible(true);
            return build.invoke(builder);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static boolean isPublic(int subnet) {
        return subnet / VPCS % 2 == 0;
    }

    private Object eni(int i) {
        int subnet = i % acls;
        String group = "sg-" + (i * 7 % (groups / VPCS) * VPCS + subnet % VPCS);
        String second = "sg-" + (i * 11 % (groups / VPCS) * VPCS + subnet % VPCS);
        return software.amazon.awssdk.services.ec2.model.NetworkInterface.builder()
                .networkInterfaceId("eni-" + i)
                .ownerId(OWNER)
                .vpcId("vpc-" + subnet % VPCS)
                .subnetId("subnet-" + subnet)
                .status("in-use")
                .interfaceType("interface")
                .groups(one -> one.groupId(group), one -> one.groupId(second))
                .privateIpAddresses(one -> {
                    one.privateIpAddress("10.0.0.4");
                    if (i / acls % 4 == 0) {
                        one.association(association -> association.publicIp("198.51.100.1"));
                    }
                })
                .build();
    }

    private Object group(int i) {
        return software.amazon.awssdk.services.ec2.model.SecurityGroup.builder()
                .groupId("sg-" + i)
                .ownerId(OWNER)
                .vpcId("vpc-" + i % VPCS)
                .groupName("group " + i)
                .ipPermissions(IntStream.range(1, rules)
                        .mapToObj(rule -> IpPermission.builder()
                                .ipProtocol("tcp")
                                .fromPort(port(i, rule))
                                .toPort(port(i, rule))
                                .ipRanges(range -> range.cidrIp(range(i, rule)).description("rule " + rule))
                                .build())
                        .toList())
                .ipPermissionsEgress(one -> one.ipProtocol("-1").ipRanges(range -> range.cidrIp("0.0.0.0/0")))
                .build();
    }

    private static int port(int group, int rule) {
        return rule == 1 && group % 100 == 0 ? 22 : rule == 2 ? 443 : 1000 + rule * 7;
    }

    private static String range(int group, int rule) {
        return rule == 1 && group % 100 == 0 || rule == 2
                ? "0.0.0.0/0"
                : String.format(Locale.ROOT, "203.%d.%d.0/24", group % 250, rule);
    }

    private Object rule(int number) {
        int group = number / rules;
        int rule = number % rules;
        var builder = software.amazon.awssdk.services.ec2.model.SecurityGroupRule.builder()
                .securityGroupRuleId("sgr-" + number)
                .groupId("sg-" + group)
                .isEgress(rule == 0);
        return rule == 0
                ? builder.ipProtocol("-1")
                        .fromPort(-1)
                        .toPort(-1)
                        .cidrIpv4("0.0.0.0/0")
                        .build()
                : builder.ipProtocol("tcp")
                        .fromPort(port(group, rule))
                        .toPort(port(group, rule))
                        .cidrIpv4(range(group, rule))
                        .build();
    }

    private Object acl(int i) {
        return software.amazon.awssdk.services.ec2.model.NetworkAcl.builder()
                .networkAclId("acl-" + i)
                .ownerId(OWNER)
                .vpcId("vpc-" + i % VPCS)
                .isDefault(false)
                .associations(one -> one.subnetId("subnet-" + i))
                .entries(IntStream.range(0, aclRules)
                        .mapToObj(rule -> {
                            boolean last = rule >= aclRules - 2;
                            NetworkAclEntry.Builder entry = NetworkAclEntry.builder()
                                    .ruleNumber(100 + rule)
                                    .egress(rule == aclRules - 1)
                                    .ruleAction(last ? "allow" : "deny")
                                    .protocol(last ? "-1" : "6")
                                    .cidrBlock(last ? "0.0.0.0/0" : "203." + i % 250 + "." + rule + ".0/24");
                            return last
                                    ? entry.build()
                                    : entry.portRange(ports ->
                                                    ports.from(20 + rule).to(30 + 2 * rule))
                                            .build();
                        })
                        .toList())
                .build();
    }

    private static Object subnet(int i) {
        return software.amazon.awssdk.services.ec2.model.Subnet.builder()
                .subnetId("subnet-" + i)
                .ownerId(OWNER)
                .vpcId("vpc-" + i % VPCS)
                .availabilityZone("eu-west-1a")
                .availabilityZoneId("euw1-az1")
                .mapPublicIpOnLaunch(false)
                .assignIpv6AddressOnCreation(false)
                .build();
    }

    private static Object vpc(int i) {
        return software.amazon.awssdk.services.ec2.model.Vpc.builder()
                .vpcId("vpc-" + i)
                .ownerId(OWNER)
                .isDefault(false)
                .cidrBlock("10.0.0.0/16")
                .build();
    }

    /** Gives the VPC's main table, which leads to a NAT gateway, and one for its public subnets. */
    private Object table(int i) {
        int vpc = i / 2;
        boolean main = i % 2 == 0;
        return software.amazon.awssdk.services.ec2.model.RouteTable.builder()
                .routeTableId("rtb-" + i)
                .ownerId(OWNER)
                .vpcId("vpc-" + vpc)
                .associations(
                        main
                                ? List.of(software.amazon.awssdk.services.ec2.model.RouteTableAssociation.builder()
                                        .main(true)
                                        .build())
                                : IntStream.range(0, acls)
                                        .filter(subnet -> subnet % VPCS == vpc && isPublic(subnet))
                                        .mapToObj(subnet ->
                                                software.amazon.awssdk.services.ec2.model.RouteTableAssociation
                                                        .builder()
                                                        .subnetId("subnet-" + subnet)
                                                        .build())
                                        .toList())
                .routes(
                        one -> one.destinationCidrBlock("10.0.0.0/16")
                                .gatewayId("local")
                                .state("active"),
                        one -> one.destinationCidrBlock("0.0.0.0/0")
                                .gatewayId(main ? null : "igw-" + vpc)
                                .natGatewayId(main ? "nat-" + vpc : null)
                                .state("active"))
                .build();
    }
}
