package dev.harden.facts.wafv2;

import dev.harden.facts.Answers;
import dev.harden.webacl.Acl;
import dev.harden.webacl.Action;
import dev.harden.webacl.Entry;
import dev.harden.webacl.Group;
import dev.harden.webacl.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.wafv2.model.ExcludedRule;
import software.amazon.awssdk.services.wafv2.model.FirewallManagerRuleGroup;
import software.amazon.awssdk.services.wafv2.model.ManagedRuleGroupStatement;
import software.amazon.awssdk.services.wafv2.model.OverrideAction;
import software.amazon.awssdk.services.wafv2.model.RuleAction;
import software.amazon.awssdk.services.wafv2.model.RuleActionOverride;
import software.amazon.awssdk.services.wafv2.model.RuleGroupReferenceStatement;
import software.amazon.awssdk.services.wafv2.model.WebACL;

/** Turns what WAF answers into values that can be reasoned about. */
final class Read {
    private Read() {}

    static Acl acl(WebACL acl) {
        Answers.requireList(acl.hasRules(), "Rules");
        String context = Optional.ofNullable(acl.labelNamespace()).orElse("");
        List<Entry> entries = new ArrayList<>(managed(acl.preProcessFirewallManagerRuleGroups()));
        inOrder(acl.rules()).forEach(rule -> entries.add(entry(rule, context)));
        entries.addAll(managed(acl.postProcessFirewallManagerRuleGroups()));
        var action = Answers.require(acl.defaultAction(), "DefaultAction");
        if ((action.block() == null) == (action.allow() == null)) {
            throw new Answers.Incomplete("DefaultAction");
        }
        return new Acl(action.block() != null, entries);
    }

    /**
     * Reads the rules of a rule group, in their order.
     *
     * @param context the prefix of the labels that they give
     */
    static List<Rule> rules(List<software.amazon.awssdk.services.wafv2.model.Rule> rules, String context) {
        return inOrder(rules).stream().map(rule -> rule(rule, context)).toList();
    }

    private static List<software.amazon.awssdk.services.wafv2.model.Rule> inOrder(
            List<software.amazon.awssdk.services.wafv2.model.Rule> rules) {
        return rules.stream()
                .sorted(Comparator.comparing(rule -> Answers.require(rule.priority(), "Priority")))
                .toList();
    }

    private static List<Entry> managed(List<FirewallManagerRuleGroup> groups) {
        return groups.stream()
                .sorted(Comparator.comparing(group -> Answers.require(group.priority(), "Priority")))
                .map(Read::managed)
                .toList();
    }

    private static Entry managed(FirewallManagerRuleGroup group) {
        var statement = Answers.require(group.firewallManagerStatement(), "FirewallManagerStatement");
        boolean counted = counted(group.overrideAction());
        if (statement.managedRuleGroupStatement() != null) {
            return group(group.name(), statement.managedRuleGroupStatement(), counted, "");
        }
        return group(
                group.name(),
                Answers.require(statement.ruleGroupReferenceStatement(), "RuleGroupReferenceStatement"),
                counted);
    }

    private static Entry entry(software.amazon.awssdk.services.wafv2.model.Rule rule, String context) {
        var statement = Answers.require(rule.statement(), "Statement");
        if (statement.managedRuleGroupStatement() != null) {
            return group(rule.name(), statement.managedRuleGroupStatement(), counted(rule.overrideAction()), context);
        }
        if (statement.ruleGroupReferenceStatement() != null) {
            return group(rule.name(), statement.ruleGroupReferenceStatement(), counted(rule.overrideAction()));
        }
        return rule(rule, context);
    }

    private static Rule rule(software.amazon.awssdk.services.wafv2.model.Rule rule, String context) {
        return new Rule(
                Answers.require(rule.name(), "Name"),
                action(Answers.require(rule.action(), "Action")),
                new ReadStatement(context).read(Answers.require(rule.statement(), "Statement")),
                rule.ruleLabels().stream()
                        .map(label -> context + Answers.require(label.name(), "Name"))
                        .collect(Collectors.toSet()));
    }

    private static Group group(String name, ManagedRuleGroupStatement group, boolean counted, String context) {
        Group.Managed managed = new Group.Managed(
                Answers.require(group.vendorName(), "VendorName"),
                Answers.require(group.name(), "Name"),
                Optional.ofNullable(group.version()).orElse(""));
        return new Group(
                Answers.require(name, "Name"),
                managed,
                counted,
                overrides(group.excludedRules(), group.ruleActionOverrides()),
                Optional.ofNullable(group.scopeDownStatement()).map(new ReadStatement(context)::read));
    }

    private static Group group(String name, RuleGroupReferenceStatement group, boolean counted) {
        return new Group(
                Answers.require(name, "Name"),
                new Group.Own(Answers.require(group.arn(), "ARN")),
                counted,
                overrides(group.excludedRules(), group.ruleActionOverrides()),
                Optional.empty());
    }

    private static Map<String, Action> overrides(List<ExcludedRule> excluded, List<RuleActionOverride> overrides) {
        Map<String, Action> actions = new HashMap<>();
        excluded.forEach(rule -> actions.put(rule.name(), Action.COUNT));
        overrides.forEach(one -> actions.put(one.name(), action(Answers.require(one.actionToUse(), "ActionToUse"))));
        return actions;
    }

    private static boolean counted(OverrideAction override) {
        return Answers.require(override, "OverrideAction").count() != null;
    }

    static Action action(RuleAction action) {
        if (action.allow() != null) {
            return Action.ALLOW;
        }
        if (action.block() != null) {
            return Action.BLOCK;
        }
        if (action.captcha() != null) {
            return Action.CAPTCHA;
        }
        if (action.challenge() != null) {
            return Action.CHALLENGE;
        }
        return action.count() != null ? Action.COUNT : Action.OTHER;
    }
}
