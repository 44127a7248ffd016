package dev.harden.checks.securitygroup;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.securitygroup.GivenGroups.group;
import static dev.harden.checks.securitygroup.GivenGroups.judged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.PrefixListEntries;
import org.junit.jupiter.api.Test;

class SgWideRangesTest {
    private static final SgWideRanges CHECK = new SgWideRanges();

    @Test
    void passesNarrowAndPrivateSources() {
        assertThat(judged(
                        CHECK,
                        "in tcp 22 3.4.0.0/16",
                        "in tcp 22 2600:1f00::/32",
                        "in all 10.0.0.0/8",
                        "in all fc00::/7"))
                .startsWith("PASS sg-web: no public source is wider");
        assertThat(judged(CHECK, "in tcp 22 100.64.0.0/10", "in tcp 22 169.254.0.0/16", "in tcp 22 sg-web"))
                .startsWith("PASS");
    }

    @Test
    void failsWideOnes() {
        assertThat(judged(CHECK, "in tcp 8443 3.4.0.0/15"))
                .isEqualTo("FAIL sg-web: allows a wide public range: tcp 8443 from 3.4.0.0/15");
        assertThat(judged(CHECK, "in tcp 8443 2600:1f00::/31")).startsWith("FAIL");
        assertThat(judged(CHECK, "in 47 3.0.0.0/12")).startsWith("FAIL");
        assertThat(judged(CHECK, "in tcp 8443 8.0.0.0/6"))
                .startsWith("PASS sg-web")
                .contains("not open");
    }

    @Test
    void leavesPortsOutThatAreOpenAnyhowAndIcmp() {
        assertThat(judged(CHECK, "in tcp 443 3.0.0.0/12", "in tcp 443 0.0.0.0/0"))
                .startsWith("PASS");
        assertThat(judged(CHECK, "in tcp 442-443 3.0.0.0/12", "in tcp 443 0.0.0.0/0"))
                .startsWith("FAIL");
        assertThat(judged(CHECK, "in icmp 3.0.0.0/12")).startsWith("PASS");
        assertThat(judged(CHECK, "in all 0.0.0.0/0")).startsWith("PASS");
    }

    @Test
    void aRefusedListMakesUnknownOnlyWhatItCouldTurn() {
        PrefixListEntries gone = new PrefixListEntries(REGION, "pl-gone");
        assertThat(GivenNetwork.of(group("in tcp 22 pl-gone"))
                        .refused(gone)
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("UNKNOWN");
        assertThat(GivenNetwork.of(group("in tcp 22 pl-gone", "in tcp 80 3.0.0.0/12"))
                        .refused(gone)
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("FAIL");
        assertThat(GivenNetwork.of(group("in tcp 22 pl-gone", "in tcp 22 3.0.0.0/12"))
                        .refused(gone)
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("UNKNOWN");
        assertThat(GivenNetwork.of(group("in tcp 443 pl-gone", "in tcp 443 0.0.0.0/0"))
                        .refused(gone)
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("PASS");
    }
}
