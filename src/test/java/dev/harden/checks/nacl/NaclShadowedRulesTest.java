package dev.harden.checks.nacl;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.nacl.GivenAcls.acl;
import static dev.harden.checks.nacl.GivenAcls.judged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.NetworkAcls;
import dev.harden.model.remedy.Step;
import java.util.List;
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
    void deletesThem() {
        assertThat(GivenNetwork.of(acl("100 out allow all 0.0.0.0/0", "110 out allow tcp 443 0.0.0.0/0"))
                        .evidence(CHECK, REGION))
                .containsExactly("shadowed: 110 allow tcp 443 to 0.0.0.0/0");
        List<Step> steps = GivenNetwork.of(acl("100 out allow all 0.0.0.0/0", "110 out allow tcp 443 0.0.0.0/0"))
                .remedies(CHECK, REGION)
                .get(0)
                .alone();
        assertThat(steps).singleElement().satisfies(step -> {
            assertThat(step.call().command())
                    .isEqualTo("aws ec2 delete-network-acl-entry --region eu-west-1 --network-acl-id acl-1"
                            + " --cli-input-json '{\"Egress\":true,\"RuleNumber\":110}'");
            assertThat(step.effects()).isEmpty();
            assertThat(step.undo().get(0).command())
                    .isEqualTo("aws ec2 create-network-acl-entry --region eu-west-1 --network-acl-id acl-1 --protocol 6"
                            + " --rule-action allow --cidr-block 0.0.0.0/0 --cli-input-json"
                            + " '{\"Egress\":true,\"RuleNumber\":110,\"PortRange\":{\"From\":443,\"To\":443}}'");
            assertThat(step.guards().get(0).expression())
                    .isEqualTo("length(NetworkAcls[0].Entries[?Egress==`true` && RuleNumber==`110` && Protocol=='6' &&"
                            + " RuleAction=='allow' && CidrBlock=='0.0.0.0/0' && PortRange.From==`443` &&"
                            + " PortRange.To==`443`]) == `1`");
        });
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
