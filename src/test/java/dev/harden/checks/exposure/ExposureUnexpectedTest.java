package dev.harden.checks.exposure;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.exposure.GivenExposure.balancer;
import static dev.harden.checks.exposure.GivenExposure.open;
import static dev.harden.checks.exposure.GivenExposure.subnet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.NetworkAcls;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import dev.harden.network.Net;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureUnexpectedTest {
    private static final ExposureUnexpected CHECK = new ExposureUnexpected();

    private static String allowing(Net net, String... allowed) {
        return GivenNetwork.of(net)
                .option("exposure.allowed", List.of(allowed))
                .judge(CHECK, REGION)
                .get(0);
    }

    @Test
    void webPortsOnLoadBalancersAreAllowedByDefault() {
        assertThat(balancer(subnet("in all 0.0.0.0/0"), 80, 443).judge(CHECK, REGION))
                .containsExactly("PASS eni-lb: reached on tcp 80 and tcp 443, which exposure.allowed allows, and on"
                        + " nothing else");
        assertThat(balancer(subnet("in all 0.0.0.0/0"), 80, 8443).judge(CHECK, REGION))
                .containsExactly("FAIL eni-lb: the Internet reaches tcp 8443");
        assertThat(GivenNetwork.judge(open("in tcp 443 0.0.0.0/0"), CHECK))
                .containsExactly("FAIL eni-1: the Internet reaches tcp 443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"anywhere:443", "eni-1:443", "subnet-1:443", "sg-web:443", "sg-web:1-443", "anywhere:443/tcp"})
    void theOptionAllowsMore(String allowed) {
        assertThat(allowing(open("in tcp 443 0.0.0.0/0"), allowed)).startsWith("PASS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anywhere:444", "eni-2:443", "load-balancer:443", "anywhere:443/udp"})
    void othersStayUnexpected(String allowed) {
        assertThat(allowing(open("in tcp 443 0.0.0.0/0"), allowed)).startsWith("FAIL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"443", "anywhere", "anywhere:70000", "anywhere:9-8", "somewhere:443"})
    void refusesWhatItCannotMean(String allowed) {
        assertThatThrownBy(() -> allowing(open(), allowed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void icmpHasNoPorts() {
        assertThat(GivenNetwork.judge(open("in icmp 0.0.0.0/0"), CHECK).get(0)).startsWith("PASS");
        assertThat(GivenNetwork.judge(open("in 47 0.0.0.0/0"), CHECK))
                .containsExactly("FAIL eni-1: the Internet reaches protocol 47");
    }

    @Test
    void closesWhatIsNotAllowedAndKeepsTheRest() {
        assertThat(GivenNetwork.of(open("in tcp 20-443 0.0.0.0/0"))
                        .option("exposure.allowed", List.of("eni-1:443"))
                        .commands(CHECK, REGION))
                .satisfiesExactly(
                        stays -> assertThat(stays).contains("authorize").contains("\"FromPort\":443,\"ToPort\":443"),
                        goes -> assertThat(goes).contains("revoke").endsWith("[\"sgr-web0\"]}'"));
    }

    @Test
    void tearsNothingFromAnotherInterfaceThatMayTakeIt() {
        assertThat(balancer(open("in tcp 443 0.0.0.0/0"), 443).remedies(CHECK, REGION))
                .containsExactly(
                        Remedy.none(
                                NoCommand.Why.DECISION,
                                "sg-web is on eni-lb too, which may take this in: someone has to give eni-1 a group of its own"));
    }

    @Test
    void isUnknownWhenAHopIsRefused() {
        assertThat(GivenNetwork.of(open("in tcp 8443 0.0.0.0/0"))
                        .refused(new NetworkAcls(REGION))
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("UNKNOWN eni-1: ACCESS_DENIED");
    }
}
