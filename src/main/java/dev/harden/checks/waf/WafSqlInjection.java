package dev.harden.checks.waf;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.wafv2.AclSteps;
import dev.harden.facts.wafv2.ManagedRuleGroup;
import dev.harden.facts.wafv2.WafItem;
import dev.harden.model.Severity;
import dev.harden.webacl.Group;
import dev.harden.webacl.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Holds each web ACL to keeping out what looks like SQL injection: by AWS's rule set, a vendor's, or a rule of its own. */
@CheckInfo(
        id = "waf-sql-injection",
        title = "Web ACLs inspect for SQL injection",
        fault = "Web ACL does not inspect for SQL injection",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no web ACL that could inspect requests",
        reads = {ManagedRuleGroup.class})
public final class WafSqlInjection extends GroupCheck {
    private static final String SECRET =
            "what the rules of %s look for is its vendor's secret, and none is named for SQL injection";
    private static final String AWS = "AWSManagedRulesSQLiRuleSet";

    @Override
    Verdict judge(WafItem acl, AclSteps.Found found, Facts facts) {
        Optional<Step> inspecting = facts.first(found.steps(), step -> inspects(acl, step, found, facts));
        if (inspecting.isPresent()) {
            Step step = inspecting.get();
            return Verdict.pass(
                    "web ACL %s inspects for SQL injection by %s%s%s",
                    acl.name(), step.name(), Words.scopeDown(step), Words.past(found.steps(), step));
        }
        List<Step> idle =
                found.steps().stream().filter(WafSqlInjection::isAbout).toList();
        Optional<Step> labelling = facts.first(idle, step -> labels(acl, step, found, facts));
        if (labelling.isPresent()) {
            return Verdict.pass(
                    "web ACL %s inspects for SQL injection: %s labels it, and %s blocks by its labels",
                    acl.name(),
                    labelling.get().name(),
                    found.blockedByLabel(labelling.get()).orElseThrow());
        }
        return Verdict.fail("web ACL %s does not inspect for SQL injection", acl.name())
                .with(Words.lines(idle))
                .mendedBy(WebAclMends.having(acl, AWS, facts));
    }

    private static boolean inspects(WafItem acl, Step step, AclSteps.Found found, Facts facts) {
        if (!isManaged(step)) {
            if (step.isHiddenGroup()) {
                found.throwIfUnseen(step);
            }
            return isAbout(step) && found.isLive(step);
        }
        Group.Managed group = step.group().flatMap(Group::managed).orElseThrow();
        if (!mayInspect(group)) {
            return false;
        }
        List<String> blocking = blocking(acl, step, found, facts);
        if (group.vendor().equals("AWS") || blocking.stream().anyMatch(WafSqlInjection::isNamed)) {
            return !blocking.isEmpty();
        }
        if (!blocking.isEmpty()) {
            throw FactUnavailable.notSettled(String.format(Locale.ROOT, SECRET, group));
        }
        return false;
    }

    private static boolean labels(WafItem acl, Step step, AclSteps.Found found, Facts facts) {
        if (found.blockedByLabel(step).isEmpty()) {
            return false;
        }
        Optional<Group.Managed> vendors = step.group()
                .flatMap(Group::managed)
                .filter(group -> !group.vendor().equals("AWS"));
        if (vendors.isPresent()) {
            boolean named =
                    facts.get(new ManagedRuleGroup(acl.region(), acl.scope(), vendors.get())).rules().keySet().stream()
                            .anyMatch(WafSqlInjection::isNamed);
            throw FactUnavailable.notSettled(
                    named
                            ? "which labels the rules of " + vendors.get()
                                    + " give that are named for SQL injection is not told"
                            : String.format(Locale.ROOT, SECRET, vendors.get()));
        }
        return true;
    }

    private static boolean isAbout(Step step) {
        return step.rule()
                .map(rule -> rule.statement().inspectsSqli())
                .orElseGet(() -> step.group()
                        .flatMap(Group::managed)
                        .filter(WafSqlInjection::mayInspect)
                        .isPresent());
    }

    private static boolean mayInspect(Group.Managed group) {
        return !group.vendor().equals("AWS") || group.group().equals(AWS);
    }

    /** Vendors name such rules {@code SQLi_Body}, {@code sql-injection-1} and the like. */
    private static boolean isNamed(String rule) {
        return rule.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "").contains("sqli");
    }
}
