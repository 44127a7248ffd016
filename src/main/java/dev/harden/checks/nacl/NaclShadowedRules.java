package dev.harden.checks.nacl;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.NetworkAcls;
import dev.harden.model.Severity;
import dev.harden.network.AclRule;
import dev.harden.network.NetworkAcl;
import java.util.List;

/** Holds each rule to matching something that no rule before it matches. */
@CheckInfo(
        id = "nacl-shadowed-rules",
        title = "Every rule of a network ACL can decide something",
        severity = Severity.LOW,
        scope = Breadth.REGION,
        reads = NetworkAcls.class)
public final class NaclShadowedRules extends AclCheck {
    @Override
    protected Verdict judge(NetworkAcl acl, String region, Facts facts) {
        List<AclRule> shadowed = acl.shadowed();
        return shadowed.isEmpty()
                ? Verdict.pass("each of its rules decides about something")
                : Verdict.fail("%d rules never decide, as %s", shadowed.size(), shadowed.get(0))
                        .with(shadowed.stream()
                                .map(rule -> "never decides: " + rule)
                                .toList())
                        .mendedBy(ChangeAcl.tidying(region, acl));
    }
}
