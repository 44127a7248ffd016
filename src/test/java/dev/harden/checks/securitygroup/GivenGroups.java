package dev.harden.checks.securitygroup;

import dev.harden.checks.Check;
import dev.harden.checks.GivenNetwork;
import dev.harden.network.Net;
import java.util.List;

/** Builds regions of one security group for tests. */
final class GivenGroups {
    static final String OTHER = "999999999999";

    private GivenGroups() {}

    /** Gives a VPC with a group of these rules that is on an interface. */
    static Net group(String... rules) {
        return Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "vpc-1", "a")
                .list("pl-office", "203.0.113.0/24")
                .list("pl-halves", "0.0.0.0/1", "128.0.0.0/1")
                .group("sg-web", "vpc-1", "web", rules)
                .eni("eni-1", "subnet-1", List.of("sg-web"));
    }

    /** Says what a check finds of a group of these rules. */
    static String judged(Check<?> check, String... rules) {
        return String.join("\n", GivenNetwork.judge(group(rules), check));
    }
}
