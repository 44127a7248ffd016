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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WafManagedRulesTest {
    private static final Map<String, Action> RULES = Map.of("a", Action.BLOCK, "b", Action.BLOCK);
    private static final Group.Managed BOTS = new Group.Managed("AWS", "AWSManagedRulesBotControlRuleSet", "");
    private static final Group.Managed SELLERS = new Group.Managed("F5", "OWASP_Managed", "");

    private static String said(GivenWebAcl given) {
        return given.said(new WafManagedRules());
    }

    @Test
    void passesWithTheCommonRuleSetOrAVendors() {
        assertThat(said(new GivenWebAcl()
                        .acl(managed(COMMON, Map.of("a", Action.COUNT)))
                        .describes(COMMON, RULES)))
                .isEqualTo(
                        "PASS id-shop: web ACL shop has AWS/AWSManagedRulesCommonRuleSet in force, by 1 of its rules");
        assertThat(said(new GivenWebAcl().acl(managed(SELLERS, Map.of())).describes(SELLERS, RULES)))
                .startsWith("PASS")
                .contains("F5/OWASP_Managed");
    }

    @Test
    void failsWithoutOrWithAnotherOfAWS() {
        assertThat(said(new GivenWebAcl().acl(rule("x", Action.BLOCK, ANY))))
                .startsWith("FAIL")
                .contains("neither AWSManagedRulesCommonRuleSet nor a vendor's");
        assertThat(said(new GivenWebAcl().acl(managed(BOTS, Map.of())).describes(BOTS, RULES)))
                .startsWith("FAIL");
    }

    @Test
    void failsWhenItIsCountedAwayOrPassedBy() {
        assertThat(said(new GivenWebAcl().acl(counted(managed(COMMON, Map.of())))))
                .startsWith("FAIL");
        assertThat(said(new GivenWebAcl()
                        .acl(managed(COMMON, Map.of("a", Action.COUNT, "b", Action.COUNT)))
                        .describes(COMMON, RULES)))
                .startsWith("FAIL")
                .endsWith("has no rule of a managed group in force");
        assertThat(said(new GivenWebAcl().acl(rule("x", Action.ALLOW, WORLD), managed(COMMON, Map.of()))))
                .startsWith("FAIL");
    }

    @Test
    void aRefusedGroupThatComesLaterTurnsNothing() {
        assertThat(said(new GivenWebAcl().acl(own("g")).refusedGroup("g"))).startsWith("FAIL");
        assertThat(said(new GivenWebAcl()
                        .acl(managed(COMMON, Map.of()), own("g"))
                        .describes(COMMON, RULES)
                        .refusedGroup("g")))
                .startsWith("PASS");
        assertThat(said(new GivenWebAcl()
                        .acl(own("g"), managed(COMMON, Map.of()))
                        .describes(COMMON, RULES)
                        .refusedGroup("g")))
                .startsWith("UNKNOWN");
        assertThat(said(new GivenWebAcl().acl(managed(COMMON, Map.of())).refusesToDescribe(COMMON)))
                .startsWith("UNKNOWN");
    }

    @Test
    void passesWhenALaterRuleBlocksByTheLabelsOfWhatIsCounted() {
        Statement health = any("health");
        String key = "awswaf:managed:aws:core-rule-set:NoUserAgent_Header";
        Statement byLabel = new Statement.And(List.of(label(key), new Statement.Not(health)));
        Group common = managed(COMMON, Map.of("NoUserAgent_HEADER", Action.COUNT));
        Map<String, Action> rules = Map.of("NoUserAgent_HEADER", Action.BLOCK);
        assertThat(said(new GivenWebAcl()
                        .acl(common, rule("x", Action.BLOCK, byLabel))
                        .describes(COMMON, rules, key)))
                .isEqualTo(
                        "PASS id-shop: web ACL shop has AWS/AWSManagedRulesCommonRuleSet in force: it labels requests,"
                                + " and rule x blocks by its labels");
        Statement namespace = new Statement.Label("awswaf:managed:aws:core-rule-set:", true, "");
        assertThat(said(new GivenWebAcl()
                        .acl(counted(common), rule("x", Action.CAPTCHA, namespace))
                        .describes(COMMON, rules, key)))
                .startsWith("PASS");
        for (GivenWebAcl not : List.of(
                new GivenWebAcl().acl(rule("x", Action.BLOCK, byLabel), common),
                new GivenWebAcl().acl(common, rule("x", Action.COUNT, byLabel)),
                new GivenWebAcl().acl(common, rule("x", Action.BLOCK, new Statement.Not(label(key)))),
                new GivenWebAcl().acl(common, rule("x", Action.BLOCK, label(key + "2"))),
                new GivenWebAcl().acl(common, rule("w", Action.ALLOW, WORLD), rule("x", Action.BLOCK, byLabel)))) {
            assertThat(said(not.describes(COMMON, rules, key))).startsWith("FAIL");
        }
        assertThat(said(new GivenWebAcl()
                        .acl(common, rule("x", Action.BLOCK, byLabel))
                        .refusesToDescribe(COMMON)))
                .startsWith("UNKNOWN");
        assertThat(said(new GivenWebAcl()
                        .acl(common, own("g"))
                        .describes(COMMON, rules, key)
                        .refusedGroup("g")))
                .startsWith("UNKNOWN");
    }

    @Test
    void passesBehindAnAllowOfSomeAndSaysIt() {
        assertThat(said(new GivenWebAcl()
                        .set("cloud", "3.0.0.0/8", "52.0.0.0/8")
                        .acl(rule("ok", Action.ALLOW, from("cloud")), managed(COMMON, Map.of()))))
                .startsWith("PASS")
                .endsWith("; not evaluated after rule ok, which allows requests by IP set cloud");
    }
}
