package dev.harden.checks.nacl;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.nacl.GivenAcls.acl;
import static dev.harden.checks.nacl.GivenAcls.judged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.NetworkAcls;
import dev.harden.facts.ec2.PrefixListEntries;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import dev.harden.network.Net;
import java.util.List;
import org.junit.jupiter.api.Test;

class NaclReturnPathTest {
    private static final NaclReturnPath CHECK = new NaclReturnPath();

    @Test
    void passesWhatCanBeAnswered() {
        assertThat(judged(CHECK, "100 in allow tcp 443 0.0.0.0/0", "100 out allow tcp 1024-65535 0.0.0.0/0"))
                .isEqualTo("PASS acl-1: replies to what the network ACL allows can pass");
        assertThat(judged(CHECK, "100 in allow all 0.0.0.0/0", "100 out allow all 0.0.0.0/0"))
                .startsWith("PASS");
    }

    @Test
    void failsWhatComesInAndIsNotAnswered() {
        assertThat(judged(CHECK, "100 in allow tcp 443 0.0.0.0/0", "100 out allow tcp 443 0.0.0.0/0"))
                .startsWith("FAIL acl-1: tcp from 1.0.0.0 is allowed in, and replies are not allowed out to ports"
                        + " 1024-65535");
        assertThat(judged(CHECK, "100 in allow tcp 8080 0.0.0.0/0")).startsWith("FAIL");
        assertThat(judged(CHECK, "100 in allow udp 53 0.0.0.0/0", "100 out allow udp 53 0.0.0.0/0"))
                .startsWith("FAIL acl-1: udp from");
        assertThat(judged(CHECK, "100 in allow tcp 443 0.0.0.0/0", "100 out allow tcp 1024-65535 0.0.0.0/1"))
                .startsWith("FAIL acl-1: tcp from 128.0.0.0");
        assertThat(judged(CHECK, "100 in allow tcp 443 ::/0", "100 out allow tcp 1024-65535 0.0.0.0/0"))
                .startsWith("FAIL acl-1: tcp from 2001:200::1 is");
        assertThat(judged(CHECK, "100 in allow tcp 443 0.0.0.0/0", "100 out allow tcp 40000-65535 0.0.0.0/0"))
                .startsWith("FAIL");
    }

    @Test
    void failsWhatGoesOutAndIsNotAnswered() {
        assertThat(judged(CHECK, "100 out allow tcp 443 0.0.0.0/0", "100 in allow tcp 22 10.0.0.0/16"))
                .startsWith("FAIL acl-1: tcp to 1.0.0.0 is allowed out, and replies are not allowed in");
        assertThat(judged(CHECK, "100 out allow tcp 443 0.0.0.0/0", "100 in allow tcp 1024-65535 0.0.0.0/0"))
                .startsWith("PASS");
    }

    @Test
    void linuxPortsAlonePassWithAWord() {
        assertThat(judged(CHECK, "100 in allow tcp 443 0.0.0.0/0", "100 out allow tcp 32768-65535 0.0.0.0/0"))
                .isEqualTo(
                        "PASS acl-1: replies to what the network ACL allows can pass; on ports 32768-65535 alone, which Linux"
                                + " uses, and NAT gateways and load balancers do not");
        assertThat(judged(CHECK, "100 in allow tcp 8080 0.0.0.0/0", "100 out allow tcp 32768-65535 0.0.0.0/0"))
                .contains("on ports 32768-65535 alone");
        assertThat(GivenNetwork.of(acl("100 in allow tcp 443 0.0.0.0/0", "100 out allow tcp 32768-65535 0.0.0.0/0"))
                        .option("nacl-return-path.first-port", 32768)
                        .judge(CHECK, REGION))
                .containsExactly("PASS acl-1: replies to what the network ACL allows can pass");
    }

    @Test
    void adminAndDatabasePortsInsideTheRangeMayBeDeniedAndAreSaid() {
        assertThat(judged(
                        CHECK,
                        "90 in deny tcp 3389 0.0.0.0/0",
                        "91 in deny tcp 5432 0.0.0.0/0",
                        "100 in allow all 0.0.0.0/0",
                        "100 out allow all 0.0.0.0/0"))
                .isEqualTo(
                        "PASS acl-1: replies to what the network ACL allows can pass; in the reply port range it denies"
                                + " admin and database ports: [3389, 5432]");
        assertThat(judged(
                        CHECK,
                        "90 in deny tcp 50001 0.0.0.0/0",
                        "100 in allow all 0.0.0.0/0",
                        "100 out allow all 0.0.0.0/0"))
                .startsWith("FAIL");
    }

    @Test
    void leavesOutWhatNoRouteCarriesAndTheVpcItself() {
        String[] half = {"100 in allow tcp 443 198.51.100.0/24", "110 in allow tcp 443 10.0.0.0/16"};
        assertThat(judged(CHECK, half)).startsWith("FAIL");
        Net net = acl(half).main("rtb-1", "vpc-1", "203.0.113.0/24>vgw-1");
        assertThat(GivenNetwork.judge(net, CHECK)).singleElement().asString().startsWith("PASS");
        Net gone = acl(half).main("rtb-1", "vpc-1", "0.0.0.0/0>!igw-1");
        assertThat(GivenNetwork.judge(gone, CHECK)).singleElement().asString().startsWith("PASS");
        assertThat(judged(CHECK, "110 in allow tcp 443 10.0.0.0/16")).startsWith("PASS");
    }

