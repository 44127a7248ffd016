package dev.harden.facts.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.facts.Answers;
import dev.harden.facts.CannedAws;
import dev.harden.facts.Fact;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import dev.harden.network.Endpoint;
import dev.harden.network.NatGateway;
import dev.harden.network.NetworkAcl;
import dev.harden.network.NetworkInterface;
import dev.harden.network.SecurityGroup;
import dev.harden.network.Subnet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.FlowLog;

class Ec2AnswersTest {
    private static final String REGION = "eu-west-1";

    /** Loads a fact from one page of these items. */
    static <T> T load(Fact<T> fact, String set, String... items) {
        return fact.load(new CannedAws()
                .answer(
                        200,
                        "<AnyResponse><" + set + "><item>" + String.join("</item><item>", items) + "</item></" + set
                                + "></AnyResponse>"));
    }

    @Test
    void aGatewayCountsWhereItIsAttached() {
        assertThat(load(
                        new InternetGateways(REGION),
                        "internetGatewaySet",
                        "<internetGatewayId>igw-1</internetGatewayId><attachmentSet>"
                                + "<item><vpcId>vpc-1</vpcId><state>available</state></item>"
                                + "<item><vpcId>vpc-2</vpcId><state>attached</state></item>"
                                + "<item><vpcId>vpc-3</vpcId><state>detaching</state></item></attachmentSet>",
                        "<internetGatewayId>igw-2</internetGatewayId>"))
                .hasEntrySatisfying("igw-1", vpcs -> assertThat(vpcs).containsExactlyInAnyOrder("vpc-1", "vpc-2"))
                .hasEntrySatisfying("igw-2", vpcs -> assertThat(vpcs).isEmpty());
    }

    private static NatGateway nat(String fields) {
        return load(
                        new NatGateways(REGION),
                        "natGatewaySet",
                        "<natGatewayId>nat-1</natGatewayId><vpcId>vpc-1</vpcId><state>available</state>" + fields)
                .get(0);
    }

    @Test
    void readsNatGatewaysOfZonesAndOfRegions() {
        NatGateway zonal = nat("<subnetId>subnet-1</subnetId><connectivityType>private</connectivityType>");
        assertThat(zonal.isRegional()).isFalse();
        assertThat(zonal.isPublic()).isFalse();
        NatGateway regional = nat(
                "<availabilityMode>regional</availabilityMode><routeTableId>rtb-1</routeTableId><natGatewayAddressSet>"
                        + "<item><availabilityZoneId>euw1-az1</availabilityZoneId></item></natGatewayAddressSet>");
        assertThat(regional.isRegional()).isTrue();
        assertThat(regional.isPublic()).isTrue();
        assertThat(regional.table()).isEqualTo("rtb-1");
        assertThat(regional.zones()).containsExactly("euw1-az1");
        assertThat(nat("<availabilityMode>regional</availabilityMode><routeTableId>rtb-1</routeTableId>"
                                + "<autoProvisionZones>enabled</autoProvisionZones>")
                        .zones())
                .containsExactly(NatGateway.EVERY_ZONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<availabilityMode>zonal</availabilityMode>",
                "<availabilityMode>regional</availabilityMode><autoProvisionZones>enabled</autoProvisionZones>",
                "<availabilityMode>regional</availabilityMode><routeTableId>rtb-1</routeTableId>"
            })
    void aNatGatewayWithoutItsPlaceIsAnIncompleteAnswer(String fields) {
        assertThatThrownBy(() -> nat(fields)).isInstanceOf(Answers.Incomplete.class);
    }

    private static Subnet subnet(String fields) {
        return load(
                        new Subnets(REGION),
                        "subnetSet",
                        "<subnetId>subnet-1</subnetId><ownerId>1</ownerId><vpcId>vpc-1</vpcId>"
                                + "<availabilityZone>eu-west-1a</availabilityZone>"
                                + "<availabilityZoneId>euw1-az3</availabilityZoneId>" + fields)
                .get("subnet-1");
    }

    @Test
    void readsWhatASubnetGivesToInterfaces() {
        Subnet subnet = subnet("<mapPublicIpOnLaunch>true</mapPublicIpOnLaunch>"
                + "<assignIpv6AddressOnCreation>true</assignIpv6AddressOnCreation><ipv6Native>true</ipv6Native>"
                + "<ipv6CidrBlockAssociationSet><item><ipv6CidrBlock>2600:1f00::/64</ipv6CidrBlock><ipv6CidrBlockState><state>associated</state></ipv6CidrBlockState>"
                + "</item></ipv6CidrBlockAssociationSet>"
                + "<blockPublicAccessStates><internetGatewayBlockMode>off</internetGatewayBlockMode>"
                + "</blockPublicAccessStates>"
                + "<tagSet><item><key>Name</key><value>web</value></item><item><key>Tier</key></item></tagSet>");
        assertThat(subnet.addresses())
                .isEqualTo(new Subnet.Addresses(
                        false, true, true, true, Block.parse("2600:1f00::/64").addresses(), AddressSet.NONE));
        assertThat(subnet.zone()).isEqualTo(new Subnet.Zone("eu-west-1a", "euw1-az3"));
        assertThat(subnet.block()).isEqualTo("off");
        assertThat(subnet.tags()).containsOnlyKeys("Name");
        assertThatThrownBy(() -> subnet("<mapPublicIpOnLaunch>true</mapPublicIpOnLaunch>"))
                .isInstanceOf(Answers.Incomplete.class);
    }

