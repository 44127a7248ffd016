package dev.harden.checks.subnet;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.network.Net;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubnetDefaultVpcUnusedTest {
    private static Net net() {
        return Net.empty()
                .defaultVpc("vpc-default", "172.31.0.0/16")
                .subnet("subnet-default", "vpc-default", "a")
                .vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "vpc-1", "a")
                .eni("eni-own", "subnet-1", List.of());
    }

    @Test
    void passesWhenItIsEmpty() {
        assertThat(GivenNetwork.judge(net(), new SubnetDefaultVpcUnused()))
                .containsExactly("PASS vpc-default: the default VPC has no network interfaces");
    }

    @Test
    void failsWhenItHoldsInterfaces() {
        assertThat(GivenNetwork.judge(
                        net().eni("eni-1", "subnet-default", List.of()).eni("eni-2", "subnet-default", List.of()),
                        new SubnetDefaultVpcUnused()))
                .containsExactly("FAIL vpc-default: the default VPC has 2 network interfaces, for example eni-1");
    }

    @Test
    void isNotApplicableWithoutOne() {
        assertThat(GivenNetwork.judge(Net.empty().vpc("vpc-1", "10.0.0.0/16"), new SubnetDefaultVpcUnused()))
                .containsExactly("NOT_APPLICABLE 111122223333: there is no default VPC");
    }

    @Test
    void interfacesThatCouldNotBeListedMakeItUnknown() {
        assertThat(GivenNetwork.of(net())
                        .refused(new NetworkInterfaces(REGION))
                        .judge(new SubnetDefaultVpcUnused(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN vpc-default: ACCESS_DENIED");
    }
}
