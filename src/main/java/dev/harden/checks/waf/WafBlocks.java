package dev.harden.checks.waf;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.wafv2.AclSteps;
import dev.harden.facts.wafv2.ManagedRuleGroup;
import dev.harden.facts.wafv2.WafItem;
import dev.harden.facts.wafv2.WebAcls;
import dev.harden.model.Severity;
import dev.harden.webacl.Step;
import java.util.Optional;

/** Holds each web ACL to keeping some requests out: by default, or by a rule that is neither counted nor passed by. */
@CheckInfo(
        id = "waf-blocks",
        title = "Every web ACL can block",
        severity = Severity.HIGH,
        scope = Breadth.REGION,
        reads = {AclSteps.class, ManagedRuleGroup.class, WebAcls.class})
public final class WafBlocks extends GroupCheck {
    @Override
    Verdict judge(WafItem acl, AclSteps.Found found, Facts facts) {
        Optional<Step> blocking = facts.first(
                found.steps(),
                step -> isManaged(step) ? !blocking(acl, step, found, facts).isEmpty() : found.isLive(step));
        return blocking.map(step ->
                        Verdict.pass("web ACL %s blocks by %s%s", acl.name(), step.name(), Words.scopeDown(step)))
                .orElseGet(() -> Verdict.fail(
                                found.acl().entries().isEmpty()
                                        ? "web ACL %s blocks nothing: it has no rules and allows by default"
                                        : "web ACL %s blocks nothing",
                                acl.name())
                        .with(Words.lines(acl, found.steps())));
    }
}