    @Test
    void showsThePacketTheRulesAndWhatLetsTheAnswerBack() {
        Net net = acl(
                "100 in allow tcp 80-443 198.51.100.0/24",
                "100 out allow tcp 443 0.0.0.0/0",
                "110 in allow tcp 1024-65535 0.0.0.0/0");
        assertThat(GivenNetwork.of(net).evidence(CHECK, REGION))
                .containsExactly(
                        "example packet: tcp 80 from 198.51.100.0 is allowed in by rule 100 allow tcp 80-443 from 198.51.100.0/24;"
                                + " the reply, to port 32768, is dropped by rule * deny all traffic to 0.0.0.0/0");
        assertThat(GivenNetwork.of(net).commands(CHECK, REGION))
                .containsExactly("aws ec2 create-network-acl-entry --region eu-west-1 --network-acl-id acl-1"
                        + " --protocol 6 --rule-action allow --cidr-block 198.51.100.0/24 --cli-input-json"
                        + " '{\"Egress\":true,\"RuleNumber\":110,\"PortRange\":{\"From\":1024,\"To\":65535}}'");
    }

    @Test
    void whatLetsAnswersInOpensNoAdminPort() {
        Net net = acl("100 out allow tcp 443 0.0.0.0/0");
        List<String> lines = GivenNetwork.of(net).evidence(CHECK, REGION);
        assertThat(lines.get(0)).startsWith("example packet: tcp 443 to 1.0.0.0 is allowed out by rule 100");
        assertThat(GivenNetwork.of(net).commands(CHECK, REGION))
                .hasSize(4)
                .allMatch(line -> line.contains("\"Egress\":false"))
                .anyMatch(line -> line.contains("\"RuleNumber\":10,\"PortRange\":{\"From\":1024,\"To\":3388}"))
                .anyMatch(line -> line.contains("\"From\":5987,\"To\":65535"));
    }

    @Test
    void noNumberIsGivenTwice() {
        assertThat(GivenNetwork.of(acl("100 in allow all 0.0.0.0/0", "101 in allow all ::/0"))
                        .commands(CHECK, REGION))
                .hasSize(4)
                .anyMatch(line -> line.contains("--protocol 6 ") && line.contains("\"RuleNumber\":10,"))
                .anyMatch(line -> line.contains("--protocol 17 ") && line.contains("\"RuleNumber\":20,"))
                .anyMatch(line -> line.contains("--protocol 6 ") && line.contains("\"RuleNumber\":30,"))
                .anyMatch(line -> line.contains("--protocol 17 ") && line.contains("\"RuleNumber\":40,"));
    }

    @Test
    void saysWhenANumberedRuleDeniesTheAnswer() {
        Net net = acl("100 in allow tcp 443 0.0.0.0/0", "90 out deny all 0.0.0.0/0", "100 out allow all 0.0.0.0/0");
        assertThat(GivenNetwork.of(net).remedies(CHECK, REGION))
                .containsExactly(Remedy.none(
                        NoCommand.Why.DECISION,
                        "rule 90 denies the replies: someone has to say whether they are meant to pass"));
    }

    @Test
    void aRefusedListOfARouteMakesUnknownOnlyWhatItCouldTurn() {
        PrefixListEntries gone = new PrefixListEntries(REGION, "pl-gone");
        Net half = acl("100 in allow tcp 443 0.0.0.0/0").main("rtb-1", "vpc-1", "pl-gone>tgw-1");
        assertThat(GivenNetwork.of(half).refused(gone).judge(CHECK, REGION).get(0))
                .startsWith("UNKNOWN acl-1");
        Net broken = acl("100 in allow tcp 443 0.0.0.0/0").main("rtb-1", "vpc-1", "pl-gone>tgw-1", "0.0.0.0/0>igw-1");
        assertThat(GivenNetwork.of(broken).refused(gone).judge(CHECK, REGION).get(0))
                .startsWith("FAIL acl-1");
        Net dropping =
                acl("100 in allow tcp 443 0.0.0.0/0").main("rtb-1", "vpc-1", "pl-gone>!tgw-1", "0.0.0.0/0>igw-1");
        assertThat(GivenNetwork.of(dropping).refused(gone).judge(CHECK, REGION).get(0))
                .startsWith("UNKNOWN acl-1");
        Net whole = acl("100 in allow all 0.0.0.0/0", "100 out allow all 0.0.0.0/0")
                .main("rtb-1", "vpc-1", "pl-gone>tgw-1");
        assertThat(GivenNetwork.of(whole).refused(gone).judge(CHECK, REGION).get(0))
                .startsWith("PASS acl-1");
    }

    @Test
    void judgesOnlyAclsThatSubnetsUse() {
        Net net =
                acl("100 in allow all 10.0.0.0/16").acl("acl-2", "vpc-1", List.of(), "100 in allow tcp 443 0.0.0.0/0");
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
