package dev.harden.checks.waf;

import dev.harden.checks.Reads;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.wafv2.AclSteps;
import dev.harden.facts.wafv2.ManagedRuleGroup;
import dev.harden.facts.wafv2.WafItem;
import dev.harden.webacl.Group;
import dev.harden.webacl.Step;
import java.util.List;

/** Judges each web ACL by what its rules do, and by the names and actions of the rules of its managed groups. */
@Reads({AclSteps.class, ManagedRuleGroup.class})
abstract class GroupCheck extends WebAclCheck {
    @Override
    public final Verdict judge(WafItem acl, Facts facts) {
        return judge(acl, facts.get(new AclSteps(acl)), facts);
    }

    abstract Verdict judge(WafItem acl, AclSteps.Found found, Facts facts);

    /** Gives the names of the rules of a step's managed group that keep requests out; none for other steps. */
    static List<String> blocking(WafItem acl, Step step, AclSteps.Found found, Facts facts) {
        Group group = step.group().orElseThrow();
        Group.Managed managed = group.managed().orElseThrow();
        return found.isLive(step)
                ? group.blocking(facts.get(new ManagedRuleGroup(acl.region(), acl.scope(), managed))
                        .rules())
                : List.of();
    }

    static boolean isManaged(Step step) {
        return step.group().flatMap(Group::managed).isPresent();
    }
}
