package dev.harden.checks.waf;

import static dev.harden.checks.waf.GivenWebAcl.ANY;
import static dev.harden.checks.waf.GivenWebAcl.COMMON;
import static dev.harden.checks.waf.GivenWebAcl.WORLD;
import static dev.harden.checks.waf.GivenWebAcl.counted;
import static dev.harden.checks.waf.GivenWebAcl.managed;
import static dev.harden.checks.waf.GivenWebAcl.own;
import static dev.harden.checks.waf.GivenWebAcl.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.webacl.Action;
import dev.harden.webacl.Group;
import dev.harden.webacl.Statement;
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
        assertThat(said(new GivenWebAcl().acl(managed(BOTS, Map.of())))).startsWith("FAIL");
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
    void whatALaterRuleBlocksByLabelsIsNotSettled() {
        Group common = counted(managed(COMMON, Map.of()));
        assertThat(said(new GivenWebAcl().acl(common, rule("x", Action.BLOCK, new Statement.Label()))))
                .startsWith("UNKNOWN id-shop: NOT_SETTLED");
        assertThat(said(new GivenWebAcl().acl(rule("x", Action.BLOCK, new Statement.Label()), common)))
                .startsWith("FAIL");
        assertThat(said(new GivenWebAcl().acl(common, rule("x", Action.COUNT, new Statement.Label()))))
                .startsWith("FAIL");
        assertThat(said(new GivenWebAcl()
                        .acl(common, rule("x", Action.BLOCK, new Statement.Not(new Statement.Label())))))
                .startsWith("FAIL");
        assertThat(said(new GivenWebAcl().acl(common, own("g")).refusedGroup("g")))
                .startsWith("UNKNOWN");
    }
}
