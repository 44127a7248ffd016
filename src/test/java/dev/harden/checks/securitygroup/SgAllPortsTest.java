package dev.harden.checks.securitygroup;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.securitygroup.GivenGroups.group;
import static dev.harden.checks.securitygroup.GivenGroups.judged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.PrefixListEntries;
import org.junit.jupiter.api.Test;

class SgAllPortsTest {
    private static final SgAllPorts CHECK = new SgAllPorts();

    @Test
    void failsWhenAProtocolIsOpenOnAllPorts() {
        assertThat(judged(CHECK, "in all 0.0.0.0/0"))
                .isEqualTo("FAIL sg-web: open to the Internet: all ports of all protocols");
        assertThat(judged(CHECK, "in tcp 0-65535 ::/0"))
                .isEqualTo("FAIL sg-web: open to the Internet: all ports of tcp");
        assertThat(judged(CHECK, "in tcp 1-65535 pl-halves")).startsWith("FAIL");
        assertThat(judged(CHECK, "in udp 0-65535 0.0.0.0/0")).endsWith("all ports of udp");
    }

    @Test
    void addsRangesOfPortsAndSourcesUp() {
        assertThat(judged(CHECK, "in tcp 1-1023 0.0.0.0/0", "in tcp 1024-65535 128.0.0.0/1"))
                .startsWith("FAIL");
        assertThat(judged(CHECK, "in tcp 1-1023 0.0.0.0/0", "in tcp 1025-65535 0.0.0.0/0"))
                .startsWith("PASS");
    }

    @Test
    void aProtocolWithoutPortsIsOpenAsAWhole() {
        assertThat(judged(CHECK, "in 47 0.0.0.0/0")).endsWith("all ports of protocol 47");
        assertThat(judged(CHECK, "in icmp 0.0.0.0/0", "in icmpv6 ::/0")).startsWith("PASS");
    }

    @Test
    void passesAnOfficeAndSinglePorts() {
        assertThat(judged(CHECK, "in all 203.0.113.0/24", "in tcp 443 0.0.0.0/0"))
                .isEqualTo("PASS sg-web: no protocol is open to the Internet on all ports");
    }

    @Test
    void closesTheProtocolThatIsOpenAndNoOther() {
        assertThat(GivenNetwork.of(group("in tcp 443 0.0.0.0/0", "in udp 0-65535 0.0.0.0/0"))
                        .evidence(CHECK, REGION))
                .containsExactly(
                        "example packet: udp 1 from 1.0.0.0 is allowed by rule sgr-web1 (udp 0-65535 from 0.0.0.0/0)");
        assertThat(GivenNetwork.of(group("in tcp 443 0.0.0.0/0", "in udp 0-65535 0.0.0.0/0"))
                        .commands(CHECK, REGION))
                .satisfiesExactly(
                        stays -> assertThat(stays)
                                .contains("authorize", "10.0.0.0/8")
                                .doesNotContain("\"0.0.0.0/0\""),
                        goes -> assertThat(goes)
                                .contains("revoke")
                                .endsWith("'{\"SecurityGroupRuleIds\":[\"sgr-web1\"]}'"));
    }

    @Test
    void aRefusedListMakesUnknownOnlyWhatItCouldTurn() {
        assertThat(GivenNetwork.of(group("in tcp 22 pl-gone"))
                        .refused(new PrefixListEntries(REGION, "pl-gone"))
                        .judge(CHECK, REGION))
                .singleElement()
                .asString()
                .startsWith("PASS");
        assertThat(GivenNetwork.of(group("in all pl-gone"))
                        .refused(new PrefixListEntries(REGION, "pl-gone"))
                        .judge(CHECK, REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN sg-web: ACCESS_DENIED");
    }
}
