package dev.harden.checks.exposure;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.exposure.GivenExposure.balancer;
import static dev.harden.checks.exposure.GivenExposure.open;
import static dev.harden.checks.exposure.GivenExposure.subnet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.Question;
import dev.harden.facts.ec2.BlockPublicAccess;
import dev.harden.facts.ec2.BlockPublicAccessExclusions;
import dev.harden.facts.ec2.InternetGateways;
import dev.harden.facts.ec2.NetworkAcls;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.facts.ec2.PrefixListEntries;
import dev.harden.facts.ec2.RouteTables;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.facts.elbv2.Listeners;
import dev.harden.facts.elbv2.LoadBalancers;
import dev.harden.network.Net;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Refuses what the checks of exposure read, a call at a time. */
class ExposureRefusalsTest {
    private static final ExposureAdminPorts CHECK = new ExposureAdminPorts();
    private static final String SSH = "in tcp 22 0.0.0.0/0";
    private static final String REACHED = "FAIL eni-1: the Internet reaches tcp 22";

    private static String refused(Net net, Question<?> question) {
        return GivenNetwork.of(net).refused(question).judge(CHECK, REGION).get(0);
    }

    @Test
    void aRefusedLoadBalancerCallMakesUnknownOnlyWhatItCouldTurn() {
        assertThat(balancer(subnet(SSH), 22)
                        .refused(new Listeners(REGION, GivenExposure.ARN))
                        .judge(CHECK, REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN eni-lb: ACCESS_DENIED");
        assertThat(balancer(open(SSH), 22).refused(new LoadBalancers(REGION)).judge(CHECK, REGION))
                .contains(REACHED)
                .anyMatch(line -> line.startsWith("UNKNOWN eni-lb"));
        assertThat(balancer(subnet("in tcp 443 0.0.0.0/0"), 443)
                        .refused(new LoadBalancers(REGION))
                        .judge(CHECK, REGION))
                .singleElement()
                .asString()
                .startsWith("PASS eni-lb");
    }

    @Test
    void aRefusalMakesUnknownOnlyWhereTheHopCouldStopThePacket() {
        List<Question<?>> hops = List.of(
                new BlockPublicAccess(REGION),
                new InternetGateways(REGION),
                new NetworkAcls(REGION),
                new RouteTables(REGION),
                new SecurityGroups(REGION));
        for (Question<?> hop : hops) {
            assertThat(refused(open(SSH), hop)).as("%s", hop).startsWith("UNKNOWN eni-1: ACCESS_DENIED");
            assertThat(refused(subnet(SSH).eni("eni-1", "subnet-1", List.of("sg-web")), hop))
                    .as("%s", hop)
                    .startsWith("PASS");
        }
        assertThat(refused(open(), new NetworkAcls(REGION))).startsWith("PASS eni-1");
        assertThat(refused(open(SSH), new BlockPublicAccessExclusions(REGION))).isEqualTo(REACHED);
        assertThat(refused(
                        open(SSH).blocked("block-ingress", "update-complete"), new BlockPublicAccessExclusions(REGION)))
                .startsWith("UNKNOWN");
        assertThat(refused(open(SSH), new NetworkInterfaces(REGION))).startsWith("UNKNOWN 111122223333");
    }

    @Test
    void aRefusedListMakesUnknownOnlyWhatItCouldTurn() {
        PrefixListEntries gone = new PrefixListEntries(REGION, "pl-gone");
        assertThat(refused(open("in tcp 22 pl-gone"), gone)).startsWith("UNKNOWN eni-1");
        assertThat(refused(open("in tcp 443 pl-gone"), gone)).startsWith("PASS eni-1");
        assertThat(refused(open("in tcp 23 pl-gone", SSH), gone)).isEqualTo(REACHED);
        assertThat(refused(open(SSH).main("rtb-1", "vpc-1", "pl-gone>igw-1"), gone))
                .startsWith("UNKNOWN");
        assertThat(refused(open(SSH).main("rtb-1", "vpc-1", "0.0.0.0/0>igw-1", "pl-gone>nat-1"), gone))
                .startsWith("UNKNOWN");
        assertThat(refused(open(SSH).main("rtb-1", "vpc-1", "0.0.0.0/0>igw-1", "pl-gone>!igw-1"), gone))
                .startsWith("UNKNOWN");
        assertThat(refused(open(SSH).main("rtb-1", "vpc-1", "0.0.0.0/0>igw-1", "pl-gone>igw-1"), gone))
                .isEqualTo(REACHED);
    }

    @Test
    void aGatewayEndpointsListTakesNothingAway() {
        Net net = open(SSH)
                .main("rtb-1", "vpc-1", "0.0.0.0/0>igw-1", "pl-s3>vpce-s3")
                .serviceList("pl-s3", "52.218.0.0/17");
        assertThat(refused(net, new PrefixListEntries(REGION, "pl-s3"))).isEqualTo(REACHED);
    }
}
