package dev.harden.checks.waf;

import dev.harden.checks.Guards;
import dev.harden.checks.Rewrite;
import dev.harden.facts.Facts;
import dev.harden.facts.wafv2.ManagedRuleGroup;
import dev.harden.facts.wafv2.WafItem;
import dev.harden.facts.wafv2.WebAcl;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import dev.harden.webacl.Acl;
import dev.harden.webacl.Action;
import dev.harden.webacl.Contents;
import dev.harden.webacl.Entry;
import dev.harden.webacl.Group;
import dev.harden.webacl.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Adds a managed rule group of AWS's to a web ACL, behind its other rules, or takes one out of counting. A web ACL is put
 * whole, with the token by which AWS refuses it where somebody else has changed it meanwhile.
 */
final class WebAclMends {
    static final String COMMON = "AWSManagedRulesCommonRuleSet";
    static final String SQLI = "AWSManagedRulesSQLiRuleSet";

    /**
     * Rules of the groups that block, as AWS lists them: enough to know that the groups are in force.
     *
     * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html">AWS Managed
     *     Rules rule groups list</a>
     */
    private static final Map<String, List<String>> RULES = Map.of(
            COMMON, List.of("NoUserAgent_HEADER", "GenericLFI_URIPATH", "CrossSiteScripting_BODY"),
            SQLI, List.of("SQLi_QUERYARGUMENTS", "SQLi_BODY", "SQLi_COOKIE"));

    private WebAclMends() {}

    static Remedy having(WafItem acl, String group, Facts facts) {
        Acl before = facts.get(new WebAcl(acl));
        if (before.written().isEmpty()) {
            return Remedy.none(
                    NoCommand.Why.VALUE,
                    "the web ACL whole, as AWS takes it: it holds what harden does not write down, as headers or texts that"
                            + " may be secrets, or Firewall Manager manages it");
        }
        Group.Managed managed = new Group.Managed("AWS", group, "");
        boolean there = before.entries().stream().anyMatch(entry -> isOf(entry, managed));
        Rewrite<Acl> rewrite = Rewrite.of(
                        new Target("AWS::WAFv2::WebACL", acl.region(), acl.arn()),
                        "web ACL " + acl.name() + " has " + group + " in force",
                        new WebAcl(acl),
                        before,
                        one -> with(one, managed),
                        (from, to) -> List.of(put(
                                acl, from.written().orElseThrow(), to.written().orElseThrow())))
                .aside(step -> step.but(
                        Effect.CUTS_OFF,
                        "requests through web ACL " + acl.name() + " that " + group
                                + " takes for attacks, rightly or not"))
                .supposing(new ManagedRuleGroup(acl.region(), acl.scope(), managed), contents(group));
        return Remedy.of(
                there
                        ? rewrite
                        : rewrite.aside(step -> step.but(
                                Effect.COSTS, "AWS WAF bills " + group + " by the month, and what it looks at")));
    }

    private static Contents contents(String group) {
        Map<String, Action> rules =
                RULES.get(group).stream().collect(Collectors.toMap(Function.identity(), rule -> Action.BLOCK));
        return new Contents(rules, List.of(), false);
    }

    private static Step put(WafItem acl, Written from, Written to) {
        Call read = new Call("wafv2", "GetWebACL", acl.region(), named(acl));
        return Step.of(update(acl, to.lockToken(), to))
                .guarded(Guard.of(read, Guards.is("LockToken", to.lockToken())))
                .undoneBy(update(acl, "<LOCK_TOKEN>", from).finding("LOCK_TOKEN", read, "LockToken"));
    }

    private static Call update(WafItem acl, String token, Written whole) {
        Map<String, Object> input = named(acl);
        input.put("LockToken", token);
        input.putAll(whole.document());
        return new Call("wafv2", "UpdateWebACL", acl.region(), input);
    }

    private static Map<String, Object> named(WafItem acl) {
        return Call.map("Name", acl.name(), "Scope", acl.scope().toString(), "Id", acl.id());
    }

    private static boolean isOf(Entry entry, Group.Managed managed) {
        return entry instanceof Group group
                && group.managed()
                        .filter(one -> one.vendor().equals(managed.vendor())
                                && one.group().equals(managed.group()))
                        .isPresent();
    }

    private static Acl with(Acl acl, Group.Managed managed) {
        Written written = acl.written().orElseThrow();
        Optional<Group> there = acl.entries().stream()
                .filter(entry -> isOf(entry, managed))
                .map(Group.class::cast)
                .findFirst();
        List<Entry> entries = new ArrayList<>();
        List<Object> rules = new ArrayList<>();
        for (Entry entry : acl.entries()) {
            entries.add(isOf(entry, managed) ? uncounted((Group) entry) : entry);
        }
        int last = -1;
        List<?> old = (List<?>) written.document().get("Rules");
        for (Object one : old) {
            Map<?, ?> rule = (Map<?, ?>) one;
            last = Math.max(last, (Integer) rule.get("Priority"));
            boolean counted = there.isPresent() && there.get().name().equals(rule.get("Name"));
            rules.add(counted ? uncounted(rule) : rule);
        }
        if (there.isEmpty()) {
            String name = free(managed.group(), acl.entries());
            entries.add(new Group(name, managed, false, Map.of(), Optional.empty()));
            rules.add(rule(name, managed, last + 1));
        }
        return new Acl(acl.blocksByDefault(), entries, Optional.of(written.with("Rules", rules)));
    }

    private static String free(String name, List<Entry> entries) {
        String free = name;
        int i = 2;
        while (isTaken(free, entries)) {
            free = name + "-" + i++;
        }
        return free;
    }

    private static boolean isTaken(String name, List<Entry> entries) {
        return entries.stream().anyMatch(entry -> entry.name().equals(name));
    }

    private static Group uncounted(Group group) {
        return new Group(group.name(), group.reference(), false, group.overrides(), group.scopeDown());
    }

    private static Map<String, Object> uncounted(Map<?, ?> rule) {
        Map<String, Object> changed = new LinkedHashMap<>();
        rule.forEach((name, value) -> changed.put((String) name, value));
        changed.put("OverrideAction", Map.of("None", Map.of()));
        return changed;
    }

    private static Map<String, Object> rule(String name, Group.Managed managed, int priority) {
        return Call.map(
                "Name",
                name,
                "Priority",
                priority,
                "Statement",
                Call.map(
                        "ManagedRuleGroupStatement", Call.map("VendorName", managed.vendor(), "Name", managed.group())),
                "OverrideAction",
                Map.of("None", Map.of()),
                "VisibilityConfig",
                Call.map("SampledRequestsEnabled", true, "CloudWatchMetricsEnabled", true, "MetricName", name));
    }
}
