package dev.harden.checks.nacl;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.model.Count;
import dev.harden.model.Severity;
import dev.harden.network.AclRule;
import dev.harden.network.NetworkAcl;
import java.util.List;

/** Holds each rule to matching something that no rule before it matches. */
@CheckInfo(
        id = "nacl-shadowed-rules",
        title = "No network ACL rule is shadowed",
        fault = "Shadowed rules in a network ACL",
        severity = Severity.LOW,
        scope = Breadth.REGION,
        none = "there is no network ACL with rules")
public final class NaclShadowedRules extends AclCheck {
    @Override
    protected Verdict judge(NetworkAcl acl, String region, Facts facts) {
        List<AclRule> shadowed = acl.shadowed();
        return shadowed.isEmpty()
                ? Verdict.pass("no rule is shadowed")
                : Verdict.fail(
                                "%s shadowed by rules before, for example %s",
                                Count.of(shadowed.size(), "rule is", "rules are"), shadowed.get(0))
                        .with(shadowed.stream().map(rule -> "shadowed: " + rule).toList())
                        .mendedBy(ChangeAcl.tidying(region, acl));
    }
}
