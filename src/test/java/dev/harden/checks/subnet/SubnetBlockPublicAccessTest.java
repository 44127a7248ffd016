package dev.harden.checks.subnet;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.GivenNetwork;
import dev.harden.facts.Derived;
import dev.harden.facts.ec2.BlockPublicAccess;
import dev.harden.facts.ec2.BlockPublicAccessExclusions;
import dev.harden.model.Scope;
import dev.harden.network.Net;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubnetBlockPublicAccessTest {
    private static final String SUBNET = "arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-1";

    @Test
    void failsWhenItIsOff() {
        assertThat(GivenNetwork.judge(Net.empty(), new SubnetBlockPublicAccess()))
                .containsExactly("FAIL 111122223333: VPC Block Public Access is off");
    }

    @Test
    void passesWhenItIsOnAndNamesWhatIsLeftOut() {
        Net net = Net.empty()
                .blocked("block-ingress", "update-complete")
                .excluded(SUBNET, "allow-bidirectional", "create-complete")
                .excluded(SUBNET, "allow-egress", "delete-complete")
                .excluded(SUBNET, "allow-egress", "create-in-progress");
        assertThat(GivenNetwork.judge(net, new SubnetBlockPublicAccess()))
                .containsExactly("PASS 111122223333: VPC Block Public Access is block-ingress, with 1 exclusion");
        Derived<List<String>> evidence = facts -> new SubnetBlockPublicAccess()
                .judge(new Scope(Given.ACCOUNT, REGION), facts)
                .outcome()
                .evidence();
        assertThat(GivenNetwork.of(net).derive(evidence)).containsExactly(SUBNET + " is excluded: allow-bidirectional");
    }

    @Test
    void isUnknownWhileItChanges() {
        assertThat(GivenNetwork.judge(
                        Net.empty().blocked("block-bidirectional", "update-in-progress"),
                        new SubnetBlockPublicAccess()))
                .containsExactly("UNKNOWN 111122223333: NOT_SETTLED VPC Block Public Access is being changed just now");
    }

    @Test
    void whatCouldNotBeReadMakesItUnknown() {
        assertThat(GivenNetwork.of(Net.empty())
                        .refused(new BlockPublicAccess(REGION))
                        .judge(new SubnetBlockPublicAccess(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN");
        assertThat(GivenNetwork.of(Net.empty().blocked("block-bidirectional", "update-complete"))
                        .refused(new BlockPublicAccessExclusions(REGION))
                        .judge(new SubnetBlockPublicAccess(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN");
        assertThat(GivenNetwork.of(Net.empty())
                        .refused(new BlockPublicAccessExclusions(REGION))
                        .judge(new SubnetBlockPublicAccess(), REGION))
                .containsExactly("FAIL 111122223333: VPC Block Public Access is off");
    }
}
