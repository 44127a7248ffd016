package dev.harden.checks.securitygroup;

import dev.harden.checks.closing.CloseGroup;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.GroupUse;
import dev.harden.facts.ec2.ResolvedLists;
import dev.harden.facts.ec2.SecurityGroupRules;
import dev.harden.network.SecurityGroup;
import java.util.HashSet;
import java.util.Set;

/** Judges security groups whose failures are mended by closing them. */
abstract class ClosingCheck extends GroupCheck {
    /** Gives what is known of a group besides, for what mends it. */
    static CloseGroup.Known known(SecurityGroup group, String region, Facts facts) {
        Set<String> lists = new HashSet<>(group.prefixLists(false));
        lists.addAll(group.prefixLists(true));
        return CloseGroup.Known.of(
                facts.get(new ResolvedLists(region, lists)).entries(),
                facts.attempt(new SecurityGroupRules(region)),
                facts.attempt(new GroupUse(region)));
    }
}
