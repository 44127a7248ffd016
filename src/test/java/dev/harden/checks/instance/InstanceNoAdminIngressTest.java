package dev.harden.checks.instance;

import static dev.harden.checks.instance.GivenInstances.REGION;
import static dev.harden.checks.instance.GivenInstances.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.ec2.GroupUse;
import dev.harden.facts.ec2.PrefixListEntries;
import dev.harden.facts.ec2.SecurityGroupRules;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.facts.ssm.ManagedNodes;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import dev.harden.network.Block;
import dev.harden.network.Net;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;

class InstanceNoAdminIngressTest {
    private static final InstanceNoAdminIngress CHECK = new InstanceNoAdminIngress();

    @Test
    void passesWhenItsGroupsOpenOtherPortsAlone() {
        assertThat(said(groups("in tcp 443 0.0.0.0/0", "in tcp 8080 sg-1", "out all 0.0.0.0/0"), CHECK))
                .startsWith("PASS i-1: sg-1 allow no one in on tcp 22, tcp 23");
    }

    @Test
    void failsWhoeverIsLetIn() {
        for (String peer : List.of("0.0.0.0/0", "10.0.0.0/16", "10.0.0.7/32", "fd00::/8", "sg-other")) {
            assertThat(said(groups("in tcp 22 " + peer), CHECK))
                    .as(peer)
                    .isEqualTo("FAIL i-1: security group sg-1 allows tcp 22 from " + peer);
        }
        assertThat(said(groups("in udp 3389 10.0.0.0/8"), CHECK)).startsWith("FAIL");
        assertThat(said(groups("in tcp 1-65535 10.0.0.0/8"), CHECK)).startsWith("FAIL");
    }

    @Test
    void countsAGroupThatLetsAllInFromItselfAndNamesIt() {
        Given given = groups("in all sg-1");
        assertThat(said(given, CHECK)).startsWith("FAIL");
        assertThat(evidence(given))
                .containsExactly("rule of group sg-1: all traffic from sg-1, itself: every other member of the group");
    }

    @Test
    void closesTheAdminPortsOfEachRule() {
        Net net = Net.empty().group("sg-1", "vpc-1", "one", "in tcp 22 10.0.0.0/8", "in tcp 20-443 10.0.0.0/8");
        Given given = groups(net)
                .fact(
                        new SecurityGroupRules(REGION),
                        Map.of(
                                SecurityGroupRules.key(
                                                "sg-1",
                                                net.groups.get("sg-1").rules().get(0)),
                                        "sgr-0",
                                SecurityGroupRules.key(
                                                "sg-1",
                                                net.groups.get("sg-1").rules().get(1)),
                                        "sgr-1"));
        assertThat(evidence(given))
                .containsExactly(
                        "rule sgr-0 of group sg-1: tcp 22 from 10.0.0.0/8",
                        "rule sgr-1 of group sg-1: tcp 20-443 from 10.0.0.0/8");
        assertThat(given.commands(new InstanceNoAdminIngress(), REGION))
                .containsExactly(
                        "aws ec2 authorize-security-group-ingress --region eu-west-1 --group-id sg-1 --cli-input-json"
                                + " '{\"IpPermissions\":[{\"IpProtocol\":\"tcp\",\"FromPort\":20,\"ToPort\":21,"
                                + "\"IpRanges\":[{\"CidrIp\":\"10.0.0.0/8\"}]},{\"IpProtocol\":\"tcp\",\"FromPort\":24,"
                                + "\"ToPort\":443,\"IpRanges\":[{\"CidrIp\":\"10.0.0.0/8\"}]}]}'",
                        "aws ec2 revoke-security-group-ingress --region eu-west-1 --group-id sg-1 --cli-input-json"
                                + " '{\"SecurityGroupRuleIds\":[\"sgr-0\",\"sgr-1\"]}'");
    }

    @Test
    void closesRulesForGroupsTooAndTellsWhomItCutsOff() {
        List<Step> steps = groups("in tcp 22 sg-other", "in all sg-1")
                .remedies(new InstanceNoAdminIngress(), REGION)
                .get(0)
                .alone();
        assertThat(steps).hasSize(2);
        assertThat(steps.get(0).call().command())
                .contains("\"FromPort\":0,\"ToPort\":21,\"UserIdGroupPairs\":[{\"GroupId\":\"sg-1\"}]");
        assertThat(steps.get(1).effects())
                .isEqualTo(Map.of(
                        Effect.CUTS_OFF,
                        "tcp 22 from what carries sg-other; tcp 22-23, tcp 445, tcp 3389, tcp 5900, tcp 5985-5986 and"
                                + " udp 3389, and other protocols, from what carries sg-1"));
    }

