package dev.harden.checks.exposure;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.exposure.GivenExposure.balancer;
import static dev.harden.checks.exposure.GivenExposure.open;
import static dev.harden.checks.exposure.GivenExposure.subnet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.Question;
import dev.harden.facts.ec2.Instances;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import dev.harden.network.Net;
import dev.harden.network.NetworkInterface;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExposureAdminPortsTest {
    private static final ExposureAdminPorts CHECK = new ExposureAdminPorts();
    private static final String SSH = "in tcp 22 0.0.0.0/0";
    private static final String REACHED = "FAIL eni-1: the Internet reaches tcp 22";

    private static String judged(Net net) {
        return GivenNetwork.judge(net, CHECK).get(0);
    }

    private static String refused(Net net, Question<?> question) {
        return GivenNetwork.of(net).refused(question).judge(CHECK, REGION).get(0);
    }

    @Test
    void failsWhatEveryHopLetsByAndShowsAPacketAndTheRules() {
        assertThat(judged(open(SSH))).isEqualTo(REACHED);
        assertThat(GivenNetwork.of(open(SSH)).evidence(CHECK, REGION))
                .containsExactly(
                        "example packet: tcp 22 from 1.0.0.0 port 50000 to 198.51.100.1",
                        "VPC Block Public Access is off, or leaves subnet-1 out",
                        "Internet gateway igw-1 is attached; rtb-1 routes the reply to it by 0.0.0.0/0",
                        "network ACL acl-1 allows it by rule 100 allow all traffic from 0.0.0.0/0",
                        "network ACL acl-1 allows the reply by rule 100 allow all traffic to 0.0.0.0/0",
                        "security group sg-web allows it by rule sgr-web0 (tcp 22 from 0.0.0.0/0)");
        assertThat(GivenNetwork.of(open(SSH)).commands(CHECK, REGION))
                .last()
                .asString()
                .isEqualTo("aws ec2 revoke-security-group-ingress --region eu-west-1 --group-id sg-web --cli-input-json"
                        + " '{\"SecurityGroupRuleIds\":[\"sgr-web0\"]}'");
    }

    @Test
    void passesWithoutAPublicAddress() {
        assertThat(judged(subnet(SSH).eni("eni-1", "subnet-1", List.of("sg-web"))))
                .isEqualTo("PASS eni-1: not reached: no public address");
    }

    @Test
    void anAddressOfIpv6IsReachedByIpv6Alone() {
        Net six = subnet(SSH).eni("eni-1", "subnet-1", List.of("sg-web"), "2600:1f00::5");
        assertThat(judged(six)).isEqualTo("PASS eni-1: not reached: security group sg-web denies the Internet");
        Net open = subnet("in tcp 22 ::/0").eni("eni-1", "subnet-1", List.of("sg-web"), "2600:1f00::5");
        assertThat(judged(open)).isEqualTo(REACHED);
        assertThat(GivenNetwork.of(open).evidence(CHECK, REGION))
                .contains("example packet: tcp 22 from 2001:200::1 port 50000 to 2600:1f00::5");
        Net mixed = subnet("in tcp 22 203.0.113.0/24", "in tcp 22 ::/0")
                .eni("eni-1", "subnet-1", List.of("sg-web"), "198.51.100.1", "2600:1f00::5");
        assertThat(GivenNetwork.of(mixed).evidence(CHECK, REGION).get(0)).endsWith("to 2600:1f00::5");
    }

    @Test
    void aNatGatewayTakesNothingIn() {
        NetworkInterface.Use nat = new NetworkInterface.Use("nat_gateway", "", true, "", false);
        assertThat(judged(subnet(SSH).eni("eni-1", "subnet-1", List.of(), nat, "198.51.100.1")))
                .startsWith("PASS eni-1: not reached: a NAT gateway accepts nothing but replies");
    }

    @Test
    void whatAwsDeniesToTheInternetIsNotReached() {
        NetworkInterface.Use denied = new NetworkInterface.Use("interface", "", true, "", true);
        assertThat(judged(subnet("in all ::/0").eni("eni-1", "subnet-1", List.of("sg-web"), denied, "2600:1f00::5")))
                .contains("DenyAllIgwTraffic");
    }

    @Test
    void anInterfaceWithoutGroupsIsUnfiltered() {
        Net net = subnet().eni("eni-1", "subnet-1", List.of(), "198.51.100.1");
        assertThat(judged(net)).startsWith("FAIL eni-1: the Internet reaches tcp 22-23, tcp 445");
        assertThat(GivenNetwork.of(net).evidence(CHECK, REGION))
                .contains("the interface has no security group, so nothing is denied");
        assertThat(GivenNetwork.of(net).remedies(CHECK, REGION))
                .containsExactly(Remedy.none(
                        NoCommand.Why.DECISION,
                        "someone has to choose a security group for eni-1, or take away what answers there"));
    }

    @Test
    void allGroupsTogetherDecide() {
        Net net = subnet("in tcp 22 0.0.0.0/1")
                .group("sg-more", "vpc-1", "more", "in tcp 20-25 128.0.0.0/1", "in tcp 8443 0.0.0.0/0")
                .eni("eni-1", "subnet-1", List.of("sg-web", "sg-more"), "198.51.100.1");
        assertThat(judged(net)).isEqualTo("FAIL eni-1: the Internet reaches tcp 22-23");
        Net eights = subnet("in tcp 22 3.0.0.0/8")
                .group("sg-more", "vpc-1", "more", "in tcp 22 4.0.0.0/8")
                .eni("eni-1", "subnet-1", List.of("sg-web", "sg-more"), "198.51.100.1");
        assertThat(judged(eights)).isEqualTo(REACHED);
        assertThat(GivenNetwork.of(eights).commands(CHECK, REGION))
                .hasSize(2)
                .allMatch(line -> line.contains("revoke"))
                .anyMatch(line -> line.contains("sg-web"))
                .anyMatch(line -> line.contains("sg-more"));
    }

    @Test
    void blockPublicAccessStopsEverythingButWhatItLeavesOut() {
        assertThat(judged(open(SSH).blocked("block-bidirectional", "update-complete")))
                .isEqualTo("PASS eni-1: not reached: VPC Block Public Access is on");
        Net blocked = open(SSH).blocked("block-ingress", "update-complete");
        assertThat(judged(blocked)).startsWith("PASS");
        assertThat(judged(open(SSH).blocked("block-ingress", "update-in-progress")))
                .startsWith("UNKNOWN eni-1: NOT_SETTLED");
        String vpc = "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1";
        assertThat(judged(blocked.excluded(vpc + "2", "allow-bidirectional", "create-complete")))
                .startsWith("PASS");
        assertThat(judged(blocked.excluded(vpc, "allow-egress", "create-complete")))
                .startsWith("PASS");
        assertThat(judged(blocked.excluded(vpc, "allow-bidirectional", "delete-complete")))
                .startsWith("PASS");
        assertThat(judged(blocked.excluded(vpc, "allow-bidirectional", "create-in-progress")))
                .startsWith("UNKNOWN eni-1: NOT_SETTLED");
        assertThat(judged(blocked.excluded(vpc, "allow-bidirectional", "update-complete")))
                .isEqualTo(REACHED);
        assertThat(judged(open(SSH)
                        .blocked("block-ingress", "update-complete")
                        .excluded(
                                "arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-1",
                                "allow-bidirectional",
                                "create-complete")))
                .isEqualTo(REACHED);
    }

    @Test
    void theRouteOfThisVpcsOwnTableDecides() {
        assertThat(judged(open(SSH).main("rtb-1", "vpc-1", "0.0.0.0/0>nat-1")))
                .isEqualTo("PASS eni-1: not reached: route table rtb-1 has no route to an Internet gateway that is"
                        + " attached");
        assertThat(judged(open(SSH).main("rtb-1", "vpc-1", "0.0.0.0/0>!igw-1"))).startsWith("PASS");
        assertThat(judged(open(SSH).gateway("igw-1"))).startsWith("PASS");
        assertThat(judged(open(SSH).gateway("igw-1", "vpc-2"))).startsWith("PASS");
        assertThat(judged(open(SSH).main("rtb-1", "vpc-1", "0.0.0.0/1>igw-1", "128.0.0.0/1>igw-1")))
                .isEqualTo(REACHED);
        assertThat(judged(open(SSH).table("rtb-2", "vpc-1", List.of("subnet-1"), "0.0.0.0/0>nat-1")))
                .contains("route table rtb-2");
        assertThat(judged(
                        open(SSH).main("rtb-1", "vpc-1", "0.0.0.0/0>nat-1").main("rtb-2", "vpc-2", "0.0.0.0/0>igw-1")))
                .startsWith("PASS");
        assertThat(judged(open(SSH)
                        .list("pl-world", "0.0.0.0/1", "128.0.0.0/1")
                        .main("rtb-1", "vpc-1", "pl-world>igw-1")))
                .isEqualTo(REACHED);
        assertThat(judged(open(SSH).main("rtb-1", "vpc-1", "0.0.0.0/0>igw-1", "0.0.0.0/1>nat-1", "128.0.0.0/1>nat-1")))
                .startsWith("PASS");
    }

    @Test
    void aFirewallOrGatewayLoadBalancerOnTheWayIsNotRead() {
        Net net = open(SSH)
                .subnet("subnet-2", "vpc-1", "a")
                .table("rtb-2", "vpc-1", List.of("subnet-1"), "0.0.0.0/0>vpce-wall")
                .endpoint("vpce-wall", "vpc-1", "x", "GatewayLoadBalancer", "", List.of("subnet-2"));
        assertThat(judged(net)).startsWith("UNKNOWN eni-1: NOT_SETTLED").contains("firewall endpoint");
        Net edge = open(SSH).table("rtb-e", "vpc-1", false, Set.of(), Set.of("igw-1"), "10.0.1.0/24>vpce-wall");
        assertThat(judged(edge)).startsWith("UNKNOWN eni-1: NOT_SETTLED");
        assertThat(judged(net.group("sg-web", "vpc-1", "web"))).startsWith("PASS");
    }

    @Test
    void theAclDecidesInAndForTheAnswer() {
        assertThat(judged(open(SSH)
                        .acl(
                                "acl-1",
                                "vpc-1",
                                List.of("subnet-1"),
                                "90 in deny tcp 22 0.0.0.0/0",
                                "100 in allow all 0.0.0.0/0",
                                "100 out allow all 0.0.0.0/0")))
                .isEqualTo("PASS eni-1: not reached: for a part, network ACL acl-1 denies the Internet; for the"
                        + " rest, security group sg-web denies the Internet");
        assertThat(judged(open(SSH).acl("acl-1", "vpc-1", List.of("subnet-1"), "100 in allow all 0.0.0.0/0")))
                .isEqualTo("PASS eni-1: not reached: network ACL acl-1 denies replies to the Internet");
        Net port = open(SSH)
                .acl(
                        "acl-1",
                        "vpc-1",
                        List.of("subnet-1"),
                        "100 in allow tcp 22 0.0.0.0/0",
                        "100 out allow tcp 443 0.0.0.0/0");
        assertThat(judged(port)).isEqualTo(REACHED);
        assertThat(GivenNetwork.of(port).evidence(CHECK, REGION))
                .contains(
                        "example packet: tcp 22 from 1.0.0.0 port 443 to 198.51.100.1",
                        "network ACL acl-1 allows the reply by rule 100 allow tcp 443 to 0.0.0.0/0");
        assertThat(judged(open(SSH)
                        .acl(
                                "acl-1",
                                "vpc-1",
                                List.of("subnet-1"),
                                "100 in allow tcp 22 0.0.0.0/1",
                                "100 out allow all 128.0.0.0/1")))
                .startsWith("PASS");
    }

    @Test
    void aLoadBalancerAnswersOnItsListenersPortsAlone() {
        assertThat(balancer(subnet("in all 0.0.0.0/0"), 443).judge(CHECK, REGION))
                .containsExactly("PASS eni-lb: reached on tcp 443, but on no admin port: there load balancer app/lb/1"
                        + " listens to none of it");
        assertThat(balancer(subnet("in all 0.0.0.0/0"), 443, 22).judge(CHECK, REGION))
                .containsExactly("FAIL eni-lb: the Internet reaches tcp 22");
        assertThat(balancer(subnet("in all 0.0.0.0/0"), 22).evidence(CHECK, REGION))
                .contains("load balancer app/lb/1 listens on tcp 22");
    }

    @Test
    void aDescriptionMakesNoLoadBalancer() {
        NetworkInterface.Use own = new NetworkInterface.Use("interface", "ELB app/lb/1", true, "", false);
        Net net = subnet(SSH).eni("eni-1", "subnet-1", List.of("sg-web"), own, "198.51.100.1");
        assertThat(balancer(net, 443).judge(CHECK, REGION)).contains(REACHED);
    }

    @Test
    void stoppedInstancesAreJudgedAndSaid() {
        NetworkInterface.Use use = new NetworkInterface.Use("interface", "", true, "i-1", false);
        Net net = subnet(SSH).eni("eni-1", "subnet-1", List.of("sg-web"), use, "198.51.100.1");
        net.instances.put("i-1", "stopped");
        assertThat(judged(net)).isEqualTo(REACHED + "; instance i-1 is stopped, and is reachable when it starts");
        net.instances.put("i-1", "running");
        assertThat(judged(net)).isEqualTo(REACHED + " of instance i-1");
        assertThat(refused(net, new Instances(REGION))).isEqualTo(REACHED + " of instance i-1");
    }

    @Test
    void whatIsAttachedToNothingIsNotApplicable() {
        NetworkInterface.Use use = new NetworkInterface.Use("interface", "", false, "", false);
        assertThat(judged(subnet(SSH).eni("eni-1", "subnet-1", List.of("sg-web"), use, "198.51.100.1")))
                .isEqualTo("NOT_APPLICABLE eni-1: the interface is attached to nothing");
    }
}
