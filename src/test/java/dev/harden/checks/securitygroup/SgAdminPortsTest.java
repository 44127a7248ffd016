package dev.harden.checks.securitygroup;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.securitygroup.GivenGroups.group;
import static dev.harden.checks.securitygroup.GivenGroups.judged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.GroupUse;
import dev.harden.facts.ec2.PrefixListEntries;
import dev.harden.facts.ec2.SecurityGroupRules;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Step;
import dev.harden.network.Net;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SgAdminPortsTest {
    private static final SgAdminPorts CHECK = new SgAdminPorts();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in tcp 443 0.0.0.0/0",
                "in tcp 22 203.0.113.0/24",
                "in tcp 22 pl-office",
                "in tcp 22 sg-web",
                "in tcp 22 3.0.0.0/8",
                "in tcp 22 10.0.0.0/8",
                "in all fc00::/7",
                "in tcp 22 2600::/16",
                "in udp 22 0.0.0.0/0",
                "in icmp 0.0.0.0/0",
                "in 47 0.0.0.0/0",
                "out all 0.0.0.0/0"
            })
    void passesWhatIsNotOpenOnAnAdminPort(String rule) {
        assertThat(judged(CHECK, rule))
                .startsWith("PASS sg-web: none of these is open to the Internet: tcp 22, tcp 23, tcp 445, tcp 3389,"
                        + " udp 3389, tcp 5900, tcp 5985 and tcp 5986");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in tcp 22 0.0.0.0/0",
                "in tcp 22 ::/0",
                "in tcp 22 2000::/3",
                "in tcp 22 pl-halves",
                "in tcp 22 2.0.0.0/7",
                "in tcp 22 2600::/15",
                "in tcp 0-65535 0.0.0.0/0",
                "in tcp 20-25 0.0.0.0/0",
                "in all 0.0.0.0/0",
                "in udp 3389 0.0.0.0/0",
                "in tcp 5986 0.0.0.0/0"
            })
    void failsWhatIsOpenOnOne(String rule) {
        assertThat(judged(CHECK, rule)).startsWith("FAIL sg-web: open to the Internet: ");
    }

    @Test
    void addsTheSourcesOfAllRulesUp() {
        assertThat(judged(CHECK, "in tcp 22 0.0.0.0/1", "in tcp 20-30 128.0.0.0/1"))
                .startsWith("FAIL");
        String[] scattered = IntStream.range(0, 200)
                .mapToObj(i -> "in tcp 22 " + (i + 11) + "." + i + ".0.0/16")
                .toArray(String[]::new);
        assertThat(judged(CHECK, scattered)).startsWith("PASS");
        String[] eights = IntStream.range(11, 14)
                .mapToObj(i -> "in tcp 22 " + i + ".0.0.0/8")
                .toArray(String[]::new);
        assertThat(judged(CHECK, eights)).startsWith("FAIL");
        assertThat(judged(CHECK, "in tcp 22 3.0.0.0/8", "in tcp 23 4.0.0.0/8")).startsWith("PASS");
    }

    @Test
    void seesThroughAListThatSparesOnlyPrivateSpace() {
        Net net = group("in tcp 22 pl-public")
                .list("pl-public", "0.0.0.0/5", "8.0.0.0/7", "11.0.0.0/8", "12.0.0.0/6", "16.0.0.0/4", "32.0.0.0/3");
        assertThat(GivenNetwork.judge(net, CHECK)).singleElement().asString().startsWith("FAIL");
    }

    @Test
    void showsAPacketAndTheRuleAndClosesJustThat() {
        Net net = group("in tcp 20-443 0.0.0.0/0 # the shop", "in tcp 20-443 203.0.113.0/24");
        assertThat(GivenNetwork.judge(net, CHECK)).containsExactly("FAIL sg-web: open to the Internet: tcp 22-23");
        assertThat(GivenNetwork.of(net).evidence(CHECK, REGION))
                .containsExactly(
                        "example packet: tcp 22 from 1.0.0.0 is allowed by rule sgr-web0 (tcp 20-443 from 0.0.0.0/0)");
        String shop = "\",\"Description\":\"the shop\"}";
        assertThat(GivenNetwork.of(net).commands(CHECK, REGION))
                .containsExactly(
                        "aws ec2 authorize-security-group-ingress --region eu-west-1 --group-id sg-web --cli-input-json"
                                + " '{\"IpPermissions\":[{\"IpProtocol\":\"tcp\",\"FromPort\":20,\"ToPort\":21,"
                                + "\"IpRanges\":[{\"CidrIp\":\"0.0.0.0/0" + shop + "]},"
                                + "{\"IpProtocol\":\"tcp\",\"FromPort\":24,\"ToPort\":443,"
                                + "\"IpRanges\":[{\"CidrIp\":\"0.0.0.0/0" + shop + "]},"
                                + "{\"IpProtocol\":\"tcp\",\"FromPort\":20,\"ToPort\":443,\"IpRanges\":["
                                + "{\"CidrIp\":\"10.0.0.0/8" + shop + ",{\"CidrIp\":\"100.64.0.0/10" + shop
                                + ",{\"CidrIp\":\"172.16.0.0/12" + shop + ",{\"CidrIp\":\"192.168.0.0/16" + shop
                                + "]}]}'",
                        "aws ec2 revoke-security-group-ingress --region eu-west-1 --group-id sg-web --cli-input-json"
                                + " '{\"SecurityGroupRuleIds\":[\"sgr-web0\"]}'");
    }

    @Test
    void tellsWhomItCutsOffAndHowToUndoIt() {
        List<Step> steps = GivenNetwork.of(group("in tcp 22 0.0.0.0/0 # all"))
                .remedies(CHECK, REGION)
                .get(0)
                .alone();
        assertThat(steps).hasSize(2);
        assertThat(steps.get(0).effects()).isEmpty();
        assertThat(steps.get(0).undo())
                .singleElement()
                .satisfies(call -> assertThat(call.command())
                        .contains("revoke-security-group-ingress", "\"CidrIp\":\"10.0.0.0/8\"")
                        .doesNotContain("Description"));
        assertThat(steps.get(1).effects())
                .isEqualTo(Map.of(Effect.CUTS_OFF, "tcp 22 from the Internet, as from 1.0.0.0"));
        assertThat(steps.get(1).undo())
                .singleElement()
                .satisfies(call -> assertThat(call.command())
                        .contains("authorize-security-group-ingress", "0.0.0.0/0\",\"Description\":\"all\""));
        assertThat(steps.get(1).guards())
                .singleElement()
                .satisfies(guard -> assertThat(guard.expression())
                        .isEqualTo("length(SecurityGroups[0].IpPermissions[?IpProtocol=='tcp' && FromPort==`22` &&"
                                + " ToPort==`22`].IpRanges[] | [?CidrIp=='0.0.0.0/0']) == `1`"));
    }

    @Test
    void aGroupOnNoInterfaceIsClosedWithoutCuttingOffAnybody() {
        Net net = group().group("sg-idle", "vpc-1", "idle", "in tcp 22 0.0.0.0/0");
        assertThat(GivenNetwork.of(net).remedies(CHECK, REGION).get(0).alone())
                .hasSize(2)
                .allMatch(step -> step.effects().isEmpty());
        assertThat(GivenNetwork.of(net)
                        .refused(new GroupUse(REGION))
                        .remedies(CHECK, REGION)
                        .get(0)
                        .alone()
                        .get(1)
                        .effects())
                .containsOnlyKeys(Effect.CUTS_OFF);
    }

    @Test
    void theWitnessIsOfAFamilyThatIsOpen() {
        Net net = group("in tcp 22 203.0.113.0/24", "in tcp 22 ::/0");
        assertThat(GivenNetwork.of(net).evidence(CHECK, REGION))
                .first()
                .asString()
                .isEqualTo("example packet: tcp 22 from 2001:200::1 is allowed by rule sgr-web1 (tcp 22 from ::/0)");
    }

    @Test
    void withoutTheRulesIdsTheCommandsSayTheRule() {
        assertThat(GivenNetwork.of(group("in tcp 22 0.0.0.0/0"))
                        .refused(new SecurityGroupRules(REGION))
                        .evidence(CHECK, REGION))
                .containsExactly("example packet: tcp 22 from 1.0.0.0 is allowed by rule (tcp 22 from 0.0.0.0/0)");
        assertThat(GivenNetwork.of(group("in tcp 22 0.0.0.0/0"))
                        .refused(new SecurityGroupRules(REGION))
                        .commands(CHECK, REGION))
                .contains("aws ec2 revoke-security-group-ingress --region eu-west-1 --group-id sg-web --cli-input-json"
                        + " '{\"IpPermissions\":[{\"IpProtocol\":\"tcp\",\"FromPort\":22,\"ToPort\":22,"
                        + "\"IpRanges\":[{\"CidrIp\":\"0.0.0.0/0\"}]}]}'");
    }

    @Test
    void judgesGroupsOnNoInterfaceAndSaysSo() {
        Net net = group().group("sg-idle", "vpc-1", "idle", "in tcp 22 0.0.0.0/0");
        assertThat(GivenNetwork.judge(net, CHECK))
                .contains("FAIL sg-idle: open to the Internet: tcp 22; the group is on no interface");
        assertThat(GivenNetwork.of(net).refused(new GroupUse(REGION)).judge(CHECK, REGION))
                .contains("FAIL sg-idle: open to the Internet: tcp 22");
    }

    @Test
    void aRefusedListMakesUnknownOnlyWhatItCouldTurn() {
        Net net = group("in tcp 22 pl-gone", "in tcp 23 0.0.0.0/0")
                .group("sg-shop", "vpc-1", "shop", "in tcp 443 pl-gone")
                .group("sg-maybe", "vpc-1", "maybe", "in tcp 22 pl-gone");
        assertThat(GivenNetwork.of(net)
                        .refused(new PrefixListEntries(REGION, "pl-gone"))
                        .judge(CHECK, REGION))
                .satisfiesExactly(
                        web -> assertThat(web).isEqualTo("FAIL sg-web: open to the Internet: tcp 23"),
                        shop -> assertThat(shop).startsWith("PASS sg-shop"),
                        maybe -> assertThat(maybe).startsWith("UNKNOWN sg-maybe: ACCESS_DENIED"));
    }

    @Test
    void theOptionSetsThePorts() {
        assertThat(GivenNetwork.of(group("in tcp 22 0.0.0.0/0"))
                        .option("sg-admin-ports.ports", List.of(2222))
                        .judge(CHECK, REGION))
                .containsExactly("PASS sg-web: none of these is open to the Internet: tcp 2222");
    }

    @Test
    void aGroupOfAnotherAccountIsThatAccounts() {
        Net net = group().groupOf(GivenGroups.OTHER, "sg-far", "vpc-1", "far", "in tcp 22 0.0.0.0/0");
        assertThat(GivenNetwork.judge(net, CHECK))
                .contains("NOT_APPLICABLE sg-far: sg-far belongs to account 999999999999, which answers for it");
    }

    @Test
    void isUnknownWhenGroupsAreRefused() {
        assertThat(GivenNetwork.of(group()).refused(new SecurityGroups(REGION)).judge(CHECK, REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN 111122223333: ACCESS_DENIED");
    }
}
