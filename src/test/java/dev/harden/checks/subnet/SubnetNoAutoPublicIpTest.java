package dev.harden.checks.subnet;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.InternetGateways;
import dev.harden.facts.ec2.RouteTables;
import dev.harden.network.Net;
import dev.harden.network.Subnet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubnetNoAutoPublicIpTest {
    private static Net net(boolean four, boolean six, String... routes) {
        return Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .gateway("igw-1", "vpc-1")
                .subnet("subnet-1", "vpc-1", "a", new Subnet.Addresses(true, true, four, six))
                .main("rtb-1", "vpc-1", routes);
    }

    @Test
    void passesWhenItHandsOutNone() {
        assertThat(GivenNetwork.judge(net(false, false, "0.0.0.0/0>igw-1"), new SubnetNoAutoPublicIp()))
                .containsExactly("PASS subnet-1: the subnet assigns no public addresses");
    }

    @Test
    void failsOnIpv4AndSaysWhenItIsHarmlessToday() {
        assertThat(GivenNetwork.judge(net(true, false, "0.0.0.0/0>igw-1"), new SubnetNoAutoPublicIp()))
                .containsExactly("FAIL subnet-1: instances get a public IPv4 address (MapPublicIpOnLaunch)");
        assertThat(GivenNetwork.judge(net(true, false), new SubnetNoAutoPublicIp()))
                .containsExactly("FAIL subnet-1: instances get a public IPv4 address (MapPublicIpOnLaunch); harmless"
                        + " today, as no route leads to an Internet gateway");
        assertThat(GivenNetwork.of(net(true, false))
                        .refused(new RouteTables(REGION))
                        .judge(new SubnetNoAutoPublicIp(), REGION))
                .containsExactly("FAIL subnet-1: instances get a public IPv4 address (MapPublicIpOnLaunch)");
    }

    @Test
    void addressesOfIpv6CountWithARouteOfIpv6() {
        assertThat(GivenNetwork.judge(net(false, true, "::/0>igw-1"), new SubnetNoAutoPublicIp()))
                .containsExactly("FAIL subnet-1: interfaces get an IPv6 address (AssignIpv6AddressOnCreation), which"
                        + " rtb-1 leads to the Internet");
        assertThat(GivenNetwork.judge(net(false, true, "::/0>eigw-1", "0.0.0.0/0>igw-1"), new SubnetNoAutoPublicIp()))
                .containsExactly(
                        "PASS subnet-1: IPv6 addresses that the subnet assigns have no route to an Internet gateway");
        assertThat(GivenNetwork.of(net(false, true, "::/0>igw-1"))
                        .refused(new InternetGateways(REGION))
                        .judge(new SubnetNoAutoPublicIp(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN subnet-1: ACCESS_DENIED");
    }

    @Test
    void anOptionAllowsSubnets() {
        assertThat(GivenNetwork.of(net(true, false, "0.0.0.0/0>igw-1"))
                        .option("subnet-no-auto-public-ip.allowed", List.of("subnet-1"))
                        .judge(new SubnetNoAutoPublicIp(), REGION))
                .containsExactly(
                        "NOT_APPLICABLE subnet-1: the option subnet-no-auto-public-ip.allowed names the subnet");
    }
}
