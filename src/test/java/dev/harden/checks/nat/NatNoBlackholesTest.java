package dev.harden.checks.nat;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.Subnets;
import dev.harden.network.Net;
import java.util.List;
import org.junit.jupiter.api.Test;

class NatNoBlackholesTest {
    private static Net net(String... routes) {
        return Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "vpc-1", "a")
                .table("rtb-1", "vpc-1", List.of("subnet-1"), routes);
    }

    @Test
    void passesWhenAllTargetsAreThere() {
        assertThat(GivenNetwork.judge(net("0.0.0.0/0>nat-1"), new NatNoBlackholes()))
                .containsExactly("PASS rtb-1: no route is a blackhole (routes: 2)");
    }

    @Test
    void failsOnEachKindOfBlackhole() {
        assertThat(GivenNetwork.judge(
                        net("0.0.0.0/0>!nat-1", "10.9.0.0/16>!pcx-1", "pl-1>!eni-1", "::/0>eigw-1"),
                        new NatNoBlackholes()))
                .containsExactly(
                        "FAIL rtb-1: blackhole routes: 0.0.0.0/0 to nat-1, 10.9.0.0/16 to pcx-1," + " pl-1 to eni-1");
    }

    @Test
    void theMainTableCountsWhileASubnetUsesIt() {
        Net net = net().main("rtb-main", "vpc-1", "0.0.0.0/0>!igw-1");
        assertThat(GivenNetwork.judge(net, new NatNoBlackholes()))
                .contains("NOT_APPLICABLE rtb-main: no subnet uses rtb-main");
        assertThat(GivenNetwork.judge(net.subnet("subnet-2", "vpc-1", "b"), new NatNoBlackholes()))
                .contains("FAIL rtb-main: blackhole routes: 0.0.0.0/0 to igw-1");
    }

    @Test
    void whoUsesATableMustBeSeen() {
        assertThat(GivenNetwork.of(net("0.0.0.0/0>!nat-1"))
                        .refused(new Subnets(REGION))
                        .judge(new NatNoBlackholes(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN rtb-1: ACCESS_DENIED");
    }
}
