package dev.harden.checks.waf;

import static dev.harden.checks.waf.GivenWebAcl.ANY;
import static dev.harden.checks.waf.GivenWebAcl.COMMON;
import static dev.harden.checks.waf.GivenWebAcl.WORLD;
import static dev.harden.checks.waf.GivenWebAcl.counted;
import static dev.harden.checks.waf.GivenWebAcl.label;
import static dev.harden.checks.waf.GivenWebAcl.labelling;
import static dev.harden.checks.waf.GivenWebAcl.managed;
import static dev.harden.checks.waf.GivenWebAcl.own;
import static dev.harden.checks.waf.GivenWebAcl.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.webacl.Action;
import dev.harden.webacl.Statement;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WafRateLimitTest {
    private static final Statement RATE = new Statement.RateBased(Optional.empty());

    private static String said(GivenWebAcl given) {
        return given.said(new WafRateLimit());
    }

    @Test
    void passesWhenARateBasedRuleBlocks() {
        assertThat(said(new GivenWebAcl().acl(rule("a", Action.BLOCK, RATE))))
                .isEqualTo("PASS id-shop: web ACL shop limits the rate of requests by rule a");
        assertThat(said(new GivenWebAcl().acl(rule("a", Action.CAPTCHA, RATE)))).startsWith("PASS");
        assertThat(said(new GivenWebAcl().acl(own("g")).group("g", rule("x", Action.BLOCK, RATE))))
                .endsWith("by rule x of rule group own");
        assertThat(said(new GivenWebAcl().acl(rule("a", Action.BLOCK, new Statement.RateBased(Optional.of(ANY))))))
                .endsWith("of the requests that its scope-down statement takes");
    }

    @Test
    void failsWhenItCountsIsPassedByOrIsNotThere() {
        assertThat(said(new GivenWebAcl().acl(rule("a", Action.COUNT, RATE)))).startsWith("FAIL");
        assertThat(said(new GivenWebAcl().acl(rule("w", Action.ALLOW, WORLD), rule("a", Action.BLOCK, RATE))))
                .startsWith("FAIL");
        assertThat(said(new GivenWebAcl().acl(rule("a", Action.BLOCK, ANY), managed(COMMON, Map.of()))))
                .isEqualTo("FAIL id-shop: web ACL shop has no rate-based rule that blocks");
        assertThat(said(new GivenWebAcl().blocksByDefault())).startsWith("FAIL");
    }

    @Test
    void isUnknownWhenAGroupThatMayHoldOneIsRefused() {
        assertThat(said(new GivenWebAcl().acl(own("g")).refusedGroup("g"))).startsWith("UNKNOWN");
        assertThat(said(new GivenWebAcl()
                        .acl(rule("a", Action.BLOCK, RATE), own("g"))
                        .refusedGroup("g")))
                .startsWith("PASS");
    }

    @Test
    void passesWhenALaterRuleBlocksByItsLabel() {
        assertThat(said(new GivenWebAcl()
                        .acl(
                                labelling("a", Action.COUNT, RATE, "own:flood"),
                                rule("x", Action.BLOCK, label("own:flood")))))
                .isEqualTo(
                        "PASS id-shop: web ACL shop limits the rate of requests by the labels of rule a, by which rule x"
                                + " blocks");
        assertThat(said(new GivenWebAcl()
                        .acl(rule("a", Action.COUNT, RATE), rule("x", Action.BLOCK, label("own:flood")))))
                .startsWith("FAIL");
    }

    @Test
    void failsWhenNothingGivesTheLabelThatItIsScopedDownTo() {
        Statement flood = new Statement.RateBased(Optional.of(label("own:never")));
        assertThat(said(new GivenWebAcl().acl(rule("rate", Action.BLOCK, flood))))
                .startsWith("FAIL");
        assertThat(said(new GivenWebAcl()
                        .acl(labelling("a", Action.COUNT, ANY, "own:never"), rule("rate", Action.BLOCK, flood))))
                .startsWith("PASS");
        Statement managed =
                new Statement.RateBased(Optional.of(label("awswaf:managed:AWSManagedRulesCommonRuleSet:Some")));
        GivenWebAcl given =
                new GivenWebAcl().acl(counted(managed(COMMON, Map.of())), rule("rate", Action.BLOCK, managed));
        assertThat(said(given)).startsWith("FAIL");
        assertThat(said(given.refusesToDescribe(COMMON))).startsWith("UNKNOWN");
    }
}
