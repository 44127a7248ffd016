package dev.harden.checks.closing;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Check;
import dev.harden.checks.Given;
import dev.harden.checks.GivenNetwork;
import dev.harden.checks.Planned;
import dev.harden.checks.securitygroup.SgAdminPorts;
import dev.harden.checks.securitygroup.SgAllPorts;
import dev.harden.checks.securitygroup.SgDatabasePorts;
import dev.harden.facts.ec2.SecurityGroupRules;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import dev.harden.network.Net;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CloseGroupTest {
    private static Net net(String... rules) {
        return Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "vpc-1", "a")
                .group("sg-1", "vpc-1", "one", rules)
                .eni("eni-1", "subnet-1", List.of("sg-1"));
    }

    private static List<Intent> plan(Given given, Check<?>... checks) {
        List<Remedy> remedies = new ArrayList<>();
        for (Check<?> check : checks) {
            remedies.addAll(given.remedies(check, REGION));
        }
        return Planned.of(remedies);
    }

    private static List<String> operations(List<Step> steps) {
        return steps.stream().map(step -> step.call().operation()).toList();
    }

    @Test
    void whatThreeChecksWantOfOneRuleIsClosedAtOnceAndNothingIsAuthorizedThatOneOfThemFails() {
        Given given = GivenNetwork.of(net("in tcp 0-65535 0.0.0.0/0", "in tcp 443 0.0.0.0/0"));
        List<Intent> plan = plan(given, new SgAdminPorts(), new SgDatabasePorts(), new SgAllPorts());
        assertThat(plan).singleElement().satisfies(intent -> {
            assertThat(operations(intent.steps()))
                    .containsExactly("AuthorizeSecurityGroupIngress", "RevokeSecurityGroupIngress");
            assertThat(intent.steps().get(0).call().command()).doesNotContain("0.0.0.0/0\"", "::/0");
            assertThat(intent.steps().get(1).call().command()).endsWith("{\"SecurityGroupRuleIds\":[\"sgr-10\"]}'");
            assertThat(intent.about())
                    .isEqualTo("sg-1 is closed to tcp 0-442 and tcp 444-65535 from the Internet, as from 1.0.0.0");
        });
        Given after = given.after(plan);
        for (Check<?> check : List.of(new SgAdminPorts(), new SgDatabasePorts(), new SgAllPorts())) {
            assertThat(after.judge(check, REGION)).allMatch(line -> line.startsWith("PASS"));
        }
    }

    @Test
    void twoChecksLeaveOpenWhatNeitherIsAbout() {
        Given given = GivenNetwork.of(net("in tcp 20-5000 0.0.0.0/0"));
        String authorize = plan(given, new SgAdminPorts(), new SgDatabasePorts())
                .get(0)
                .steps()
                .get(0)
                .call()
                .command();
        for (String range : List.of("20,\"ToPort\":21", "24,\"ToPort\":444", "3390,\"ToPort\":5000")) {
            assertThat(authorize).contains("\"FromPort\":" + range + ",\"IpRanges\":[{\"CidrIp\":\"0.0.0.0/0\"}]");
        }
        assertThat(authorize.split("\"CidrIp\":\"0.0.0.0/0\"", -1)).hasSize(1 + 7);
    }

    @Test
    void itsOwnAnswersChangeAndNoOthers() {
        Given given = GivenNetwork.of(net("in tcp 22 0.0.0.0/0"));
        CloseGroup close = (CloseGroup) plan(given, new SgAdminPorts()).get(0);
        assertThat(close.isForeseen()).isTrue();
        assertThat(close.touches(new SecurityGroups(REGION))).isTrue();
        assertThat(close.touches(new SecurityGroupRules(REGION))).isTrue();
        assertThat(close.touches(new SecurityGroups("eu-central-1"))).isFalse();
        assertThat(close.after(new SecurityGroupRules(REGION), given.asFacts().get(new SecurityGroupRules(REGION))))
                .isEmpty();
    }

    @Test
    void whereTheQuotaHasNoRoomForBothTheOldRuleGoesFirst() {
        String[] rules = Stream.concat(
                        IntStream.range(0, 57).mapToObj(i -> "in tcp 22 203.0.113." + i + "/32"),
                        Stream.of("in tcp 22 0.0.0.0/0"))
                .toArray(String[]::new);
        List<Step> steps =
                plan(GivenNetwork.of(net(rules)), new SgAdminPorts()).get(0).steps();
        assertThat(operations(steps)).containsExactly("RevokeSecurityGroupIngress", "AuthorizeSecurityGroupIngress");
        assertThat(steps.get(0).effects().get(Effect.CUTS_OFF))
                .endsWith("; what stays is let through again after a moment, by 4 rules, for which the quota of rules a"
                        + " security group has to be raised");
    }
}
