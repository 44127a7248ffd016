package dev.harden.checks.nacl;

import dev.harden.checks.Check;
import dev.harden.checks.GivenNetwork;
import dev.harden.network.Net;
import java.util.List;

/** Builds regions of one network ACL for tests. */
final class GivenAcls {
    private GivenAcls() {}

    /** Gives a VPC whose one subnet leads to the Internet and uses an ACL of these rules. */
    static Net acl(String... rules) {
        return Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "vpc-1", "a")
                .gateway("igw-1", "vpc-1")
                .main("rtb-1", "vpc-1", "0.0.0.0/0>igw-1", "::/0>igw-1")
                .acl("acl-1", "vpc-1", List.of("subnet-1"), rules)
                .eni("eni-1", "subnet-1", List.of());
    }

    /** Says what a check finds of an ACL of these rules. */
    static String judged(Check<?> check, String... rules) {
        return String.join("\n", GivenNetwork.judge(acl(rules), check));
    }
}
