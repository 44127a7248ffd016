package dev.harden.checks.waf;

import dev.harden.checks.Given;
import dev.harden.facts.wafv2.IpSet;
import dev.harden.facts.wafv2.ManagedRuleGroup;
import dev.harden.facts.wafv2.RuleGroup;
import dev.harden.facts.wafv2.WafItem;
import dev.harden.facts.wafv2.WebAcl;
import dev.harden.facts.wafv2.WebAcls;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import dev.harden.webacl.Acl;
import dev.harden.webacl.Action;
import dev.harden.webacl.Contents;
import dev.harden.webacl.Entry;
import dev.harden.webacl.Group;
import dev.harden.webacl.Rule;
import dev.harden.webacl.Statement;
import dev.harden.webacl.Truth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.wafv2.model.Scope;

/** Builds one web ACL of a region, with IP sets and rule groups, for tests. */
final class GivenWebAcl {
    static final String REGION = "eu-west-1";
    static final String NAMESPACE = "awswaf:111122223333:webacl:shop:";
    static final WafItem ACL = item("webacl", "shop");
    static final Statement ANY = any("any");
    static final Statement WORLD = from("world");
    static final Group.Managed COMMON = new Group.Managed("AWS", "AWSManagedRulesCommonRuleSet", "Version_1.4");

    private final Given given = Given.facts();
    private final WafItem acl;

    GivenWebAcl(WafItem acl) {
        this.acl = acl;
        String region = acl.region();
        given.fact(new WebAcls(region, acl.scope()), List.of(acl));
        if (region.equals(WafItem.CLOUDFRONT)) {
            Scope other = acl.scope() == Scope.REGIONAL ? Scope.CLOUDFRONT : Scope.REGIONAL;
            given.fact(new WebAcls(region, other), List.of());
        }
        describes(COMMON, Map.of("NoUserAgent_HEADER", Action.BLOCK, "SizeRestrictions_BODY", Action.BLOCK));
        set("world", "0.0.0.0/1", "128.0.0.0/1", "::/1", "8000::/1")
                .set("office", "203.0.113.0/24")
                .set("nobody");
    }

    GivenWebAcl() {
        this(ACL);
    }

    static WafItem item(String kind, String name) {
        return new WafItem(
                REGION, "arn:aws:wafv2:" + REGION + ":111122223333:regional/" + kind + "/" + name + "/id-" + name);
    }

    /** Gives a statement about something that some requests have, and others not. */
    static Statement any(String what) {
        return new Statement.Other(what, "header " + what, Truth.SOMETIMES);
    }

    static Statement label(String key) {
        return new Statement.Label(key, false, NAMESPACE);
    }

    static Rule labelling(String name, Action action, Statement statement, String label) {
        return new Rule(name, action, statement, Set.of(NAMESPACE + label));
    }

    static Rule rule(String name, Action action, Statement statement) {
        return new Rule(name, action, statement);
    }

    static Statement from(String set) {
        return new Statement.IpSet(item("ipset", set).arn(), false);
    }

    static Group managed(Group.Managed group, Map<String, Action> overrides) {
        return new Group("managed", group, false, overrides, Optional.empty());
    }

    static Group counted(Group group) {
        return new Group(group.name(), group.reference(), true, group.overrides(), group.scopeDown());
    }

    static Group own(String name) {
        return new Group("own", new Group.Own(item("rulegroup", name).arn()), false, Map.of(), Optional.empty());
    }

    /** Gives the web ACL its rules; it allows by default. */
    GivenWebAcl acl(Entry... entries) {
        given.fact(new WebAcl(acl), new Acl(false, List.of(entries)));
        return this;
    }

    GivenWebAcl blocksByDefault(Entry... entries) {
        given.fact(new WebAcl(acl), new Acl(true, List.of(entries)));
        return this;
    }

    GivenWebAcl set(String name, String... blocks) {
        given.fact(
                new IpSet(item("ipset", name)),
                AddressSet.of(Stream.of(blocks).map(Block::parse).toList()));
        return this;
    }

    GivenWebAcl refusedSet(String name) {
        given.refused(new IpSet(item("ipset", name)));
        return this;
    }

    GivenWebAcl group(String name, Rule... rules) {
        given.fact(new RuleGroup(item("rulegroup", name)), List.of(rules));
        return this;
    }

    GivenWebAcl refusedGroup(String name) {
        given.refused(new RuleGroup(item("rulegroup", name)));
        return this;
    }

    GivenWebAcl describes(Group.Managed group, Map<String, Action> rules) {
        return describes(
                group,
                rules,
                rules.keySet().stream()
                        .map(rule -> "awswaf:managed:" + group.group() + ":" + rule)
                        .toArray(String[]::new));
    }

    GivenWebAcl describes(Group.Managed group, Map<String, Action> rules, String... labels) {
        given.fact(new ManagedRuleGroup(acl.region(), acl.scope(), group), new Contents(rules, List.of(labels), true));
        return this;
    }

    GivenWebAcl refusesToDescribe(Group.Managed group) {
        given.refused(new ManagedRuleGroup(acl.region(), acl.scope(), group));
        return this;
    }

    Given facts() {
        return given;
    }

    /** Gives what a check says of the web ACL. */
    String said(WebAclCheck check) {
        return given.judge(check, acl.region()).get(0);
    }
}
