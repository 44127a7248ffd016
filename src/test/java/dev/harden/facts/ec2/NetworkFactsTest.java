package dev.harden.facts.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.facts.Answers;
import dev.harden.facts.CannedAws;
import dev.harden.facts.Fact;
import dev.harden.facts.elb.ClassicLoadBalancers;
import dev.harden.facts.elbv2.Listeners;
import dev.harden.facts.elbv2.LoadBalancers;
import dev.harden.network.AclRule;
import dev.harden.network.Block;
import dev.harden.network.GroupRule;
import dev.harden.network.NetworkInterface;
import dev.harden.network.Traffic;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkFactsTest {
    private static final String REGION = "eu-west-1";

    private static CannedAws answer(String operation, String... pages) {
        CannedAws aws = new CannedAws();
        for (String page : pages) {
            aws.answer(200, "<" + operation + "Response>" + page + "</" + operation + "Response>");
        }
        return aws;
    }

    private static String acl(String id, String... entries) {
        return "<item><networkAclId>" + id + "</networkAclId><ownerId>1</ownerId><vpcId>vpc-1</vpcId>"
                + "<default>false</default><entrySet>" + String.join("", entries) + "</entrySet></item>";
    }

    private static String entry(int number, String protocol, String rest) {
        return "<item><ruleNumber>" + number + "</ruleNumber><protocol>" + protocol + "</protocol>"
                + "<ruleAction>allow</ruleAction><egress>false</egress>" + rest + "</item>";
    }

    @Test
    void listsAllPagesAlsoAfterAnEmptyOne() {
        CannedAws aws = answer(
                "DescribeNetworkAcls",
                "<networkAclSet/><nextToken>t1</nextToken>",
                "<networkAclSet>" + acl("acl-1") + "</networkAclSet><nextToken>t2</nextToken>",
                "<networkAclSet>" + acl("acl-2") + "</networkAclSet>");
        assertThat(new NetworkAcls(REGION).load(aws)).containsOnlyKeys("acl-1", "acl-2");
        assertThat(aws.asked().get(2)).contains("NextToken=t2");
    }

    static Stream<Fact<?>> listing() {
        return Stream.of(
                new BlockPublicAccess(REGION),
                new BlockPublicAccessExclusions(REGION),
                new ClassicLoadBalancers(REGION),
                new Instances(REGION),
                new InternetGateways(REGION),
                new Listeners(REGION, "arn"),
                new LoadBalancers(REGION),
                new NetworkAcls(REGION),
                new NetworkInterfaces(REGION),
                new PrefixListEntries(REGION, "pl-1"),
                new RouteTables(REGION),
                new SecurityGroupRules(REGION),
                new SecurityGroups(REGION),
                new Subnets(REGION),
                new Vpcs(REGION));
    }

    @ParameterizedTest
    @MethodSource("listing")
    void anEmptyAnswerIsNoEmptyRegion(Fact<?> fact) {
        assertThatThrownBy(() -> fact.load(answer("Any", ""))).isInstanceOf(Answers.Incomplete.class);
    }

    @Test
    void readsTheEntriesOfAnAcl() {
        CannedAws aws = answer(
                "DescribeNetworkAcls",
                "<networkAclSet>"
                        + acl(
                                "acl-1",
                                entry(32767, "-1", "<cidrBlock>0.0.0.0/0</cidrBlock>"),
                                entry(
                                        300,
                                        "58",
                                        "<ipv6CidrBlock>2001:DB8::/32</ipv6CidrBlock>"
                                                + "<icmpTypeCode><type>-1</type><code>-1</code></icmpTypeCode>"),
                                entry(
                                        100,
                                        "6",
                                        "<cidrBlock>10.0.0.0/8</cidrBlock>"
                                                + "<portRange><from>22</from><to>23</to></portRange>"),
                                entry(
                                        200,
                                        "1",
                                        "<cidrBlock>10.0.0.0/8</cidrBlock>"
                                                + "<icmpTypeCode><type>8</type><code>-1</code></icmpTypeCode>"),
                                entry(400, "47", "<cidrBlock>10.0.0.0/8</cidrBlock>"))
                        + "</networkAclSet>");
        assertThat(new NetworkAcls(REGION).load(aws).get("acl-1").rules())
                .extracting(AclRule::toString)
                .containsExactly(
                        "100 allow tcp 22-23 from 10.0.0.0/8",
                        "200 allow icmp type 8 from 10.0.0.0/8",
                        "300 allow icmpv6 from 2001:db8::/32",
                        "400 allow protocol 47 from 10.0.0.0/8",
                        "* allow all traffic from 0.0.0.0/0");
    }

    @Test
    void anEntryThatCannotBeReadIsNoAnswer() {
        CannedAws aws = answer(
                "DescribeNetworkAcls", "<networkAclSet>" + acl("acl-1", entry(100, "6", "")) + "</networkAclSet>");
        assertThatThrownBy(() -> new NetworkAcls(REGION).load(aws)).isInstanceOf(Answers.Incomplete.class);
    }

    @Test
    void readsEachSourceOfARuleOfAGroup() {
        CannedAws aws = answer(
                "DescribeSecurityGroups",
                "<securityGroupInfo><item><groupId>sg-1</groupId><ownerId>1</ownerId><vpcId>vpc-1</vpcId>"
                        + "<groupName>web</groupName><ipPermissions><item><ipProtocol>tcp</ipProtocol>"
                        + "<fromPort>22</fromPort><toPort>22</toPort>"
                        + "<ipRanges><item><cidrIp>0.0.0.0/0</cidrIp><description>all</description></item></ipRanges>"
                        + "<ipv6Ranges><item><cidrIpv6>::/0</cidrIpv6></item></ipv6Ranges>"
                        + "<prefixListIds><item><prefixListId>pl-1</prefixListId></item></prefixListIds>"
                        + "<groups><item><groupId>sg-2</groupId></item></groups></item></ipPermissions>"
                        + "<ipPermissionsEgress><item><ipProtocol>-1</ipProtocol>"
                        + "<ipRanges><item><cidrIp>0.0.0.0/0</cidrIp></item></ipRanges></item>"
                        + "</ipPermissionsEgress></item></securityGroupInfo>");
        assertThat(new SecurityGroups(REGION).load(aws).get("sg-1").rules())
                .extracting(GroupRule::toString)
                .containsExactly(
                        "tcp 22 from 0.0.0.0/0",
                        "tcp 22 from ::/0",
                        "tcp 22 from pl-1",
                        "tcp 22 from sg-2",
                        "all traffic to 0.0.0.0/0");
    }

    @Test
    void findsTheIdOfARuleByWhatItSays() {
        CannedAws aws = answer(
                "DescribeSecurityGroupRules",
                "<securityGroupRuleSet><item><securityGroupRuleId>sgr-1</securityGroupRuleId><groupId>sg-1</groupId>"
                        + "<isEgress>false</isEgress><ipProtocol>-1</ipProtocol><fromPort>-1</fromPort>"
                        + "<toPort>-1</toPort><cidrIpv6>2001:DB8::/32</cidrIpv6></item></securityGroupRuleSet>");
        GroupRule rule =
                new GroupRule(false, Traffic.ALL, new GroupRule.Peer.Range(Block.parse("2001:db8::/32")), "office");
        assertThat(new SecurityGroupRules(REGION).load(aws))
                .containsEntry(SecurityGroupRules.key("sg-1", rule), "sgr-1");
    }

    private static NetworkInterface eni(String fields) {
        CannedAws aws = answer(
                "DescribeNetworkInterfaces",
                "<networkInterfaceSet><item><networkInterfaceId>eni-1</networkInterfaceId><ownerId>1</ownerId>"
                        + "<vpcId>vpc-1</vpcId><subnetId>subnet-1</subnetId><status>in-use</status>" + fields
                        + "</item></networkInterfaceSet>");
        return new NetworkInterfaces(REGION).load(aws).get(0);
    }

    @Test
    void onlyWhatAwsManagesIsALoadBalancers() {
        String text = "<interfaceType>interface</interfaceType><description>ELB app/web/1</description>";
        assertThat(eni(text).loadBalancer()).isEmpty();
        assertThat(eni(text + "<requesterManaged>true</requesterManaged>").loadBalancer())
                .isEqualTo("app/web/1");
        assertThat(eni("<interfaceType>network_load_balancer</interfaceType><description>ELB net/web/1</description>")
                        .loadBalancer())
                .isEqualTo("net/web/1");
        assertThat(eni("<description>own</description><requesterManaged>true</requesterManaged>")
                        .loadBalancer())
                .isEmpty();
    }

    @Test
    void secondaryAddressesHavePublicOnesOfTheirOwn() {
        NetworkInterface one = eni("<privateIpAddressesSet><item><privateIpAddress>10.0.0.4</privateIpAddress></item>"
                + "<item><privateIpAddress>10.0.0.5</privateIpAddress>"
                + "<association><publicIp>198.51.100.5</publicIp></association></item></privateIpAddressesSet>"
                + "<ipv6AddressesSet><item><ipv6Address>fd00::1</ipv6Address></item></ipv6AddressesSet>"
                + "<ipv6PrefixSet><item><ipv6Prefix>2600:1f00::/80</ipv6Prefix></item></ipv6PrefixSet>");
        assertThat(one.addresses().v4()).containsExactly(new NetworkInterface.Public("10.0.0.5", "198.51.100.5"));
        assertThat(one.addresses().v6()).containsExactly("2600:1f00::/80");
    }
}
