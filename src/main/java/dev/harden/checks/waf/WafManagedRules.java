package dev.harden.checks.waf;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.wafv2.AclSteps;
import dev.harden.facts.wafv2.WafItem;
import dev.harden.model.Severity;
import dev.harden.webacl.Group;
import dev.harden.webacl.Step;
import java.util.List;
import java.util.Optional;

/** Holds each web ACL to AWS's common rule set, or a managed group of a seller, with rules that still block. */
@CheckInfo(
        id = "waf-managed-rules",
        title = "Web ACLs enforce AWS's common rule set or a vendor's managed rule group",
        fault = "Web ACL enforces no common or vendor managed rule group",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no web ACL that could have a managed rule group")
public final class WafManagedRules extends GroupCheck {
    private static final String COMMON = "AWSManagedRulesCommonRuleSet";

    @Override
    Verdict judge(WafItem acl, AclSteps.Found found, Facts facts) {
        List<Step> common =
                found.steps().stream().filter(WafManagedRules::isCommon).toList();
        Optional<Step> inForce =
                facts.first(common, step -> !blocking(acl, step, found, facts).isEmpty());
        if (inForce.isPresent()) {
            Step step = inForce.get();
            return Verdict.pass(
                    "web ACL %s has %s in force, by %s of its rules%s%s",
                    acl.name(),
                    step.group().flatMap(Group::managed).orElseThrow(),
                    blocking(acl, step, found, facts).size(),
                    Words.scopeDown(step),
                    Words.past(found.steps(), step));
        }
        Optional<Step> labelling =
                facts.first(common, step -> found.blockedByLabel(step).isPresent());
        if (labelling.isPresent()) {
            Step step = labelling.get();
            return Verdict.pass(
                    "web ACL %s has %s in force: it labels requests, and %s blocks by its labels%s",
                    acl.name(),
                    step.group().flatMap(Group::managed).orElseThrow(),
                    found.blockedByLabel(step).orElseThrow(),
                    Words.past(found.steps(), step));
        }
        return common.isEmpty()
                ? Verdict.fail("web ACL %s has neither %s nor a vendor's managed rule group", acl.name(), COMMON)
                        .mendedBy(WebAclMends.having(acl, COMMON, facts))
                : Verdict.fail("web ACL %s has no rule of a managed group in force", acl.name())
                        .with(Words.lines(common))
                        .mendedBy(WebAclMends.having(acl, COMMON, facts));
    }

    private static boolean isCommon(Step step) {
        return step.group()
                .flatMap(Group::managed)
                .filter(group -> !group.vendor().equals("AWS") || group.group().equals(COMMON))
                .isPresent();
    }
}
