package dev.harden.checks.subnet;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.PeeringConnections;
import dev.harden.facts.ec2.PrefixListEntries;
import dev.harden.network.Net;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Ipv6CidrBlock;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;

class SubnetPeeringLeastRoutesTest {
    private static final String WHOLE = "FAIL rtb-1: routes the whole range of the peer through pcx-1";
    private static final String PART = "PASS rtb-1: routes a part of the peer's range through pcx-1";

    private static Net net(String... routes) {
        return Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .main("rtb-1", "vpc-1", routes)
                .main("rtb-without", "vpc-1", "0.0.0.0/0>nat-1", "10.9.0.0/16>!pcx-1")
                .list("pl-whole", "10.9.0.0/17", "10.9.128.0/17")
                .peering("pcx-1", "vpc-1", "10.9.0.0/16");
    }

    @Test
    void passesWhenAPartIsRouted() {
        assertThat(GivenNetwork.judge(net("10.9.1.0/24>pcx-1"), new SubnetPeeringLeastRoutes()))
                .containsExactly(PART);
    }

    @Test
    void failsWhenRoutesTogetherCoverTheWholeRange() {
        assertThat(GivenNetwork.judge(net("10.9.0.0/16>pcx-1"), new SubnetPeeringLeastRoutes()))
                .containsExactly(WHOLE);
        assertThat(GivenNetwork.judge(net("10.8.0.0/15>pcx-1"), new SubnetPeeringLeastRoutes()))
                .containsExactly(WHOLE);
        assertThat(GivenNetwork.judge(net("10.9.0.0/17>pcx-1", "10.9.128.0/17>pcx-1"), new SubnetPeeringLeastRoutes()))
                .containsExactly(WHOLE);
        assertThat(GivenNetwork.judge(net("pl-whole>pcx-1"), new SubnetPeeringLeastRoutes()))
                .containsExactly(WHOLE);
    }

    @Test
    void aBlackholeIsJudgedElsewhere() {
        assertThat(GivenNetwork.judge(net("10.9.0.0/16>!pcx-1"), new SubnetPeeringLeastRoutes()))
                .isEmpty();
    }

    @Test
    void allRangesOfThePeerCountAndIpv6ByItself() {
        Net net = net("10.9.0.0/16>pcx-1").peering("pcx-2", "vpc-1");
        net.peerings.clear();
        net.peering("pcx-1", "vpc-1", "10.9.0.0/16", "10.10.0.0/16");
        assertThat(GivenNetwork.judge(net, new SubnetPeeringLeastRoutes())).containsExactly(PART);
        Net six = net("2001:db8::/48>pcx-1");
        six.peerings.clear();
        six.peerings.add(VpcPeeringConnection.builder()
                .vpcPeeringConnectionId("pcx-1")
                .requesterVpcInfo(side -> side.vpcId("vpc-other")
                        .cidrBlock("10.9.0.0/16")
                        .ipv6CidrBlockSet(Ipv6CidrBlock.builder()
                                .ipv6CidrBlock("2001:db8::/56")
                                .build()))
                .accepterVpcInfo(side -> side.vpcId("vpc-1").cidrBlock("10.0.0.0/16"))
                .build());
        assertThat(GivenNetwork.judge(six, new SubnetPeeringLeastRoutes())).containsExactly(WHOLE);
    }

    @Test
    void anOptionAllowsConnections() {
        assertThat(GivenNetwork.of(net("10.9.0.0/16>pcx-1"))
                        .option("subnet-peering-least-routes.allowed", List.of("pcx-1"))
                        .judge(new SubnetPeeringLeastRoutes(), REGION))
                .containsExactly("PASS rtb-1: the option subnet-peering-least-routes.allowed names pcx-1");
    }

    @Test
    void aWideRouteStaysOneWhateverElseIsNotSeen() {
        Net net = net("10.9.0.0/16>pcx-1", "10.7.0.0/16>pcx-0");
        assertThat(GivenNetwork.judge(net, new SubnetPeeringLeastRoutes())).containsExactly(WHOLE);
        assertThat(GivenNetwork.judge(net("10.9.1.0/24>pcx-1", "10.7.0.0/16>pcx-0"), new SubnetPeeringLeastRoutes()))
                .containsExactly("UNKNOWN rtb-1: NOT_VISIBLE_FROM_HERE peering connection pcx-0 is not shown");
    }

    @Test
    void whatCouldNotBeReadMakesItUnknown() {
        assertThat(GivenNetwork.of(net("10.9.0.0/17>pcx-1", "pl-whole>pcx-1"))
                        .refused(new PrefixListEntries(REGION, "pl-whole"))
                        .judge(new SubnetPeeringLeastRoutes(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN rtb-1: ACCESS_DENIED");
        assertThat(GivenNetwork.of(net("10.9.0.0/16>pcx-1"))
                        .refused(new PeeringConnections(REGION))
                        .judge(new SubnetPeeringLeastRoutes(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN rtb-1: ACCESS_DENIED");
    }
}
