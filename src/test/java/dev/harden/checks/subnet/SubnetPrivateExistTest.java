package dev.harden.checks.subnet;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.facts.ec2.PrefixListEntries;
import dev.harden.network.Net;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubnetPrivateExistTest {
    private static Net net(String... routesOfB) {
        return Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .gateway("igw-1", "vpc-1")
                .subnet("subnet-a", "vpc-1", "a")
                .subnet("subnet-b", "vpc-1", "b", "Name=data")
                .main("rtb-main", "vpc-1", "0.0.0.0/0>igw-1")
                .table("rtb-b", "vpc-1", List.of("subnet-b"), routesOfB)
                .list("pl-1", "203.0.113.0/24")
                .eni("eni-1", "subnet-a", List.of());
    }

    @Test
    void passesWithOnePrivateSubnet() {
        assertThat(GivenNetwork.judge(net("0.0.0.0/0>nat-1"), new SubnetPrivateExist()))
                .containsExactly("PASS vpc-1: data is private");
    }

    @Test
    void failsWhenEverySubnetIsPublicWhateverItIsCalled() {
        assertThat(GivenNetwork.judge(net("::/0>igw-1"), new SubnetPrivateExist()))
                .containsExactly("FAIL vpc-1: every subnet of vpc-1 leads to an Internet gateway");
    }

    @Test
    void isNotAboutAVpcWithoutInterfacesNorOneOfAnotherAccount() {
        Net net = Net.empty().vpc("vpc-1", "10.0.0.0/16").vpcOf("999988887777", "vpc-2", false, "10.1.0.0/16");
        assertThat(GivenNetwork.judge(net, new SubnetPrivateExist()))
                .containsExactly(
                        "NOT_APPLICABLE vpc-1: vpc-1 has no network interfaces",
                        "NOT_APPLICABLE vpc-2: vpc-2 belongs to account 999988887777, which answers for it");
    }

    @Test
    void oneThatIsCertainlyPrivateIsEnough() {
        Net net = net("pl-1>igw-1");
        assertThat(GivenNetwork.of(net)
                        .refused(new PrefixListEntries(REGION, "pl-1"))
                        .judge(new SubnetPrivateExist(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN vpc-1: ACCESS_DENIED");
        net.subnet("subnet-c", "vpc-1", "c").table("rtb-c", "vpc-1", List.of("subnet-c"));
        assertThat(GivenNetwork.of(net)
                        .refused(new PrefixListEntries(REGION, "pl-1"))
                        .judge(new SubnetPrivateExist(), REGION))
                .containsExactly("PASS vpc-1: subnet-c is private");
    }

    @Test
    void interfacesThatCouldNotBeListedMakeItUnknown() {
        assertThat(GivenNetwork.of(net())
                        .refused(new NetworkInterfaces(REGION))
                        .judge(new SubnetPrivateExist(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN vpc-1: ACCESS_DENIED");
    }
}
