package dev.harden.checks.exposure;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.exposure.GivenExposure.balancer;
import static dev.harden.checks.exposure.GivenExposure.open;
import static dev.harden.checks.exposure.GivenExposure.subnet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.NetworkAcls;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.facts.ec2.PrefixListEntries;
import dev.harden.facts.elb.ClassicLoadBalancers;
import dev.harden.network.Net;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;

class ExposureContainedTest {
    private static final ExposureContained CHECK = new ExposureContained();
    private static final String SSH = "in tcp 22 0.0.0.0/0";
    private static final String[] NO_SSH = {
        "90 in deny tcp 22 0.0.0.0/0", "100 in allow all 0.0.0.0/0", "100 out allow all 0.0.0.0/0"
    };

    @Test
    void namesTheLayerThatStopsAnOpenGroup() {
        assertThat(GivenNetwork.judge(open(SSH).acl("acl-1", "vpc-1", List.of("subnet-1"), NO_SSH), CHECK))
                .containsExactly("PASS sg-web: open on tcp 22, but stopped: network ACL acl-1 denies the Internet");
        assertThat(GivenNetwork.judge(open(SSH).main("rtb-1", "vpc-1"), CHECK).get(0))
                .startsWith("PASS sg-web: open on tcp 22, but stopped: route table rtb-1 has no route");
    }

    @Test
    void failsWhenNothingStopsItAndShowsAPacket() {
        assertThat(GivenNetwork.judge(open(SSH), CHECK))
                .containsExactly("FAIL sg-web: open on tcp 22, and nothing stops it on its way to eni-1");
        assertThat(GivenNetwork.of(open(SSH)).evidence(CHECK, REGION))
                .contains(
                        "example packet: tcp 22 from 1.0.0.0 port 50000 to 198.51.100.1",
                        "security group sg-web allows it by rule sgr-web0 (tcp 22 from 0.0.0.0/0)");
    }

    @Test
    void failsWhenOneOfItsInterfacesIsReached() {
        Net net = open(SSH)
                .subnet("subnet-2", "vpc-1", "b")
                .acl("acl-2", "vpc-1", List.of("subnet-2"), NO_SSH)
                .eni("eni-2", "subnet-2", List.of("sg-web"), "198.51.100.2");
        assertThat(GivenNetwork.judge(net, CHECK).get(0)).startsWith("FAIL");
    }

    @Test
    void whatIsMeantIsNotApplicableButWhatElseIsStoppedIsNamed() {
        assertThat(balancer(subnet("in tcp 443 0.0.0.0/0"), 443).judge(CHECK, REGION))
                .containsExactly("NOT_APPLICABLE sg-web: open on tcp 443, and exposure.allowed means it to be, on"
                        + " [eni-lb]");
        Net half = open(SSH, "in tcp 443 0.0.0.0/0").acl("acl-1", "vpc-1", List.of("subnet-1"), NO_SSH);
        assertThat(GivenNetwork.of(half)
                        .option("exposure.allowed", List.of("anywhere:443"))
                        .judge(CHECK, REGION))
                .containsExactly(
                        "PASS sg-web: open on tcp 22 and tcp 443, but stopped: network ACL acl-1 denies the Internet");
    }

    @Test
    void saysBothWhereItIsReachedAndWhereItIsStopped() {
        Net net = subnet("in tcp 443 0.0.0.0/0")
                .balancer("eni-old", "subnet-1", "old", List.of("sg-web"), "198.51.100.7");
        assertThat(balancer(net, 443)
                        .fact(
                                new ClassicLoadBalancers(REGION),
                                List.of(LoadBalancerDescription.builder()
                                        .loadBalancerName("old")
                                        .build()))
                        .judge(CHECK, REGION))
                .containsExactly("PASS sg-web: open on tcp 443, and reached on eni-lb, which exposure.allowed allows;"
                        + " elsewhere stopped: load balancer old listens to none of it");
    }

    @Test
    void isAboutOpenGroupsOnInterfaces() {
        assertThat(GivenNetwork.judge(open("in tcp 22 203.0.113.0/24"), CHECK)).isEmpty();
        assertThat(GivenNetwork.judge(subnet(SSH), CHECK)).isEmpty();
    }

    @Test
    void whatAnotherGroupLetsInIsNotThisOnes() {
        Net net = subnet("in tcp 22 ::/0")
                .group("sg-four", "vpc-1", "four", SSH)
                .eni("eni-1", "subnet-1", List.of("sg-web", "sg-four"), "198.51.100.1");
        assertThat(GivenNetwork.judge(net, CHECK))
                .contains(
                        "PASS sg-web: open on tcp 22, but stopped: what reaches eni-1 is allowed by its other security groups")
                .anyMatch(line -> line.startsWith("FAIL sg-four"));
    }

    @Test
    void aRefusalMakesUnknownOnlyWhatItCouldTurn() {
        PrefixListEntries gone = new PrefixListEntries(REGION, "pl-gone");
        assertThat(GivenNetwork.of(open("in tcp 22 pl-gone"))
                        .refused(gone)
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("UNKNOWN sg-web: ACCESS_DENIED");
        Net maybe = open(SSH, "in all pl-gone").acl("acl-1", "vpc-1", List.of("subnet-1"), NO_SSH);
        assertThat(GivenNetwork.of(maybe).refused(gone).judge(CHECK, REGION).get(0))
                .startsWith("UNKNOWN");
        assertThat(GivenNetwork.of(open(SSH, "in tcp 8443 pl-gone"))
                        .refused(gone)
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("FAIL");
        assertThat(GivenNetwork.of(open(SSH))
                        .refused(new NetworkAcls(REGION))
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("UNKNOWN sg-web");
        assertThat(GivenNetwork.of(open(SSH))
                        .refused(new NetworkInterfaces(REGION))
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("UNKNOWN 111122223333");
    }

    @Test
    void whetherMoreThanWhatIsMeantIsStoppedMayHangOnARefusedList() {
        Net net = open("in tcp 443 0.0.0.0/0", "in tcp 22 pl-gone")
                .acl("acl-1", "vpc-1", List.of("subnet-1"), NO_SSH)
                .list("pl-gone", "203.0.113.0/24");
        assertThat(GivenNetwork.of(net)
                        .option("exposure.allowed", List.of("anywhere:443"))
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("NOT_APPLICABLE");
        assertThat(GivenNetwork.of(net)
                        .option("exposure.allowed", List.of("anywhere:443"))
                        .refused(new PrefixListEntries(REGION, "pl-gone"))
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("UNKNOWN sg-web");
    }

    @Test
    void aFailureThatIsCertainStays() {
        Net net = open(SSH)
                .subnet("subnet-2", "vpc-1", "b")
                .acl("acl-2", "vpc-1", List.of("subnet-2"), "100 in allow all 0.0.0.0/0", "100 out allow all 0.0.0.0/0")
                .table("rtb-2", "vpc-1", List.of("subnet-2"), "pl-gone>igw-1");
        net.interfaces.clear();
        net.eni("eni-2", "subnet-2", List.of("sg-web"), "198.51.100.2")
                .eni("eni-1", "subnet-1", List.of("sg-web"), "198.51.100.1");
        assertThat(GivenNetwork.of(net)
                        .refused(new PrefixListEntries(REGION, "pl-gone"))
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("FAIL sg-web");
    }
}
