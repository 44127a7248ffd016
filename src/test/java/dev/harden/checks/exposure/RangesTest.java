package dev.harden.checks.exposure;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.exposure.GivenExposure.open;
import static dev.harden.checks.exposure.GivenExposure.subnet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.AddressAtStart;
import dev.harden.facts.ec2.Instances;
import dev.harden.facts.ec2.Subnets;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import dev.harden.network.Net;
import dev.harden.network.NetworkInterface;
import dev.harden.network.Subnet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds what looks like an address of the Internet, and what becomes one, to what AWS says of it. */
class RangesTest {
    private static final ExposureAdminPorts CHECK = new ExposureAdminPorts();
    private static final String SSH = "in tcp 22 0.0.0.0/0";
    private static final String STARTS = "its instance i-1 is stopped, and gets a public address when it starts";

    private static AddressSet range(String range) {
        return Block.parse(range).addresses();
    }

    private static Net six(String closed) {
        Net net = subnet("in tcp 22 ::/0");
        net.subnet(
                "subnet-1",
                "vpc-1",
                "a",
                new Subnet.Addresses(true, true, false, false, range("2600:1f00:41::/64"), range(closed)));
        return net.eni("eni-1", "subnet-1", List.of("sg-web"), "2600:1f00:41::5");
    }

    @Test
    void aPrivateRangeOfIpv6IsNotReached() {
        assertThat(GivenNetwork.judge(six("2600:1f00:41::/64"), CHECK))
                .containsExactly("PASS eni-1: not reached: the IPv6 addresses are of a range that AWS keeps private"
                        + " (ipv6AddressAttribute)");
        assertThat(GivenNetwork.judge(six("2600:1f00:42::/64"), CHECK).get(0)).startsWith("FAIL");
        assertThat(GivenNetwork.of(six("2600:1f00:41::/64"))
                        .refused(new Subnets(REGION))
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("UNKNOWN");
    }

    @Test
    void aRouteForNat64IsNoWayIn() {
        Net net = six("2600:1f00:42::/64");
        net.table("rtb-1", "vpc-1", List.of("subnet-1"), "64:ff9b::/96>nat-1");
        assertThat(GivenNetwork.judge(net, CHECK).get(0)).startsWith("PASS");
    }

    @Test
    void aPublicAddressBesideAPrivateRangeIsReached() {
        Net net = six("2600:1f00:41::/64");
        net.group("sg-web", "vpc-1", "web", SSH).eni("eni-2", "subnet-1", List.of("sg-web"), "198.51.100.2");
        assertThat(GivenNetwork.judge(net, CHECK).get(1)).startsWith("FAIL eni-2");
    }

    private static Net customers(String... routes) {
        Net net = subnet(SSH).main("rtb-1", "vpc-1", routes);
        net.interfaces.add(new NetworkInterface(
                "eni-1",
                Net.OWNER,
                "vpc-1",
                "subnet-1",
                List.of("sg-web"),
                new NetworkInterface.Use("interface", "", true, "", false),
                new NetworkInterface.Addresses(List.of(), List.of(), List.of("10.0.0.5"), List.of("18.218.95.81"))));
        return net;
    }

    @Test
    void whatACustomersNetworkLetsInIsNotKnown() {
        assertThat(GivenNetwork.judge(customers("0.0.0.0/0>lgw-1"), CHECK).get(0))
                .startsWith("UNKNOWN eni-1: NOT_SETTLED the interface has a customer-owned address");
        assertThat(GivenNetwork.judge(customers("0.0.0.0/0>igw-1"), CHECK).get(0))
                .startsWith("PASS");
    }

    private static Net stopped(String state, boolean gives) {
        Net net = subnet(SSH)
                .subnet("subnet-1", "vpc-1", "a", new Subnet.Addresses(true, false, gives, false))
                .eni(
                        "eni-1",
                        "subnet-1",
                        List.of("sg-web"),
                        new NetworkInterface.Use("interface", "", true, "i-1", false));
        net.instances.put("i-1", state);
        return net;
    }

    private static String judged(Net net, Optional<Boolean> own) {
        return GivenNetwork.of(net)
                .fact(new AddressAtStart(REGION, "eni-1"), own)
                .judge(CHECK, REGION)
                .get(0);
    }

    @Test
    void aStoppedInstanceIsJudgedAsItWillStart() {
        assertThat(judged(stopped("stopped", false), Optional.of(true)))
                .isEqualTo("FAIL eni-1: the Internet reaches tcp 22; " + STARTS);
        assertThat(judged(stopped("stopped", true), Optional.empty())).endsWith(STARTS);
        assertThat(judged(stopped("stopped", true), Optional.of(false))).startsWith("PASS");
        assertThat(judged(stopped("stopped", false), Optional.empty())).startsWith("PASS");
        assertThat(judged(stopped("running", true), Optional.of(true)))
                .isEqualTo("PASS eni-1: not reached: no public address");
        assertThat(GivenNetwork.of(stopped("stopped", false))
                        .refused(new AddressAtStart(REGION, "eni-1"))
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("UNKNOWN");
        assertThat(GivenNetwork.of(stopped("stopped", false))
                        .refused(new Instances(REGION))
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("UNKNOWN");
    }

    @Test
    void aStoppedInstancePassesWithTheWordWhereItsGroupIsClosed() {
        Net net = stopped("stopped", true);
        net.group("sg-web", "vpc-1", "web", "in tcp 443 0.0.0.0/0");
        assertThat(judged(net, Optional.of(true)))
                .startsWith("PASS eni-1: reached on tcp 443, but on no admin port")
                .endsWith(STARTS);
    }

    private static Net appliance(String edge, boolean forwards) {
        Net net = open(SSH).subnet("subnet-fw", "vpc-1", "a");
        net.subnet(
                "subnet-1",
                "vpc-1",
                "a",
                new Subnet.Addresses(true, false, false, false, range("10.0.1.0/24"), AddressSet.NONE));
        net.interfaces.add(new NetworkInterface(
                "eni-fw",
                Net.OWNER,
                "vpc-1",
                "subnet-fw",
                List.of("sg-web"),
                new NetworkInterface.Use("interface", "", true, "", false, true, forwards),
                new NetworkInterface.Addresses(List.of(), List.of())));
        return net.table("rtb-edge", "vpc-1", false, Set.of(), Set.of("igw-1"), edge);
    }

    @Test
    void whatAnApplianceLetsByIsNotKnown() {
        Net behind =
                appliance("10.0.1.0/24>eni-fw", true).table("rtb-in", "vpc-1", List.of("subnet-1"), "0.0.0.0/0>eni-fw");
        assertThat(GivenNetwork.judge(behind, CHECK).get(0))
                .startsWith("UNKNOWN eni-1: NOT_SETTLED route table rtb-in leads through appliance eni-fw");
        Net dropping = appliance("10.0.1.0/24>eni-fw", false)
                .table("rtb-in", "vpc-1", List.of("subnet-1"), "0.0.0.0/0>eni-fw");
        assertThat(GivenNetwork.judge(dropping, CHECK).get(0)).startsWith("PASS");
    }

    @Test
    void onlyTheRangesOfAGatewaysTableAreRedirected() {
        assertThat(GivenNetwork.judge(appliance("10.0.5.0/24>eni-fw", true), CHECK)
                        .get(0))
                .startsWith("FAIL eni-1");
        assertThat(GivenNetwork.judge(appliance("10.0.1.0/24>eni-fw", true), CHECK)
                        .get(0))
                .startsWith("UNKNOWN eni-1: NOT_SETTLED the route table of igw-1 sends what comes in for subnet-1");
    }
}
