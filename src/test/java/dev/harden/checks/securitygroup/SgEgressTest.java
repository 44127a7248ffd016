package dev.harden.checks.securitygroup;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.securitygroup.GivenGroups.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.PrefixListEntries;
import org.junit.jupiter.api.Test;

class SgEgressTest {
    private static final SgEgress CHECK = new SgEgress();

    private static String judged(String... rules) {
        return GivenNetwork.of(group(rules))
                .option("sg-egress.restricted", true)
                .judge(CHECK, REGION)
                .get(0);
    }

    @Test
    void isNotApplicableUnlessTheOptionAsksForIt() {
        assertThat(GivenNetwork.of(group("out all 0.0.0.0/0")).judge(CHECK, REGION))
                .containsExactly("NOT_APPLICABLE 111122223333: not enabled (set sg-egress.restricted)");
    }

    @Test
    void failsWhenAProtocolIsLetOutOnAllPortsToTheInternet() {
        assertThat(judged("out all 0.0.0.0/0"))
                .isEqualTo("FAIL sg-web: allows everything out to the whole Internet: all ports of all protocols");
        assertThat(judged("out tcp 0-65535 pl-halves")).endsWith("all ports of tcp");
        assertThat(judged("out tcp 1-1000 0.0.0.0/1", "out tcp 1001-65535 128.0.0.0/1"))
                .startsWith("FAIL");
        assertThat(judged("out all ::/0")).startsWith("FAIL");
    }

    @Test
    void passesWhatIsRestricted() {
        assertThat(judged("out tcp 443 0.0.0.0/0", "out all 10.0.0.0/8", "out all pl-office", "in all 0.0.0.0/0"))
                .startsWith("PASS sg-web: no protocol is allowed out");
    }

    @Test
    void isUnknownWhenARefusedListCouldTurnIt() {
        assertThat(GivenNetwork.of(group("out all pl-gone"))
                        .option("sg-egress.restricted", true)
                        .refused(new PrefixListEntries(REGION, "pl-gone"))
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("UNKNOWN sg-web: ACCESS_DENIED");
    }
}