    @Test
    void rangesOfAVpcCountWhileTheyAreAssociated() {
        String ranges = "<cidrBlock>10.0.0.0/16</cidrBlock><cidrBlockAssociationSet>"
                + "<item><cidrBlock>10.0.0.0/16</cidrBlock><cidrBlockState><state>associated</state></cidrBlockState></item>"
                + "<item><cidrBlock>10.1.0.0/16</cidrBlock><cidrBlockState><state>associated</state></cidrBlockState></item>"
                + "<item><cidrBlock>10.2.0.0/16</cidrBlock><cidrBlockState><state>disassociated</state></cidrBlockState>"
                + "</item></cidrBlockAssociationSet><ipv6CidrBlockAssociationSet><item>"
                + "<ipv6CidrBlock>2001:db8::/56</ipv6CidrBlock><ipv6CidrBlockState><state>associated</state>"
                + "</ipv6CidrBlockState></item></ipv6CidrBlockAssociationSet>";
        String head = "<vpcId>vpc-1</vpcId><ownerId>1</ownerId><isDefault>false</isDefault>";
        var vpc = load(new Vpcs(REGION), "vpcSet", head + ranges).get("vpc-1");
        assertThat(vpc.ranges())
                .isEqualTo(Read.block("10.0.0.0/15", "x")
                        .addresses()
                        .union(Read.block("2001:db8::/56", "x").addresses()));
        assertThatThrownBy(() -> load(new Vpcs(REGION), "vpcSet", head)).isInstanceOf(Answers.Incomplete.class);
    }

    private static Endpoint endpoint(String fields) {
        return load(
                        new VpcEndpoints(REGION),
                        "vpcEndpointSet",
                        "<vpcEndpointId>vpce-1</vpcEndpointId><ownerId>1</ownerId><vpcId>vpc-1</vpcId>"
                                + "<vpcEndpointType>Interface</vpcEndpointType>" + fields)
                .get("vpce-1");
    }

    @Test
    void privateDnsForResolversAloneServesNoVpc() {
        String on = "<state>Available</state><privateDnsEnabled>true</privateDnsEnabled>";
        assertThat(endpoint(on).way().privateDns()).isTrue();
        assertThat(endpoint(on).isAvailable()).isTrue();
        assertThat(endpoint(on
                                + "<dnsOptions><privateDnsOnlyForInboundResolverEndpoint>true"
                                + "</privateDnsOnlyForInboundResolverEndpoint></dnsOptions>")
                        .way()
                        .privateDns())
                .isFalse();
        assertThat(endpoint("<state>available</state>").way().privateDns()).isFalse();
        assertThat(endpoint("<state>available</state><ipAddressType>dualstack</ipAddressType>")
                        .way()
                        .v6())
                .isTrue();
    }

    @Test
    void ofAServiceWithTwoKindsOfEndpointsTheInterfacesCount() {
        String gateway = "<serviceName>s3</serviceName><serviceType><item><serviceType>Gateway</serviceType></item>"
                + "</serviceType><availabilityZoneSet><item>eu-west-1a</item></availabilityZoneSet>";
        String interfaces =
                "<serviceName>s3</serviceName><serviceType><item><serviceType>Interface</serviceType></item>"
                        + "</serviceType><availabilityZoneSet><item>eu-west-1b</item></availabilityZoneSet>";
        VpcEndpointServices fact = new VpcEndpointServices(REGION);
        assertThat(load(fact, "serviceDetailSet", gateway, interfaces).get("s3").availabilityZones())
                .containsExactly("eu-west-1b");
        assertThat(load(fact, "serviceDetailSet", interfaces, gateway).get("s3").availabilityZones())
                .containsExactly("eu-west-1b");
    }

    @Test
    void flowLogsOfTransitGatewaysHaveNoTrafficType() {
        String log = "<flowLogId>fl-1</flowLogId><flowLogStatus>ACTIVE</flowLogStatus>";
        assertThat(load(new FlowLogs(REGION), "flowLogSet", log + "<resourceId>tgw-1</resourceId>"))
                .extracting(FlowLog::resourceId)
                .containsExactly("tgw-1");
        assertThatThrownBy(() -> load(new FlowLogs(REGION), "flowLogSet", log + "<resourceId>vpc-1</resourceId>"))
                .isInstanceOf(Answers.Incomplete.class);
    }

