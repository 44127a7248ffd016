package dev.harden.facts.wafv2;

import dev.harden.facts.Answers;
import dev.harden.webacl.Acl;
import dev.harden.webacl.Action;
import dev.harden.webacl.Entry;
import dev.harden.webacl.Group;
import dev.harden.webacl.Rule;
import dev.harden.webacl.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.wafv2.model.ExcludedRule;
import software.amazon.awssdk.services.wafv2.model.FirewallManagerRuleGroup;
import software.amazon.awssdk.services.wafv2.model.IPSetReferenceStatement;
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
        List<Entry> entries = new ArrayList<>(managed(acl.preProcessFirewallManagerRuleGroups()));
        inOrder(acl.rules()).forEach(rule -> entries.add(entry(rule)));
        entries.addAll(managed(acl.postProcessFirewallManagerRuleGroups()));
        var action = Answers.require(acl.defaultAction(), "DefaultAction");
        if ((action.block() == null) == (action.allow() == null)) {
            throw new Answers.Incomplete("DefaultAction");
        }
        return new Acl(action.block() != null, entries);
    }

    /** Reads the rules of a rule group, in their order. */
    static List<Rule> rules(List<software.amazon.awssdk.services.wafv2.model.Rule> rules) {
        return inOrder(rules).stream().map(Read::rule).toList();
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
            return group(group.name(), statement.managedRuleGroupStatement(), counted);
        }
        return group(
                group.name(),
                Answers.require(statement.ruleGroupReferenceStatement(), "RuleGroupReferenceStatement"),
                counted);
    }

    private static Entry entry(software.amazon.awssdk.services.wafv2.model.Rule rule) {
        var statement = Answers.require(rule.statement(), "Statement");
        if (statement.managedRuleGroupStatement() != null) {
            return group(rule.name(), statement.managedRuleGroupStatement(), counted(rule.overrideAction()));
        }
        if (statement.ruleGroupReferenceStatement() != null) {
            return group(rule.name(), statement.ruleGroupReferenceStatement(), counted(rule.overrideAction()));
        }
        return rule(rule);
    }

    private static Rule rule(software.amazon.awssdk.services.wafv2.model.Rule rule) {
        return new Rule(
                Answers.require(rule.name(), "Name"),
                action(Answers.require(rule.action(), "Action")),
                statement(Answers.require(rule.statement(), "Statement")));
    }

    private static Group group(String name, ManagedRuleGroupStatement group, boolean counted) {
        Group.Managed managed = new Group.Managed(
                Answers.require(group.vendorName(), "VendorName"),
                Answers.require(group.name(), "Name"),
                Optional.ofNullable(group.version()).orElse(""));
        return new Group(
                Answers.require(name, "Name"),
                managed,
                counted,
                overrides(group.excludedRules(), group.ruleActionOverrides()),
                Optional.ofNullable(group.scopeDownStatement()).map(Read::statement));
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

    private static Statement statement(software.amazon.awssdk.services.wafv2.model.Statement statement) {
        if (statement.andStatement() != null) {
            return new Statement.And(below(
                    statement.andStatement().hasStatements(),
                    statement.andStatement().statements()));
        }
        if (statement.orStatement() != null) {
            return new Statement.Or(below(
                    statement.orStatement().hasStatements(),
                    statement.orStatement().statements()));
        }
        if (statement.notStatement() != null) {
            return new Statement.Not(
                    statement(Answers.require(statement.notStatement().statement(), "Statement")));
        }
        if (statement.rateBasedStatement() != null) {
            return new Statement.RateBased(
                    Optional.ofNullable(statement.rateBasedStatement().scopeDownStatement())
                            .map(Read::statement));
        }
        if (statement.ipSetReferenceStatement() != null) {
            IPSetReferenceStatement set = statement.ipSetReferenceStatement();
            return new Statement.IpSet(Answers.require(set.arn(), "ARN"), set.ipSetForwardedIPConfig() != null);
        }
        if (statement.labelMatchStatement() != null) {
            return new Statement.Label();
        }
        return statement.sqliMatchStatement() != null ? new Statement.Sqli() : new Statement.Other();
    }

    private static List<Statement> below(
            boolean there, List<software.amazon.awssdk.services.wafv2.model.Statement> statements) {
        Answers.requireList(there, "Statements");
        return statements.stream().map(Read::statement).toList();
    }
}
