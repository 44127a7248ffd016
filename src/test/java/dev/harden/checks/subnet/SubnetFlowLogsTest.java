package dev.harden.checks.subnet;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.FlowLogs;
import dev.harden.facts.ec2.Subnets;
import dev.harden.network.Net;
import org.junit.jupiter.api.Test;

class SubnetFlowLogsTest {
    private static Net net() {
        return Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-a", "vpc-1", "a")
                .subnet("subnet-b", "vpc-1", "b");
    }

    @Test
    void passesWithALogOfTheVpc() {
        assertThat(GivenNetwork.judge(net().flowLog("vpc-1", "REJECT", "ACTIVE", "SUCCESS"), new SubnetFlowLogs()))
                .containsExactly("PASS vpc-1: flow log fl-0 records REJECT traffic");
        assertThat(GivenNetwork.judge(net().flowLog("vpc-1", "ALL", "ACTIVE", null), new SubnetFlowLogs()))
                .containsExactly("PASS vpc-1: flow log fl-0 records ALL traffic");
    }

    @Test
    void passesWithALogOfEverySubnet() {
        Net net = net().flowLog("subnet-a", "ALL", "ACTIVE", "SUCCESS");
        assertThat(GivenNetwork.judge(net, new SubnetFlowLogs()))
                .containsExactly("FAIL vpc-1: subnet subnet-b of vpc-1 has no flow log, and neither has the VPC");
        assertThat(GivenNetwork.judge(net.flowLog("subnet-b", "REJECT", "ACTIVE", "SUCCESS"), new SubnetFlowLogs()))
                .containsExactly("PASS vpc-1: each subnet of the VPC has a flow log (subnets: 2)");
    }

    @Test
    void failsWithoutAnyOrWithOneOfSomethingElse() {
        Net net = net().flowLog("eni-1", "ALL", "ACTIVE", "SUCCESS").flowLog("tgw-1", null, "ACTIVE", "SUCCESS");
        assertThat(GivenNetwork.judge(net, new SubnetFlowLogs()))
                .containsExactly("FAIL vpc-1: there is no flow log of vpc-1");
        assertThat(GivenNetwork.judge(
                        Net.empty().vpc("vpc-2", "10.0.0.0/16").flowLog("vpc-1", "ALL", "ACTIVE", "SUCCESS"),
                        new SubnetFlowLogs()))
                .containsExactly("FAIL vpc-2: there is no flow log of vpc-2");
    }

    @Test
    void failsWhenTheLogDoesNotWork() {
        assertThat(GivenNetwork.judge(net().flowLog("vpc-1", "ACCEPT", "ACTIVE", "SUCCESS"), new SubnetFlowLogs()))
                .containsExactly(
                        "FAIL vpc-1: no flow log of vpc-1 works: fl-0 of vpc-1 records accepted traffic alone");
        assertThat(GivenNetwork.judge(net().flowLog("vpc-1", "ALL", "ACTIVE", "FAILED"), new SubnetFlowLogs()))
                .containsExactly("FAIL vpc-1: no flow log of vpc-1 works: fl-0 of vpc-1 cannot be delivered");
        assertThat(GivenNetwork.judge(net().flowLog("vpc-1", "ALL", "INACTIVE", "SUCCESS"), new SubnetFlowLogs()))
                .containsExactly("FAIL vpc-1: no flow log of vpc-1 works: fl-0 of vpc-1 is INACTIVE");
        assertThat(GivenNetwork.judge(
                        net().flowLog("vpc-1", "ALL", "ACTIVE", "FAILED").flowLog("vpc-1", "ALL", "ACTIVE", "SUCCESS"),
                        new SubnetFlowLogs()))
                .containsExactly("PASS vpc-1: flow log fl-1 records ALL traffic");
    }

    @Test
    void theOwnerOfASharedVpcAnswersForItsLogs() {
        assertThat(GivenNetwork.judge(
                        Net.empty().vpcOf("999988887777", "vpc-1", false, "10.0.0.0/16"), new SubnetFlowLogs()))
                .containsExactly("NOT_APPLICABLE vpc-1: vpc-1 belongs to account 999988887777, which answers for it");
    }

    @Test
    void aLogOfTheVpcNeedsNoSubnets() {
        assertThat(GivenNetwork.of(net().flowLog("vpc-1", "ALL", "ACTIVE", "SUCCESS"))
                        .refused(new Subnets(REGION))
                        .judge(new SubnetFlowLogs(), REGION))
                .containsExactly("PASS vpc-1: flow log fl-0 records ALL traffic");
        assertThat(GivenNetwork.of(net()).refused(new Subnets(REGION)).judge(new SubnetFlowLogs(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN vpc-1: ACCESS_DENIED");
        assertThat(GivenNetwork.of(net()).refused(new FlowLogs(REGION)).judge(new SubnetFlowLogs(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN vpc-1: ACCESS_DENIED");
    }
}
