package dev.harden.checks.nacl;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.nacl.GivenAcls.acl;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.NetworkAcls;
import java.util.List;
import org.junit.jupiter.api.Test;

class NaclUnusedTest {
    private static final NaclUnused CHECK = new NaclUnused();

    @Test
    void passesOneThatSubnetsUseAndFailsOthers() {
        assertThat(GivenNetwork.judge(acl().acl("acl-idle", "vpc-1", List.of()), CHECK))
                .containsExactly(
                        "PASS acl-1: 1 subnet uses the network ACL", "FAIL acl-idle: no subnet uses the network ACL");
    }

    @Test
    void aDefaultOneCannotBeDeleted() {
        assertThat(GivenNetwork.judge(acl().defaultAcl("acl-0", "vpc-1"), CHECK))
                .contains("NOT_APPLICABLE acl-0: a default network ACL cannot be deleted");
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
