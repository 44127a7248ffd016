package dev.harden.checks.nacl;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.nacl.GivenAcls.acl;
import static dev.harden.checks.nacl.GivenAcls.judged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.NetworkAcls;
import org.junit.jupiter.api.Test;

class NaclShadowedRulesTest {
    private static final NaclShadowedRules CHECK = new NaclShadowedRules();

    @Test
    void passesWhenEachRuleDecidesAboutSomething() {
        assertThat(judged(
                        CHECK,
                        "100 in allow tcp 80-443 0.0.0.0/0",
                        "110 in deny tcp 443-444 0.0.0.0/0",
                        "120 in allow tcp 80-443 ::/0",
                        "100 out allow tcp 80-443 0.0.0.0/0"))
                .isEqualTo("PASS acl-1: no rule is shadowed");
        assertThat(judged(CHECK, "100 in allow all 0.0.0.0/0")).startsWith("PASS");
    }

    @Test
    void failsWhenTheUnionOfLowerOnesCoversARule() {
        assertThat(judged(
                        CHECK,
                        "100 in allow tcp 22 0.0.0.0/1",
                        "110 in deny tcp 20-30 128.0.0.0/1",
                        "120 in deny tcp 22 0.0.0.0/0"))
                .isEqualTo(
                        "FAIL acl-1: 1 rule is shadowed by rules before, for example 120 deny tcp 22 from 0.0.0.0/0");
    }

    @Test
    void aLargerNumberCoversNothing() {
        assertThat(judged(CHECK, "100 in deny tcp 22 203.0.113.0/24", "110 in deny all 0.0.0.0/0"))
                .startsWith("PASS");
    }

    @Test
    void printsTheCommandsThatDeleteThem() {
        assertThat(GivenNetwork.of(acl("100 out allow all 0.0.0.0/0", "110 out allow tcp 443 0.0.0.0/0"))
                        .evidence(CHECK, REGION))
                .containsExactly(
                        "shadowed: 110 allow tcp 443 to 0.0.0.0/0",
                        "delete: aws ec2 delete-network-acl-entry --region eu-west-1 --network-acl-id acl-1 --egress"
                                + " --rule-number 110");
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
