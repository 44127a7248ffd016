package dev.harden.checks.securitygroup;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.network.Net;
import java.util.List;
import org.junit.jupiter.api.Test;

class SgUnusedTest {
    private static final SgUnused CHECK = new SgUnused();

    private static List<String> judged(Net net) {
        return GivenNetwork.judge(net, CHECK);
    }

    @Test
    void passesAGroupOnAnInterface() {
        assertThat(judged(GivenGroups.group())).containsExactly("PASS sg-web: on interface eni-1");
    }

    @Test
    void passesAGroupThatOneInUseNames() {
        assertThat(judged(GivenGroups.group("in tcp 22 sg-next").group("sg-next", "vpc-1", "next")))
                .contains("PASS sg-next: named by a rule of sg-web, which is in use");
        assertThat(judged(GivenGroups.group("out tcp 22 sg-next")
                        .group("sg-next", "vpc-1", "next", "in tcp 22 sg-last")
                        .group("sg-last", "vpc-1", "last")))
                .contains("PASS sg-last: named by a rule of sg-next, which is in use");
    }

    @Test
    void itselfAndOtherUnusedGroupsDoNotCount() {
        assertThat(judged(GivenGroups.group()
                        .group("sg-a", "vpc-1", "a", "in tcp 22 sg-b", "in all sg-a")
                        .group("sg-b", "vpc-1", "b", "in tcp 22 sg-a")
                        .group("sg-c", "vpc-1", "c", "in tcp 22 sg-web", "in all sg-c")))
                .contains(
                        "FAIL sg-a: on no network interface, and referenced by no group in use, as far as this account sees",
                        "FAIL sg-b: on no network interface, and referenced by no group in use, as far as this account sees",
                        "FAIL sg-c: on no network interface, and referenced by no group in use, as far as this account sees");
    }

    @Test
    void defaultGroupsCannotBeDeleted() {
        assertThat(judged(GivenGroups.group().group("sg-1", "vpc-1", "default")))
                .contains("NOT_APPLICABLE sg-1: a default group cannot be deleted");
    }

    @Test
    void isUnknownWhenInterfacesAreRefused() {
        assertThat(GivenNetwork.of(GivenGroups.group())
                        .refused(new NetworkInterfaces(REGION))
                        .judge(CHECK, REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN sg-web: ACCESS_DENIED");
    }
}
