package dev.harden.checks.waf;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.wafv2.AclSteps;
import dev.harden.facts.wafv2.WafItem;
import dev.harden.model.Severity;
import dev.harden.webacl.Step;
import java.util.List;

/** Holds each web ACL to keeping some requests out: by default, or by a rule that is neither counted nor passed by. */
@CheckInfo(
        id = "waf-blocks",
        title = "Web ACLs can block requests",
        fault = "Web ACL blocks nothing",
        severity = Severity.HIGH,
        scope = Breadth.REGION,
        none = "there is no web ACL that could block",
        reads = {AclSteps.class})
public final class WafBlocks extends WebAclCheck {
    @Override
    public Verdict judge(WafItem acl, Facts facts) {
        AclSteps.Found found = facts.get(new AclSteps(acl));
        List<Step> steps = found.steps();
        return facts.first(steps, found::isLive)
                .map(step -> Verdict.pass(
                        "web ACL %s blocks by %s%s%s",
                        acl.name(), step.name(), Words.scopeDown(step), Words.past(steps, step)))
                .orElseGet(() -> Verdict.fail(
                                found.acl().entries().isEmpty()
                                        ? "web ACL %s blocks nothing: it has no rules and allows by default"
                                        : privately(steps)
                                                ? "web ACL %s blocks nothing that comes from the Internet"
                                                : "web ACL %s blocks nothing",
                                acl.name())
                        .with(Words.lines(steps))
                        .mendedBy(WebAclMends.having(acl, WebAclMends.COMMON, facts)));
    }

    private static boolean privately(List<Step> steps) {
        return steps.stream().anyMatch(step -> step.state() == Step.State.PRIVATE);
    }
}
