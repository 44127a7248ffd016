package dev.harden.checks.nat;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.NatGateways;
import dev.harden.facts.ec2.PrefixListEntries;
import dev.harden.network.NatGateway;
import dev.harden.network.Net;
import dev.harden.network.Subnet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NatSameZoneTest {
    private static Net net(String... routes) {
        return Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-out-a", "vpc-1", "a")
                .subnet("subnet-out-b", "vpc-1", "b")
                .subnet("subnet-1", "vpc-1", "a")
                .main("rtb-main", "vpc-1", "0.0.0.0/0>igw-1")
                .table("rtb-1", "vpc-1", List.of("subnet-1"), routes)
                .list("pl-1", "198.51.100.0/24")
                .nat("nat-a", "subnet-out-a")
                .nat("nat-b", "subnet-out-b");
    }

    private static Net regional(String... zones) {
        Net net = net("0.0.0.0/0>nat-r");
        net.nats.add(new NatGateway("nat-r", "vpc-1", "", "rtb-r", "available", true, Set.of(zones)));
        return net;
    }

    private static List<String> judge(Net net) {
        return GivenNetwork.judge(net, new NatSameZone());
    }

    @Test
    void passesInItsOwnZone() {
        assertThat(judge(net("0.0.0.0/0>nat-a")))
                .containsExactly("PASS subnet-1: the NAT gateway is in the subnet's zone euw1-az1");
    }

    @Test
    void failsInAnotherZone() {
        assertThat(judge(net("0.0.0.0/0>nat-b")))
                .containsExactly("FAIL subnet-1: the subnet is in euw1-az1 and uses nat-b in euw1-az2");
        assertThat(judge(net("0.0.0.0/1>nat-a", "128.0.0.0/1>nat-b")))
                .containsExactly("FAIL subnet-1: the subnet is in euw1-az1 and uses nat-b in euw1-az2");
    }

    @Test
    void nat64CountsToo() {
        assertThat(judge(net("64:ff9b::/96>nat-b")))
                .containsExactly("FAIL subnet-1: the subnet is in euw1-az1 and uses nat-b in euw1-az2");
        assertThat(judge(net("64:ff9b::/96>nat-a")))
                .containsExactly("PASS subnet-1: the NAT gateway is in the subnet's zone euw1-az1");
    }

    @Test
    void idsOfZonesCountAndNotTheirNames() {
        Net net = net("0.0.0.0/0>nat-b");
        net.subnets.put(
                "subnet-out-b",
                new Subnet(
                        "subnet-out-b",
                        Net.OWNER,
                        "vpc-1",
                        new Subnet.Zone("eu-west-1b", "euw1-az1"),
                        Map.of(),
                        new Subnet.Addresses(true, false, false, false),
                        "off"));
        assertThat(judge(net)).containsExactly("PASS subnet-1: the NAT gateway is in the subnet's zone euw1-az1");
    }

    @Test
    void aRegionalOneCountsForItsZones() {
        assertThat(judge(regional("euw1-az1", "euw1-az2")))
                .singleElement()
                .asString()
                .startsWith("PASS");
        assertThat(judge(regional(NatGateway.EVERY_ZONE)))
                .singleElement()
                .asString()
                .startsWith("PASS");
        assertThat(judge(regional("euw1-az3", "euw1-az2")))
                .containsExactly("FAIL subnet-1: the subnet is in euw1-az1 and uses nat-r in euw1-az2, euw1-az3");
    }

    @Test
    void isNotAboutSubnetsThatUseNone() {
        assertThat(judge(net("0.0.0.0/0>igw-1"))).isEmpty();
        assertThat(judge(net("0.0.0.0/0>!nat-b"))).isEmpty();
        assertThat(judge(net("0.0.0.0/0>nat-b", "0.0.0.0/1>tgw-1", "128.0.0.0/1>tgw-1")))
                .isEmpty();
    }

    @Test
    void aListThatCouldNotBeReadMayLeadToAnotherOne() {
        assertThat(GivenNetwork.of(net("0.0.0.0/0>nat-a", "pl-1>nat-b"))
                        .refused(new PrefixListEntries(REGION, "pl-1"))
                        .judge(new NatSameZone(), REGION))
                .filteredOn(line -> line.startsWith("UNKNOWN subnet-1"))
                .hasSize(1);
        assertThat(GivenNetwork.of(net("0.0.0.0/0>igw-1", "pl-1>nat-b"))
                        .refused(new PrefixListEntries(REGION, "pl-1"))
                        .judge(new NatSameZone(), REGION))
                .filteredOn(line -> line.startsWith("UNKNOWN subnet-1"))
                .hasSize(1);
    }

    @Test
    void aGatewayThatIsNotShownHidesNoFailure() {
        assertThat(judge(net("0.0.0.0/0>nat-0")))
                .containsExactly("UNKNOWN subnet-1: NOT_VISIBLE_FROM_HERE NAT gateway nat-0 is not shown");
        assertThat(judge(net("0.0.0.0/1>nat-0", "128.0.0.0/1>nat-b")))
                .singleElement()
                .asString()
                .startsWith("FAIL");
        assertThat(GivenNetwork.of(net("0.0.0.0/0>nat-a"))
                        .refused(new NatGateways(REGION))
                        .judge(new NatSameZone(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN subnet-1: ACCESS_DENIED");
    }
}
