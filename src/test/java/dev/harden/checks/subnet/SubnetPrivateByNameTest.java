package dev.harden.checks.subnet;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.RouteTables;
import dev.harden.network.Net;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubnetPrivateByNameTest {
    private static Net net(String route, String... tags) {
        return Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .gateway("igw-1", "vpc-1")
                .subnet("subnet-1", "vpc-1", "a", tags)
                .main("rtb-1", "vpc-1", route);
    }

    @Test
    void failsWhenWhatIsCalledPrivateLeadsToAnInternetGateway() {
        assertThat(GivenNetwork.judge(net("0.0.0.0/0>igw-1", "Name=private-a"), new SubnetPrivateByName()))
                .containsExactly("FAIL subnet-1: its tag Name says private-a, but rtb-1 leads to igw-1");
        assertThat(GivenNetwork.judge(net("::/0>igw-1", "Name=web", "Tier=Internal"), new SubnetPrivateByName()))
                .containsExactly("FAIL subnet-1: its tag Tier says Internal, but rtb-1 leads to igw-1");
        assertThat(GivenNetwork.judge(
                        net("0.0.0.0/0>igw-1", "aws-cdk:subnet-type=Isolated"), new SubnetPrivateByName()))
                .containsExactly("FAIL subnet-1: its tag aws-cdk:subnet-type says Isolated, but rtb-1 leads to igw-1");
        assertThat(GivenNetwork.judge(net("0.0.0.0/0>igw-1", "Type=private"), new SubnetPrivateByName()))
                .singleElement()
                .asString()
                .startsWith("FAIL");
    }

    @Test
    void passesWhenItIs() {
        assertThat(GivenNetwork.judge(net("0.0.0.0/0>nat-1", "Name=private-a"), new SubnetPrivateByName()))
                .containsExactly("PASS subnet-1: its tag Name says private-a, and rtb-1 leads to no Internet gateway");
    }

    @Test
    void isNotAboutOthers() {
        assertThat(GivenNetwork.judge(net("0.0.0.0/0>igw-1", "Name=non-private"), new SubnetPrivateByName()))
                .isEmpty();
        assertThat(GivenNetwork.judge(net("0.0.0.0/0>igw-1", "Owner=private"), new SubnetPrivateByName()))
                .isEmpty();
    }

    @Test
    void theTagsOfASharedSubnetAreNotVisible() {
        Net net = Net.empty()
                .vpcOf("999988887777", "vpc-1", false, "10.0.0.0/16")
                .subnet("subnet-1", "vpc-1", "a")
                .main("rtb-1", "vpc-1");
        assertThat(GivenNetwork.judge(net, new SubnetPrivateByName()))
                .containsExactly(
                        "NOT_APPLICABLE subnet-1: subnet-1 belongs to account 999988887777, which answers for it");
    }

    @Test
    void routesThatCouldNotBeReadMakeItUnknown() {
        assertThat(GivenNetwork.of(net("0.0.0.0/0>nat-1", "Name=private-a"))
                        .refused(new RouteTables(REGION))
                        .judge(new SubnetPrivateByName(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN subnet-1: ACCESS_DENIED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "private",
                "PRIVATE",
                "PrivateSubnet1",
                "myVpc/PrivateSubnet2",
                "app-private-1a",
                "eu_internal",
                "isolated.db",
                "private1",
                "public-or-private"
            })
    void wholeWordsSayPrivate(String text) {
        assertThat(SubnetPrivateByName.saysPrivate(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "public",
                "non-private",
                "NonPrivate",
                "non_internal",
                "not isolated",
                "nonprivate",
                "privateer",
                "internals",
                "deprivated",
                "🙂"
            })
    void otherWordsDoNot(String text) {
        assertThat(SubnetPrivateByName.saysPrivate(text)).isFalse();
    }
}
