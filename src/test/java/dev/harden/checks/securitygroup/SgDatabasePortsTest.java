package dev.harden.checks.securitygroup;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.securitygroup.GivenGroups.group;
import static dev.harden.checks.securitygroup.GivenGroups.judged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.SecurityGroups;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SgDatabasePortsTest {
    private static final SgDatabasePorts CHECK = new SgDatabasePorts();

    @ParameterizedTest
    @ValueSource(ints = {1433, 1521, 3306, 5432, 5439, 6379, 9042, 9200, 11211, 27017})
    void failsWhenADatabasePortIsOpen(int port) {
        assertThat(judged(CHECK, "in tcp " + port + " 0.0.0.0/0"))
                .isEqualTo("FAIL sg-web: open to the Internet: tcp " + port);
        assertThat(judged(CHECK, "in tcp " + port + " 203.0.113.0/24")).startsWith("PASS");
    }

    @Test
    void memcachedAnswersOnUdpToo() {
        assertThat(judged(CHECK, "in udp 11211 0.0.0.0/0")).isEqualTo("FAIL sg-web: open to the Internet: udp 11211");
        assertThat(judged(CHECK, "in udp 3306 0.0.0.0/0")).startsWith("PASS");
    }

    @Test
    void everyOpenPortHasItsWitness() {
        assertThat(GivenNetwork.of(group("in tcp 3306 0.0.0.0/0", "in tcp 5432 pl-halves"))
                        .evidence(CHECK, REGION))
                .contains(
                        "example packet: tcp 3306 from 1.0.0.0 is allowed by rule sgr-web0 (tcp 3306 from 0.0.0.0/0)",
                        "example packet: tcp 5432 from 1.0.0.0 is allowed by rule sgr-web1 (tcp 5432 from pl-halves)");
        assertThat(GivenNetwork.of(group("in tcp 3306 0.0.0.0/0", "in tcp 5432 pl-halves"))
                        .commands(CHECK, REGION))
                .satisfiesExactly(
                        stays -> assertThat(stays).contains("authorize").doesNotContain("\"0.0.0.0/0\"", "pl-halves"),
                        goes -> assertThat(goes).endsWith("'{\"SecurityGroupRuleIds\":[\"sgr-web0\",\"sgr-web1\"]}'"));
    }

    @Test
    void theOptionSetsThePorts() {
        assertThat(GivenNetwork.of(group("in tcp 50000 0.0.0.0/0"))
                        .option("sg-database-ports.ports", List.of(50000))
                        .judge(CHECK, REGION))
                .containsExactly("FAIL sg-web: open to the Internet: tcp 50000");
    }

    @Test
    void isUnknownWhenGroupsAreRefused() {
        assertThat(GivenNetwork.of(group()).refused(new SecurityGroups(REGION)).judge(CHECK, REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN");
    }
}
