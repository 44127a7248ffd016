package dev.harden.checks.nacl;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.nacl.GivenAcls.acl;
import static dev.harden.checks.nacl.GivenAcls.judged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.NetworkAcls;
import dev.harden.network.Net;
import dev.harden.network.Subnet;
import java.util.List;
import org.junit.jupiter.api.Test;

class NaclInUseTest {
    private static final NaclInUse CHECK = new NaclInUse();

    @Test
    void failsWhenEverythingIsAllowedInAndOut() {
        assertThat(judged(CHECK, "100 in allow all 0.0.0.0/0", "100 out allow all 0.0.0.0/0"))
                .isEqualTo("FAIL subnet-1: acl-1 allows everything, in and out");
        assertThat(judged(
                        CHECK,
                        "100 in allow all 0.0.0.0/1",
                        "110 in allow all 128.0.0.0/1",
                        "120 in deny tcp 22 0.0.0.0/0",
                        "100 out allow all 0.0.0.0/0"))
                .startsWith("FAIL");
    }

    @Test
    void passesWhenEitherDirectionDeniesSomething() {
        assertThat(judged(
                        CHECK,
                        "10 in deny tcp 22 0.0.0.0/0",
                        "100 in allow all 0.0.0.0/0",
                        "100 out allow all 0.0.0.0/0"))
                .isEqualTo("PASS subnet-1: acl-1 denies something, for example tcp 22 from 1.0.0.0");
        assertThat(judged(CHECK, "100 in allow all 0.0.0.0/0", "100 out allow tcp 0-65535 0.0.0.0/0"))
                .startsWith("PASS subnet-1: acl-1 denies something, for example")
                .endsWith("to 1.0.0.0");
    }

    @Test
    void countsTheFamiliesThatTheSubnetHas() {
        String[] four = {"100 in allow all 0.0.0.0/0", "100 out allow all 0.0.0.0/0"};
        Net six = acl(four).subnet("subnet-1", "vpc-1", "a", new Subnet.Addresses(true, true, false, false));
        assertThat(GivenNetwork.judge(six, CHECK)).singleElement().asString().startsWith("PASS");
        assertThat(judged(CHECK, four)).startsWith("FAIL");
    }

    @Test
    void isAboutSubnetsWithInterfaces() {
        Net net = acl("100 in allow tcp 443 0.0.0.0/0").subnet("subnet-empty", "vpc-1", "b");
        assertThat(GivenNetwork.judge(net, CHECK)).singleElement().asString().startsWith("PASS subnet-1");
    }

    @Test
    void aSubnetOfAnotherAccountIsThatAccounts() {
        Net net = Net.empty()
                .vpcOf("999999999999", "vpc-far", false, "10.0.0.0/16")
                .subnet("subnet-far", "vpc-far", "a")
                .eni("eni-1", "subnet-far", List.of());
        assertThat(GivenNetwork.judge(net, CHECK)).singleElement().asString().startsWith("NOT_APPLICABLE subnet-far");
    }

    @Test
    void isUnknownWhenAclsAreRefusedOrMissing() {
        assertThat(GivenNetwork.of(acl())
                        .refused(new NetworkAcls(REGION))
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("UNKNOWN subnet-1: ACCESS_DENIED");
        Net net = acl().subnet("subnet-2", "vpc-1", "b").eni("eni-2", "subnet-2", List.of());
        assertThat(GivenNetwork.judge(net, CHECK)).anyMatch(line -> line.startsWith("UNKNOWN subnet-2: ERROR"));
    }
}
