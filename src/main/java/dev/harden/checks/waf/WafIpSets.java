package dev.harden.checks.waf;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.wafv2.AclRules;
import dev.harden.facts.wafv2.IpSet;
import dev.harden.facts.wafv2.WafItem;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.webacl.Bounds;
import dev.harden.webacl.Rule;
import dev.harden.webacl.Statement;
import dev.harden.webacl.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** Holds the IP sets of each web ACL to holding addresses, and its allow rules to not taking the Internet in by them. */
@CheckInfo(
        id = "waf-ip-sets",
        title = "IP sets of web ACLs are not empty, and allow rules stay narrow",
        fault = "Web ACL uses an empty IP set or allows a wide range",
        severity = Severity.LOW,
        scope = Breadth.REGION,
        none = "there is no web ACL that could use an IP set",
        reads = {AclRules.class, IpSet.class})
public final class WafIpSets extends WebAclCheck {
    /** Is something that may be wrong, and how to find out. */
    private record Trouble(String text, BooleanSupplier holds) {}

    @Override
    public Verdict judge(WafItem acl, Facts facts) {
        AclRules.Found found = facts.get(new AclRules(acl));
        List<Trouble> troubles = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (Step step : found.steps()) {
            if (step.isHiddenGroup()) {
                troubles.add(new Trouble("", () -> {
                    throw found.refusals().get(step.unseen());
                }));
            }
            for (String arn : sets(step)) {
                WafItem set = new WafItem(acl.region(), arn);
                names.add(set.name());
                troubles.add(new Trouble(
                        "IP set " + set.name() + " is empty, which " + step.name() + " uses",
                        () -> facts.get(new IpSet(set)).isEmpty()));
            }
            if (step.state() == Step.State.ALLOWS && !sets(step).isEmpty()) {
                troubles.add(new Trouble(
                        step.name() + " allows more of the Internet than a /8 of IPv4 or a /16 of IPv6",
                        () -> isOpen(acl, step, facts)));
            }
        }
        return facts.first(troubles, trouble -> trouble.holds().getAsBoolean())
                .map(trouble -> Verdict.fail("%s in web ACL %s", trouble.text(), acl.name())
                        .withoutCommand(
                                NoCommand.Why.DECISION, "someone has to decide which addresses the IP set is to hold"))
                .orElseGet(() -> verdict(acl, names));
    }

    private static Verdict verdict(WafItem acl, Set<String> names) {
        return names.isEmpty()
                ? Verdict.notApplicable("the rules of web ACL %s use no IP set", acl.name())
                : Verdict.pass(
                        "web ACL %s uses %s, which hold addresses, and no allow rule takes the Internet in",
                        acl.name(), String.join(", ", names));
    }

    private static Set<String> sets(Step step) {
        return step.rule()
                .map(Rule::statement)
                .or(step::scopeDown)
                .map(Statement::ipSets)
                .orElse(Set.of());
    }

    private static boolean isOpen(WafItem acl, Step step, Facts facts) {
        Bounds through = step.rule()
                .orElseThrow()
                .statement()
                .certain(arn -> Bounds.exactly(facts.get(new IpSet(new WafItem(acl.region(), arn)))));
        return through.least().isOpen();
    }
}
