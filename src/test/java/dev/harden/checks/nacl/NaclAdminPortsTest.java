package dev.harden.checks.nacl;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.nacl.GivenAcls.acl;
import static dev.harden.checks.nacl.GivenAcls.judged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.InternetGateways;
import dev.harden.facts.ec2.NetworkAcls;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Step;
import dev.harden.network.Net;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NaclAdminPortsTest {
    private static final NaclAdminPorts CHECK = new NaclAdminPorts();
    private static final String SSH = "FAIL acl-1: open to the Internet: tcp 22";

    @Test
    void anAllowBehindALowerDenyDoesNotCount() {
        assertThat(judged(CHECK, "90 in deny tcp 22 0.0.0.0/0", "100 in allow tcp 22 0.0.0.0/0"))
                .startsWith("PASS acl-1: none of these is open to the Internet: tcp 22, tcp 23");
    }

    @Test
    void anAllowBeforeTheDenyDoes() {
        assertThat(judged(CHECK, "110 in deny tcp 22 0.0.0.0/0", "100 in allow tcp 22 0.0.0.0/0"))
                .isEqualTo(SSH);
    }

    @Test
    void aDenyOfOneAddressChangesLittle() {
        assertThat(judged(CHECK, "90 in deny all 198.51.100.7/32", "100 in allow tcp 22 0.0.0.0/0"))
                .isEqualTo(SSH);
    }

    @Test
    void allProtocolsAllPortsAndSplitRangesCount() {
        assertThat(judged(CHECK, "100 in allow all 0.0.0.0/0")).contains("tcp 22-23, tcp 445, tcp 3389");
        assertThat(judged(CHECK, "100 in allow tcp 0-65535 ::/0")).startsWith("FAIL");
        assertThat(judged(CHECK, "100 in allow tcp 22 0.0.0.0/1", "110 in allow tcp 22 128.0.0.0/1"))
                .isEqualTo(SSH);
        assertThat(judged(CHECK, "90 in deny tcp 22 0.0.0.0/1", "100 in allow tcp 22 0.0.0.0/0"))
                .isEqualTo(SSH);
        assertThat(judged(
                        CHECK,
                        "80 in deny tcp 22 0.0.0.0/1",
                        "90 in deny tcp 22 128.0.0.0/1",
                        "100 in allow tcp 22 0.0.0.0/0"))
                .startsWith("PASS");
    }

    @Test
    void familiesAreApart() {
        assertThat(judged(CHECK, "90 in deny tcp 22 0.0.0.0/0", "100 in allow tcp 22 ::/0"))
                .isEqualTo(SSH);
        assertThat(judged(CHECK, "90 in deny tcp 22 ::/0", "100 in allow tcp 22 2000::/3"))
                .startsWith("PASS");
    }

    @Test
    void anOfficeAndPrivateNetworksAreNotTheInternet() {
        assertThat(judged(CHECK, "100 in allow tcp 22 203.0.113.0/24", "110 in allow all 10.0.0.0/8"))
                .startsWith("PASS");
        assertThat(judged(CHECK, "100 out allow all 0.0.0.0/0")).startsWith("PASS");
    }

    @Test
    void showsAPacketTheRuleAndTheRulesThatCloseJustThat() {
        Net net = acl("100 in allow all 0.0.0.0/0", "120 in allow tcp 22 203.0.113.0/24", "98 in deny tcp 9 0.0.0.0/0");
        List<String> crowded =
                GivenNetwork.of(net).option("sg-admin-ports.ports", List.of(22)).commands(CHECK, REGION);
        assertThat(crowded).hasSize(10).anyMatch(line -> line.contains("\"RuleNumber\":190}'"));
        assertThat(crowded.subList(8, 10))
                .satisfiesExactly(
                        office -> assertThat(office).contains("delete-", "\"RuleNumber\":120}"),
                        all -> assertThat(all).contains("delete-", "\"RuleNumber\":100}"));
        Net roomy = acl("100 in allow all 0.0.0.0/0", "120 in allow tcp 22 203.0.113.0/24");
        String entry = "aws ec2 create-network-acl-entry --region eu-west-1 --network-acl-id acl-1 --protocol";
        String number = " --cli-input-json '{\"Egress\":false,\"RuleNumber\":";
        String ssh = ",\"PortRange\":{\"From\":22,\"To\":22}}'";
        assertThat(GivenNetwork.of(roomy)
                        .option("sg-admin-ports.ports", List.of(22))
                        .evidence(CHECK, REGION))
                .containsExactly(
                        "example packet: tcp 22 from 1.0.0.0 is allowed by rule 100 allow all traffic from 0.0.0.0/0");
        assertThat(GivenNetwork.of(roomy)
                        .option("sg-admin-ports.ports", List.of(22))
                        .commands(CHECK, REGION))
                .containsExactly(
                        entry + "=-1 --rule-action allow --cidr-block 10.0.0.0/8" + number + "94}'",
                        entry + "=-1 --rule-action allow --cidr-block 100.64.0.0/10" + number + "95}'",
                        entry + "=-1 --rule-action allow --cidr-block 172.16.0.0/12" + number + "96}'",
                        entry + "=-1 --rule-action allow --cidr-block 192.168.0.0/16" + number + "97}'",
                        entry + "=-1 --rule-action allow --cidr-block 203.0.113.0/24" + number + "98}'",
                        entry + " 6 --rule-action deny --cidr-block 0.0.0.0/0" + number + "99" + ssh);
    }

    @Test
    void onlyTheDenyCutsAnythingOff() {
        List<Step> steps = GivenNetwork.of(acl("100 in allow tcp 20-443 0.0.0.0/0"))
                .remedies(CHECK, REGION)
                .get(0)
                .alone();
        assertThat(steps).hasSize(5);
        assertThat(steps.subList(0, 4)).allMatch(step -> step.effects().isEmpty());
        assertThat(steps.get(4).effects())
                .isEqualTo(Map.of(Effect.CUTS_OFF, "tcp 22-23 from the Internet, as from 1.0.0.0"));
        assertThat(steps.get(4).guards().get(0).expression())
                .isEqualTo("length(NetworkAcls[0].Entries[?Egress==`false` && RuleNumber==`99`]) == `0`");
    }

    @Test
    void saysWhenItsSubnetsHaveNoWayToTheInternet() {
        Net net = acl("100 in allow tcp 22 0.0.0.0/0").main("rtb-1", "vpc-1", "0.0.0.0/0>nat-1");
        assertThat(GivenNetwork.judge(net, CHECK)).containsExactly(SSH + "; the subnets have no route to the Internet");
        assertThat(GivenNetwork.of(acl("100 in allow tcp 22 0.0.0.0/0"))
                        .refused(new InternetGateways(REGION))
                        .judge(CHECK, REGION))
                .containsExactly(SSH);
    }

    @Test
    void judgesOnlyAclsThatSubnetsUse() {
        Net net = acl("100 in allow tcp 443 0.0.0.0/0").acl("acl-2", "vpc-1", List.of(), "100 in allow all 0.0.0.0/0");
        assertThat(GivenNetwork.judge(net, CHECK)).contains("NOT_APPLICABLE acl-2: no subnet uses acl-2");
    }

    @Test
    void isUnknownWhenAclsAreRefused() {
        assertThat(GivenNetwork.of(acl())
                        .refused(new NetworkAcls(REGION))
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("UNKNOWN");
    }
}
