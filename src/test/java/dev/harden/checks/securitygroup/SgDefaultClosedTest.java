package dev.harden.checks.securitygroup;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.network.Net;
import org.junit.jupiter.api.Test;

class SgDefaultClosedTest {
    private static final SgDefaultClosed CHECK = new SgDefaultClosed();

    private static Net net(String... rules) {
        return GivenGroups.group("in tcp 22 0.0.0.0/0").group("sg-1", "vpc-1", "default", rules);
    }

    @Test
    void passesADefaultGroupWithoutRulesAndIsAboutNoOther() {
        assertThat(GivenNetwork.judge(net(), CHECK))
                .containsExactly("PASS sg-1: the default security group of vpc-1 has no rules");
    }

    @Test
    void failsOnAnyRuleInOrOut() {
        assertThat(GivenNetwork.judge(net("in all sg-1", "out all 0.0.0.0/0"), CHECK))
                .containsExactly("FAIL sg-1: the default security group of vpc-1 has 1 inbound rule and 1 outbound");
        assertThat(GivenNetwork.judge(net("out all 0.0.0.0/0"), CHECK))
                .containsExactly("FAIL sg-1: the default security group of vpc-1 has 0 inbound rules and 1 outbound");
        assertThat(GivenNetwork.of(net("in all sg-1")).evidence(CHECK, REGION))
                .containsExactly("all traffic from sg-1");
    }

    @Test
    void theDefaultGroupOfASharedVpcIsItsOwners() {
        Net net = net().groupOf(GivenGroups.OTHER, "sg-far", "vpc-far", "default", "out all 0.0.0.0/0");
        assertThat(GivenNetwork.judge(net, CHECK)).anyMatch(line -> line.startsWith("NOT_APPLICABLE sg-far"));
    }

    @Test
    void isUnknownWhenGroupsAreRefused() {
        assertThat(GivenNetwork.of(net())
                        .refused(new SecurityGroups(REGION))
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("UNKNOWN");
    }
}
