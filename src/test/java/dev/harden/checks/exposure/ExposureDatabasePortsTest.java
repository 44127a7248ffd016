package dev.harden.checks.exposure;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.exposure.GivenExposure.balancer;
import static dev.harden.checks.exposure.GivenExposure.open;
import static dev.harden.checks.exposure.GivenExposure.subnet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.NetworkAcls;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExposureDatabasePortsTest {
    private static final ExposureDatabasePorts CHECK = new ExposureDatabasePorts();

    @Test
    void failsWhenTheInternetReachesADatabasePort() {
        assertThat(GivenNetwork.judge(open("in tcp 3306 0.0.0.0/0", "in udp 11211 0.0.0.0/0"), CHECK))
                .containsExactly("FAIL eni-1: the Internet reaches tcp 3306 and udp 11211");
        assertThat(balancer(subnet("in all 0.0.0.0/0"), 5432).judge(CHECK, REGION))
                .containsExactly("FAIL eni-lb: the Internet reaches tcp 5432");
    }

    @Test
    void passesOtherPortsAndOffices() {
        assertThat(GivenNetwork.judge(open("in tcp 22 0.0.0.0/0", "in tcp 3306 203.0.113.0/24"), CHECK))
                .containsExactly("PASS eni-1: reached on tcp 22, but on no database port: there security group sg-web"
                        + " denies the Internet");
    }

    @Test
    void theOptionSetsThePorts() {
        assertThat(GivenNetwork.of(open("in tcp 50000 0.0.0.0/0"))
                        .option("sg-database-ports.ports", List.of(50000))
                        .judge(CHECK, REGION))
                .containsExactly("FAIL eni-1: the Internet reaches tcp 50000");
    }

    @Test
    void isUnknownWhenAHopIsRefused() {
        assertThat(GivenNetwork.of(open("in tcp 3306 0.0.0.0/0"))
                        .refused(new NetworkAcls(REGION))
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("UNKNOWN eni-1: ACCESS_DENIED");
    }
}
