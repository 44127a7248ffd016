package dev.harden.checks.securitygroup;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.securitygroup.GivenGroups.group;
import static dev.harden.checks.securitygroup.GivenGroups.judged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.SecurityGroups;
import org.junit.jupiter.api.Test;

class SgRuleDescriptionsTest {
    private static final SgRuleDescriptions CHECK = new SgRuleDescriptions();

    @Test
    void passesWhenEverySourceIsDescribed() {
        assertThat(judged(
                        CHECK,
                        "in tcp 443 0.0.0.0/0 # the shop",
                        "in tcp 443 ::/0 # the shop",
                        "out udp 53 sg-web # DNS"))
                .isEqualTo("PASS sg-web: each rule is described (rules: 3)");
    }

    @Test
    void failsWhenOneSourceIsNot() {
        assertThat(judged(CHECK, "in tcp 443 0.0.0.0/0 # the shop", "in tcp 443 ::/0"))
                .isEqualTo("FAIL sg-web: 1 of 2 rules without a description");
        assertThat(GivenNetwork.of(group("in tcp 443 0.0.0.0/0 # shop", "in tcp 443 ::/0"))
                        .evidence(CHECK, REGION))
                .containsExactly("tcp 443 from ::/0");
        assertThat(judged(CHECK, "in tcp 443 sg-web")).startsWith("FAIL");
        assertThat(judged(CHECK, "in tcp 443 pl-office")).startsWith("FAIL");
    }

    @Test
    void theGroupsNameAndMereSignsSayNothing() {
        assertThat(judged(CHECK, "in tcp 443 0.0.0.0/0 # Web ")).startsWith("FAIL");
        assertThat(judged(CHECK, "in tcp 443 0.0.0.0/0 # --")).startsWith("FAIL");
        assertThat(judged(CHECK, "in tcp 443 0.0.0.0/0 # web shop")).startsWith("PASS");
    }

    @Test
    void leavesTheRuleOutThatGroupsAreBornWith() {
        assertThat(judged(CHECK, "out all 0.0.0.0/0", "out all ::/0")).startsWith("PASS");
        assertThat(judged(CHECK, "out tcp 0-65535 0.0.0.0/0")).startsWith("FAIL");
        assertThat(judged(CHECK, "in all 0.0.0.0/0")).startsWith("FAIL");
        assertThat(judged(CHECK, "out all 0.0.0.0/1")).startsWith("FAIL");
    }

    @Test
    void isUnknownWhenGroupsAreRefused() {
        assertThat(GivenNetwork.of(group())
                        .refused(new SecurityGroups(REGION))
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("UNKNOWN");
    }
}
