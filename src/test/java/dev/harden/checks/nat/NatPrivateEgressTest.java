package dev.harden.checks.nat;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.NatGateways;
import dev.harden.facts.ec2.PrefixListEntries;
import dev.harden.facts.ec2.VpcEndpoints;
import dev.harden.network.NatGateway;
import dev.harden.network.Net;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NatPrivateEgressTest {
    private static final String NAT = "PASS subnet-1: reaches the Internet through nat-1";

    private static Net net(String... routes) {
        Net net = Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .gateway("igw-1", "vpc-1")
                .subnet("subnet-out", "vpc-1", "a")
                .subnet("subnet-wall", "vpc-1", "a")
                .subnet("subnet-1", "vpc-1", "a")
                .main("rtb-main", "vpc-1", "0.0.0.0/0>igw-1")
                .table("rtb-wall", "vpc-1", List.of("subnet-wall"), "0.0.0.0/0>nat-1")
                .table("rtb-1", "vpc-1", List.of("subnet-1"), routes)
                .list("pl-halves", "0.0.0.0/1", "128.0.0.0/1")
                .serviceList("pl-s3", "52.218.0.0/17")
                .endpoint("vpce-wall", "vpc-1", "wall", "GatewayLoadBalancer", "", List.of("subnet-wall"))
                .eni("eni-1", "subnet-1", List.of())
                .nat("nat-1", "subnet-out");
        net.nats.add(new NatGateway("nat-private", "vpc-1", "subnet-1", "", "available", false, Set.of()));
        net.nats.add(new NatGateway("nat-failed", "vpc-1", "subnet-out", "", "failed", true, Set.of()));
        return net;
    }

    private static List<String> judge(String... routes) {
        return GivenNetwork.judge(net(routes), new NatPrivateEgress());
    }

    @Test
    void passesThroughANatGatewayOrForIpv6AnEgressOnlyGateway() {
        assertThat(judge("0.0.0.0/0>nat-1")).containsExactly(NAT);
        assertThat(judge("0.0.0.0/0>nat-1", "pl-s3>vpce-s3")).containsExactly(NAT);
        assertThat(judge("::/0>eigw-1")).containsExactly("PASS subnet-1: reaches the Internet through eigw-1");
        assertThat(judge("0.0.0.0/0>nat-1", "::/0>eigw-1"))
                .containsExactly("PASS subnet-1: reaches the Internet through eigw-1, nat-1");
    }

    @Test
    void passesAndSaysSoWhenIsolated() {
        assertThat(judge()).containsExactly("PASS subnet-1: isolated: no route leads to the Internet");
        assertThat(judge("192.168.0.0/16>tgw-1"))
                .containsExactly("PASS subnet-1: isolated: no route leads to the Internet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0>eni-9", "0.0.0.0/0>i-9", "::/0>eni-9", "0.0.0.0/1>eni-9", "pl-halves>eni-9"})
    void failsThroughAnInstanceOrInterface(String route) {
        String target = route.replaceAll(".*>", "");
        assertThat(judge(route, "203.0.113.0/24>nat-1"))
                .containsExactly(
                        "FAIL subnet-1: reaches the Internet through " + target + ", an instance or interface");
    }

    @Test
    void failsThroughANatGatewayThatIsNotAvailable() {
        assertThat(judge("0.0.0.0/0>nat-failed")).containsExactly("FAIL subnet-1: NAT gateway nat-failed is failed");
    }

    @Test
    void nat64IsAWayToTheInternet() {
        assertThat(judge("64:ff9b::/96>nat-failed")).containsExactly("FAIL subnet-1: NAT gateway nat-failed is failed");
        assertThat(judge("64:ff9b::/96>nat-1")).containsExactly(NAT);
        assertThat(judge("64:ff9b::/96>tgw-1"))
                .containsExactly("NOT_APPLICABLE subnet-1: central egress through tgw-1, which is not visible here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tgw-1", "vgw-1", "pcx-1", "arn:aws:networkmanager::111122223333:core-network/1", "nat-private"})
    void centralEgressIsNotVisibleHere(String target) {
        assertThat(judge("0.0.0.0/0>" + target))
                .containsExactly(
                        "NOT_APPLICABLE subnet-1: central egress through " + target + ", which is not visible here");
    }

    @Test
    void aNarrowRouteToAnotherNetworkIsNoCentralEgress() {
        assertThat(judge("0.0.0.0/0>nat-1", "203.0.113.0/24>tgw-1")).containsExactly(NAT);
        assertThat(judge("0.0.0.0/0>nat-1", "::/0>tgw-1"))
                .containsExactly("NOT_APPLICABLE subnet-1: central egress through tgw-1, which is not visible here");
    }

    @Test
    void followsAnEndpointToWhereItsSubnetLeads() {
        assertThat(judge("0.0.0.0/0>vpce-wall")).containsExactly(NAT);
        Net net = net("0.0.0.0/0>vpce-wall").table("rtb-wall", "vpc-1", List.of("subnet-wall"), "0.0.0.0/0>eni-9");
        assertThat(GivenNetwork.judge(net, new NatPrivateEgress()))
                .containsExactly("FAIL subnet-1: reaches the Internet through eni-9, an instance or interface");
        net.table("rtb-wall", "vpc-1", List.of("subnet-wall"), "0.0.0.0/0>vpce-second");
        assertThat(GivenNetwork.judge(net, new NatPrivateEgress()))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN subnet-1: NOT_SETTLED");
    }

    @Test
    void isAboutPrivateSubnetsWithInterfacesAlone() {
        Net net = net("0.0.0.0/0>igw-1");
        assertThat(GivenNetwork.judge(net, new NatPrivateEgress())).isEmpty();
        Net empty = net("0.0.0.0/0>eni-9");
        empty.interfaces.clear();
        assertThat(GivenNetwork.judge(empty, new NatPrivateEgress())).isEmpty();
    }

    @Test
    void theOwnerOfASharedSubnetAnswersForItsRoutes() {
        Net net = Net.empty()
                .vpcOf("999988887777", "vpc-1", false, "10.0.0.0/16")
                .subnet("subnet-1", "vpc-1", "a")
                .main("rtb-1", "vpc-1", "0.0.0.0/0>eni-9")
                .eni("eni-1", "subnet-1", List.of());
        assertThat(GivenNetwork.judge(net, new NatPrivateEgress()))
                .containsExactly(
                        "NOT_APPLICABLE subnet-1: subnet-1 belongs to account 999988887777, which answers for it");
    }

    @Test
    void whatCouldNotBeReadMakesItUnknown() {
        assertThat(judge("0.0.0.0/0>nat-not-shown"))
                .containsExactly("UNKNOWN subnet-1: NOT_VISIBLE_FROM_HERE NAT gateway nat-not-shown is not shown");
        assertThat(judge("0.0.0.0/0>nat-not-shown", "::/0>eni-9"))
                .containsExactly("FAIL subnet-1: reaches the Internet through eni-9, an instance or interface");
        assertThat(GivenNetwork.of(net("0.0.0.0/0>nat-1"))
                        .refused(new NatGateways(REGION))
                        .judge(new NatPrivateEgress(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN subnet-1: ACCESS_DENIED");
        assertThat(GivenNetwork.of(net("0.0.0.0/0>vpce-wall"))
                        .refused(new VpcEndpoints(REGION))
                        .judge(new NatPrivateEgress(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN subnet-1: ACCESS_DENIED");
        assertThat(GivenNetwork.of(net("0.0.0.0/0>eni-9", "pl-halves>nat-1"))
                        .refused(new PrefixListEntries(REGION, "pl-halves"))
                        .judge(new NatPrivateEgress(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN subnet-1: ACCESS_DENIED");
    }
}
