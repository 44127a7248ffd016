package dev.harden.checks.waf;

import static dev.harden.checks.waf.GivenWebAcl.ANY;
import static dev.harden.checks.waf.GivenWebAcl.COMMON;
import static dev.harden.checks.waf.GivenWebAcl.WORLD;
import static dev.harden.checks.waf.GivenWebAcl.counted;
import static dev.harden.checks.waf.GivenWebAcl.from;
import static dev.harden.checks.waf.GivenWebAcl.managed;
import static dev.harden.checks.waf.GivenWebAcl.own;
import static dev.harden.checks.waf.GivenWebAcl.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.webacl.Action;
import dev.harden.webacl.Group;
import java.util.Map;
import java.util.Optional;
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
}