    @Test
    void leavesAGroupThatAnotherInstanceNeedsToSomebody() {
        Net net = Net.empty().group("sg-1", "vpc-1", "one", "in tcp 22 10.0.0.0/8");
        assertThat(used(GivenInstances.one()
                                .add("i-2", instance -> {})
                                .node("Online")
                                .facts()
                                .fact(new SecurityGroups(REGION), net.groups)
                                .fact(new SecurityGroupRules(REGION), Map.of()))
                        .remedies(new InstanceNoAdminIngress(), REGION))
                .containsExactly(Remedy.none(
                        NoCommand.Why.DECISION,
                        "sg-1 is on i-2 too, which does not answer Systems Manager: someone has to give i-1 a group of"
                                + " its own"));
        assertThat(groups(net, "ConnectionLost").remedies(new InstanceNoAdminIngress(), REGION))
                .containsExactly(Remedy.none(
                        NoCommand.Why.DECISION,
                        "it does not answer Systems Manager now: someone has to see that there is another way in before"
                                + " its admin ports are closed"));
    }

    private static Given used(Given given) {
        return given.fact(new GroupUse(REGION), Map.of("sg-1", List.of(), "sg-2", List.of()));
    }

    @Test
    void readsPrefixListsAndIsUnknownWhenOneIsRefused() {
        PrefixListEntries list = new PrefixListEntries(REGION, "pl-1");
        assertThat(said(groups("in tcp 22 pl-1").fact(list, List.of(Block.parse("10.1.0.0/16"))), CHECK))
                .startsWith("FAIL");
        assertThat(said(groups("in tcp 22 pl-1").fact(list, List.of()), CHECK)).startsWith("PASS");
        assertThat(said(groups("in tcp 22 pl-1", "in tcp 23 10.0.0.0/8").fact(list, List.of()), CHECK))
                .as("not by the list, which is empty")
                .isEqualTo("FAIL i-1: security group sg-1 allows tcp 23 from 10.0.0.0/8");
        assertThat(said(groups("in tcp 22 pl-1").refused(list), CHECK)).startsWith("UNKNOWN i-1: ACCESS_DENIED");
        assertThat(said(groups("in tcp 22 pl-1", "in tcp 22 10.0.0.0/8").refused(list), CHECK))
                .as("certain all the same")
                .startsWith("FAIL");
    }

    @Test
    void judgesTheGroupsOfAllItsInterfaces() {
        Net net = Net.empty().group("sg-1", "vpc-1", "one").group("sg-2", "vpc-1", "two", "in tcp 3389 10.0.0.0/8");
        Given given = GivenInstances.one(instance -> instance.networkInterfaces(InstanceNetworkInterface.builder()
                        .groups(GroupIdentifier.builder().groupId("sg-2").build())
                        .build()))
                .node("Online")
                .facts()
                .fact(new SecurityGroups(REGION), net.groups)
                .fact(new SecurityGroupRules(REGION), Map.of());
        assertThat(said(used(given), CHECK)).isEqualTo("FAIL i-1: security group sg-2 allows tcp 3389 from 10.0.0.0/8");
    }

    @Test
    void takesThePortsFromTheOption() {
        assertThat(said(groups("in tcp 2222 10.0.0.0/8").option("sg-admin-ports.ports", List.of(2222)), CHECK))
                .startsWith("FAIL");
        assertThat(said(groups("in tcp 22 10.0.0.0/8").option("sg-admin-ports.ports", List.of(2222)), CHECK))
                .startsWith("PASS");
    }

    @Test
    void doesNotApplyToWhatIsNoManagedNode() {
        assertThat(said(GivenInstances.one().facts(), CHECK))
                .startsWith("NOT_APPLICABLE i-1: the instance is not a managed node");
    }

    @Test
    void isUnknownWhenItsGroupsAreNotSeen() {
        assertThat(said(groups(Net.empty()), CHECK)).startsWith("UNKNOWN i-1: NOT_VISIBLE_FROM_HERE");
        assertThat(said(groups("in tcp 22 10.0.0.0/8").refused(new SecurityGroups(REGION)), CHECK))
                .startsWith("UNKNOWN i-1: ACCESS_DENIED");
        assertThat(said(groups("in tcp 22 10.0.0.0/8").refused(new ManagedNodes(REGION)), CHECK))
                .startsWith("UNKNOWN i-1: ACCESS_DENIED");
        assertThat(said(
                        GivenInstances.one(instance -> instance.securityGroups(List.of()))
                                .node("Online")
                                .facts(),
                        CHECK))
                .startsWith("UNKNOWN i-1: ERROR AWS answered without groupSet");
    }

    private static Given groups(String... rules) {
        return groups(Net.empty().group("sg-1", "vpc-1", "one", rules));
    }

    private static Given groups(Net net) {
        return groups(net, "Online");
    }

    private static Given groups(Net net, String ping) {
        return used(GivenInstances.one()
                .node(ping)
                .facts()
                .fact(new SecurityGroups(REGION), net.groups)
                .refused(new SecurityGroupRules(REGION)));
    }

    private static List<String> evidence(Given given) {
        return given.evidence(CHECK, REGION);
    }
}