    @Test
    void ownListsAreOfNoService() {
        String[] lists = {
            "<prefixListId>pl-1</prefixListId><ownerId>AWS</ownerId><prefixListName>com.amazonaws.eu-west-1.s3</prefixListName>",
            "<prefixListId>pl-2</prefixListId><ownerId>AWS</ownerId><prefixListName>com.amazonaws.eu-west-1.dynamodb"
                    + "</prefixListName>",
            "<prefixListId>pl-3</prefixListId><ownerId>AWS</ownerId><prefixListName>com.amazonaws.eu-west-1.s3express"
                    + "</prefixListName>",
            "<prefixListId>pl-4</prefixListId><ownerId>AWS</ownerId><prefixListName>"
                    + "com.amazonaws.global.cloudfront.origin-facing</prefixListName>",
            "<prefixListId>pl-5</prefixListId><ownerId>111122223333</ownerId><prefixListName>com.amazonaws.eu-west-1.s3"
                    + "</prefixListName>"
        };
        assertThat(load(new ServiceLists(REGION), "prefixListSet", lists))
                .containsExactlyInAnyOrder("pl-1", "pl-2", "pl-3");
    }

    private static NetworkInterface eni(String fields) {
        return load(
                        new NetworkInterfaces(REGION),
                        "networkInterfaceSet",
                        "<networkInterfaceId>eni-1</networkInterfaceId><ownerId>1</ownerId><vpcId>vpc-1</vpcId>"
                                + "<subnetId>subnet-1</subnetId><status>in-use</status>" + fields)
                .get(0);
    }

    @Test
    void secondaryAddressesHavePublicOnesOfTheirOwn() {
        NetworkInterface one = eni("<privateIpAddressesSet><item><privateIpAddress>10.0.0.4</privateIpAddress></item>"
                + "<item><privateIpAddress>10.0.0.5</privateIpAddress><association><publicIp>198.51.100.1</publicIp>"
                + "</association></item></privateIpAddressesSet>"
                + "<ipv6AddressesSet><item><ipv6Address>2600:1f18::1</ipv6Address></item>"
                + "<item><ipv6Address>fd00::1</ipv6Address></item></ipv6AddressesSet>");
        assertThat(one.addresses().v4()).containsExactly(new NetworkInterface.Public("10.0.0.5", "198.51.100.1"));
        assertThat(one.addresses().v6()).containsExactly("2600:1f18::1");
        assertThat(eni("").hasPublicAddress()).isFalse();
    }

    @Test
    void readsRulesOfNetworkAcls() {
        String head =
                "<networkAclId>acl-1</networkAclId><ownerId>1</ownerId><vpcId>vpc-1</vpcId><default>false</default>";
        String rule = "<egress>false</egress><ruleAction>deny</ruleAction><cidrBlock>0.0.0.0/0</cidrBlock>";
        NetworkAcl acl = load(
                        new NetworkAcls(REGION),
                        "networkAclSet",
                        head + "<entrySet><item><ruleNumber>200</ruleNumber><protocol>-1</protocol>" + rule + "</item>"
                                + "<item><ruleNumber>100</ruleNumber><protocol>6</protocol><portRange><from>20</from>"
                                + "<to>25</to></portRange>" + rule + "</item></entrySet>")
                .get("acl-1");
        assertThat(acl.rules())
                .extracting(Object::toString)
                .containsExactly("100 deny tcp 20-25 from 0.0.0.0/0", "200 deny all traffic from 0.0.0.0/0");
        assertThatThrownBy(() -> load(new NetworkAcls(REGION), "networkAclSet", head))
                .isInstanceOf(Answers.Incomplete.class);
        assertThatThrownBy(() -> load(
                        new NetworkAcls(REGION),
                        "networkAclSet",
                        head + "<entrySet><item><ruleNumber>1</ruleNumber><protocol>many</protocol>" + rule
                                + "</item></entrySet>"))
                .isInstanceOf(Answers.Incomplete.class);
    }

    @Test
    void eachSourceOfARuleIsOne() {
        SecurityGroup group = load(
                        new SecurityGroups(REGION),
                        "securityGroupInfo",
                        "<groupId>sg-1</groupId><ownerId>1</ownerId><vpcId>vpc-1</vpcId><groupName>web</groupName>"
                                + "<ipPermissions><item><ipProtocol>tcp</ipProtocol><fromPort>22</fromPort>"
                                + "<toPort>22</toPort><ipRanges><item><cidrIp>0.0.0.0/0</cidrIp></item></ipRanges>"
                                + "<ipv6Ranges><item><cidrIpv6>::/0</cidrIpv6></item></ipv6Ranges>"
                                + "<prefixListIds><item><prefixListId>pl-1</prefixListId></item></prefixListIds>"
                                + "<groups><item><groupId>sg-2</groupId></item></groups></item></ipPermissions>"
                                + "<ipPermissionsEgress/>")
                .get("sg-1");
        assertThat(group.rules())
                .extracting(Object::toString)
                .containsExactly("tcp 22 from 0.0.0.0/0", "tcp 22 from ::/0", "tcp 22 from pl-1", "tcp 22 from sg-2");
    }
}
