package dev.harden.checks.securitygroup;

import dev.harden.checks.Reads;
import dev.harden.checks.Verdict;
import dev.harden.checks.closing.CloseGroup;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.GroupUse;
import dev.harden.facts.ec2.ResolvedLists;
import dev.harden.facts.ec2.SecurityGroupRules;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.NoCommand;
import dev.harden.network.SecurityGroup;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** Judges security groups whose failures are mended by closing them. */
@Reads({GroupUse.class, ResolvedLists.class, SecurityGroupRules.class})
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

    /** Says what mends a failure; what cannot be seen of that takes nothing from the failure. */
    static Verdict mended(
            Verdict failed,
            SecurityGroup group,
            String region,
            Facts facts,
            Function<CloseGroup.Known, Intent[]> closing) {
        return facts.trying(() -> closing.apply(known(group, region, facts))).items().stream()
                .findFirst()
                .map(failed::mendedBy)
                .orElseGet(() -> failed.withoutCommand(
                        NoCommand.Why.VALUE,
                        "the entries of the prefix lists that rules of the group name, which could not be seen"));
    }
}
