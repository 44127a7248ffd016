package dev.harden.checks.waf;

import static dev.harden.checks.waf.GivenWebAcl.ANY;
import static dev.harden.checks.waf.GivenWebAcl.COMMON;
import static dev.harden.checks.waf.GivenWebAcl.WORLD;
import static dev.harden.checks.waf.GivenWebAcl.any;
import static dev.harden.checks.waf.GivenWebAcl.counted;
import static dev.harden.checks.waf.GivenWebAcl.from;
import static dev.harden.checks.waf.GivenWebAcl.label;
import static dev.harden.checks.waf.GivenWebAcl.managed;
import static dev.harden.checks.waf.GivenWebAcl.own;
import static dev.harden.checks.waf.GivenWebAcl.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.webacl.Action;
import dev.harden.webacl.Group;
import dev.harden.webacl.Statement;
import dev.harden.webacl.Truth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WafBlocksTest {
    private static final Map<String, Action> RULES =
            Map.of("NoUserAgent_HEADER", Action.BLOCK, "SizeRestrictions_BODY", Action.BLOCK);

    private static String said(GivenWebAcl given) {
        return given.said(new WafBlocks());
    }

    @Test
    void passesWhenItBlocksByDefault() {
        assertThat(said(new GivenWebAcl().blocksByDefault()))
                .isEqualTo("PASS id-shop: web ACL shop blocks by the default action");
    }

    @Test
    void passesWithARuleThatBlocksOrChallenges() {
        assertThat(said(new GivenWebAcl().acl(rule("a", Action.COUNT, ANY), rule("b", Action.BLOCK, ANY))))
                .isEqualTo("PASS id-shop: web ACL shop blocks by rule b");
        assertThat(said(new GivenWebAcl().acl(rule("a", Action.CHALLENGE, ANY))))
                .startsWith("PASS");
        assertThat(said(new GivenWebAcl().acl(rule("a", Action.CAPTCHA, ANY)))).startsWith("PASS");
    }

    @Test
    void failsWhenAllOnlyCount() {
        assertThat(said(new GivenWebAcl()
                        .acl(
                                rule("a", Action.COUNT, ANY),
                                counted(managed(COMMON, Map.of())),
                                rule("b", Action.OTHER, ANY))))
                .isEqualTo("FAIL id-shop: web ACL shop blocks nothing");
        assertThat(said(new GivenWebAcl().acl())).endsWith("it has no rules and allows by default");
    }

    @Test
    void failsWhenEachRuleOfAManagedGroupIsCountedAway() {
        Group all = managed(COMMON, Map.of("NoUserAgent_HEADER", Action.COUNT, "SizeRestrictions_BODY", Action.COUNT));
        assertThat(said(new GivenWebAcl().acl(all).describes(COMMON, RULES))).startsWith("FAIL");
        Group misspelt =
                managed(COMMON, Map.of("NoUserAgent_Header", Action.COUNT, "SizeRestrictions_BODY", Action.COUNT));
        assertThat(said(new GivenWebAcl().acl(misspelt).describes(COMMON, RULES)))
                .isEqualTo("PASS id-shop: web ACL shop blocks by rule group managed"
                        + " (AWS/AWSManagedRulesCommonRuleSet)");
        assertThat(said(new GivenWebAcl().acl(managed(COMMON, Map.of())).describes(COMMON, Map.of("a", Action.COUNT))))
                .startsWith("FAIL");
    }

    @Test
    void failsBehindAnAllowForTheInternetAndPassesBeforeIt() {
        assertThat(said(new GivenWebAcl().acl(rule("a", Action.ALLOW, WORLD), rule("b", Action.BLOCK, ANY))))
                .startsWith("FAIL");
        assertThat(said(new GivenWebAcl().acl(rule("b", Action.BLOCK, ANY), rule("a", Action.ALLOW, WORLD))))
                .startsWith("PASS");
        assertThat(said(new GivenWebAcl().acl(rule("a", Action.ALLOW, from("office")), rule("b", Action.BLOCK, ANY))))
                .startsWith("PASS");
        assertThat(said(new GivenWebAcl()
                        .acl(own("g"), rule("b", Action.BLOCK, ANY))
                        .group("g", rule("x", Action.ALLOW, WORLD))))
                .startsWith("FAIL");
    }

    @Test
    void saysTheScopeDown() {
        Group narrow = new Group("managed", COMMON, false, Map.of(), Optional.of(ANY));
        assertThat(said(new GivenWebAcl().acl(narrow).describes(COMMON, RULES)))
                .startsWith("PASS")
                .endsWith("of the requests that its scope-down statement takes");
    }

    @Test
    void aRefusedGroupIsUnknownWhereItCouldTurnTheVerdictAlone() {
        assertThat(said(new GivenWebAcl().acl(own("g")).refusedGroup("g"))).startsWith("UNKNOWN");
        assertThat(said(new GivenWebAcl()
                        .acl(own("g"), rule("b", Action.BLOCK, ANY))
                        .refusedGroup("g")))
                .startsWith("UNKNOWN");
        assertThat(said(new GivenWebAcl()
                        .acl(rule("b", Action.BLOCK, ANY), own("g"))
                        .refusedGroup("g")))
                .startsWith("PASS");
        assertThat(said(new GivenWebAcl().acl(counted(own("g"))).refusedGroup("g")))
                .startsWith("FAIL");
        assertThat(said(new GivenWebAcl()
                        .acl(rule("a", Action.ALLOW, WORLD), rule("b", Action.BLOCK, ANY), counted(own("g")))
                        .refusedGroup("g")))
                .startsWith("FAIL");
    }

    @Test
    void aRefusedDescriptionOrIpSetIsUnknownUnlessAnotherRuleBlocks() {
        assertThat(said(new GivenWebAcl().acl(managed(COMMON, Map.of())).refusesToDescribe(COMMON)))
                .startsWith("UNKNOWN");
        assertThat(said(new GivenWebAcl()
                        .acl(managed(COMMON, Map.of()), rule("b", Action.BLOCK, ANY))
                        .refusesToDescribe(COMMON)))
                .startsWith("PASS");
        assertThat(said(new GivenWebAcl()
                        .acl(rule("a", Action.ALLOW, from("office")), rule("b", Action.BLOCK, ANY))
                        .refusedSet("office")))
                .startsWith("UNKNOWN");
        assertThat(said(new GivenWebAcl()
                        .acl(rule("b", Action.BLOCK, ANY), rule("a", Action.ALLOW, from("office")))
                        .refusedSet("office")))
                .startsWith("PASS");
    }

    private static Statement looks(String what, Truth truth) {
        return new Statement.Other(what, "the path", truth);
    }

    @Test
    void failsBehindAnAllowOfEveryRequestHoweverItIsWritten() {
        Group common = managed(COMMON, Map.of());
        for (Statement all : List.of(
                looks("path", Truth.ALWAYS),
                new Statement.Not(looks("path", Truth.NEVER)),
                new Statement.Or(List.of(from("office"), new Statement.Not(from("office")))),
                new Statement.Or(List.of(ANY, new Statement.Not(ANY))),
                new Statement.And(List.of(WORLD, looks("path", Truth.ALWAYS))))) {
            assertThat(said(new GivenWebAcl().acl(rule("ok", Action.ALLOW, all), common)))
                    .isEqualTo("FAIL id-shop: web ACL shop blocks nothing");
        }
        assertThat(said(new GivenWebAcl()
                        .acl(rule("a", Action.ALLOW, ANY), rule("b", Action.ALLOW, new Statement.Not(ANY)), common)))
                .startsWith("FAIL");
        assertThat(said(new GivenWebAcl().acl(rule("ok", Action.ALLOW, looks("p", Truth.PERHAPS_ALWAYS)), common)))
                .startsWith("UNKNOWN id-shop: NOT_SETTLED whether rule ok matches every request by the path");
    }

    @Test
    void passesBehindAnAllowThatLeavesSomeOfAFamilyAndSaysIt() {
        GivenWebAcl given =
                new GivenWebAcl().set("four", "0.0.0.0/1", "128.0.0.0/1").set("six", "::/1", "8000::/1");
        Group common = managed(COMMON, Map.of());
        assertThat(said(given.acl(rule("ok", Action.ALLOW, from("four")), common)))
                .isEqualTo("PASS id-shop: web ACL shop blocks by rule group managed (AWS/AWSManagedRulesCommonRuleSet);"
                        + " not evaluated after rule ok, which allows requests by IP set four");
        assertThat(said(given.acl(
                        rule("ok", Action.ALLOW, from("four")), rule("too", Action.ALLOW, from("six")), common)))
                .startsWith("FAIL");
        Statement germany = new Statement.Country(Set.of("DE"), false);
        assertThat(said(given.acl(rule("ok", Action.ALLOW, germany), common)))
                .endsWith("rule ok, which allows requests by country (DE)");
        assertThat(said(given.acl(
                        rule("ok", Action.ALLOW, germany),
                        rule("b", Action.BLOCK, new Statement.Country(Set.of("DE"), false)))))
                .startsWith("FAIL");
        assertThat(said(given.acl(rule("ok", Action.ALLOW, any("x-key")), common)))
                .endsWith("rule ok, which allows requests by header x-key");
    }

    @Test
    void failsWhenItsRulesMatchNoRequest() {
        assertThat(said(new GivenWebAcl().acl(rule("b", Action.BLOCK, looks("size", Truth.NEVER)))))
                .isEqualTo("FAIL id-shop: web ACL shop blocks nothing");
        assertThat(said(new GivenWebAcl().acl(rule("b", Action.BLOCK, looks("size", Truth.PERHAPS_NEVER)))))
                .startsWith("UNKNOWN");
        assertThat(said(new GivenWebAcl().set("ten", "10.0.0.0/8").acl(rule("b", Action.BLOCK, from("ten")))))
                .isEqualTo("FAIL id-shop: web ACL shop blocks nothing that comes from the Internet");
    }

    @Test
    void blocksByLabelsThatWereGivenAlone() {
        String key = "awswaf:managed:aws:core-rule-set:NoUserAgent_Header";
        assertThat(said(new GivenWebAcl().acl(rule("x", Action.BLOCK, label(key)))))
                .startsWith("FAIL");
        assertThat(said(new GivenWebAcl()
                        .acl(counted(managed(COMMON, Map.of())), rule("x", Action.BLOCK, label(key)))
                        .describes(COMMON, RULES, key)))
                .isEqualTo("PASS id-shop: web ACL shop blocks by rule x");
        for (String source : List.of("awswaf:clientip:geo:country:DE", "awswaf:clientip:geo:region:DE-BY")) {
            Statement germany = new Statement.Country(Set.of("FR"), false);
            assertThat(said(new GivenWebAcl().acl(rule("x", Action.BLOCK, label(source)))))
                    .startsWith("FAIL");
            assertThat(said(new GivenWebAcl()
                            .acl(rule("g", Action.COUNT, germany), rule("x", Action.BLOCK, label(source)))))
                    .startsWith("PASS");
        }
        Statement asn = new Statement.Asn(Set.of(64500L), false);
        Statement asnLabel = label("awswaf:clientip:asn:64501");
        assertThat(said(new GivenWebAcl().acl(rule("x", Action.BLOCK, asnLabel))))
                .startsWith("FAIL");
        assertThat(said(new GivenWebAcl().acl(rule("g", Action.COUNT, asn), rule("x", Action.BLOCK, asnLabel))))
                .startsWith("PASS");
        Statement token = label("awswaf:managed:token:absent");
        Group.Managed bots = new Group.Managed("AWS", "AWSManagedRulesBotControlRuleSet", "");
        assertThat(said(new GivenWebAcl().acl(counted(managed(COMMON, Map.of())), rule("x", Action.BLOCK, token))))
                .startsWith("FAIL");
        assertThat(said(new GivenWebAcl()
                        .acl(counted(managed(bots, Map.of())), rule("x", Action.BLOCK, token))
                        .describes(bots, Map.of("CategoryAI", Action.BLOCK))))
                .startsWith("PASS");
    }
}
