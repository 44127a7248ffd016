package dev.harden.checks.waf;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.wafv2.AclSteps;
import dev.harden.facts.wafv2.WafItem;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.webacl.Statement;
import dev.harden.webacl.Step;
import java.util.List;
import java.util.Optional;

/** Holds each web ACL to a rate-based rule that keeps out who sends too many requests. */
@CheckInfo(
        id = "waf-rate-limit",
        title = "Web ACLs have a rate-based rule that blocks",
        fault = "Web ACL has no rate-based rule that blocks",
        severity = Severity.LOW,
        scope = Breadth.REGION,
        none = "there is no web ACL that could have a rate-based rule",
        reads = {AclSteps.class})
public final class WafRateLimit extends WebAclCheck {
    @Override
    public Verdict judge(WafItem acl, Facts facts) {
        AclSteps.Found found = facts.get(new AclSteps(acl));
        Optional<Step> limiting = facts.first(found.steps(), step -> {
            if (step.isHiddenGroup()) {
                found.throwIfUnseen(step);
            }
            return isRateBased(step) && found.isLive(step);
        });
        if (limiting.isPresent()) {
            Step step = limiting.get();
            return Verdict.pass(
                    "web ACL %s limits the rate of requests by %s%s%s",
                    acl.name(), step.name(), Words.scopeDown(step), Words.past(found.steps(), step));
        }
        List<Step> idle =
                found.steps().stream().filter(WafRateLimit::isRateBased).toList();
        Optional<Step> labelling =
                facts.first(idle, step -> found.blockedByLabel(step).isPresent());
        if (labelling.isPresent()) {
            return Verdict.pass(
                    "web ACL %s limits the rate of requests by the labels of %s, by which %s blocks",
                    acl.name(),
                    labelling.get().name(),
                    found.blockedByLabel(labelling.get()).orElseThrow());
        }
        return Verdict.fail("web ACL %s has no rate-based rule that blocks", acl.name())
                .with(Words.lines(idle))
                .withoutCommand(
                        NoCommand.Why.VALUE,
                        "how many requests one address may send in five minutes, which nothing in the account tells");
    }

    private static boolean isRateBased(Step step) {
        return step.rule()
                .filter(rule -> rule.statement() instanceof Statement.RateBased)
                .isPresent();
    }
}
