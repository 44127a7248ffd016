package dev.harden.checks.waf;

import static dev.harden.checks.waf.GivenWebAcl.ANY;
import static dev.harden.checks.waf.GivenWebAcl.COMMON;
import static dev.harden.checks.waf.GivenWebAcl.counted;
import static dev.harden.checks.waf.GivenWebAcl.label;
import static dev.harden.checks.waf.GivenWebAcl.labelling;
import static dev.harden.checks.waf.GivenWebAcl.managed;
import static dev.harden.checks.waf.GivenWebAcl.own;
import static dev.harden.checks.waf.GivenWebAcl.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.webacl.Action;
import dev.harden.webacl.Group;
import dev.harden.webacl.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WafSqlInjectionTest {
    private static final Statement SQLI = new Statement.Sqli("query");
    private static final Group.Managed AWS = new Group.Managed("AWS", "AWSManagedRulesSQLiRuleSet", "");
    private static final Group.Managed SELLERS = new Group.Managed("F5", "OWASP_Managed", "");
    private static final Map<String, Action> RULES = Map.of("SQLi_BODY", Action.BLOCK, "SQLi_COOKIE", Action.BLOCK);

    private static String said(GivenWebAcl given) {
        return given.said(new WafSqlInjection());
    }

    @Test
    void passesWithAWSsRuleSet() {
        assertThat(said(new GivenWebAcl()
                        .acl(managed(AWS, Map.of("SQLi_BODY", Action.COUNT)))
                        .describes(AWS, RULES)))
                .isEqualTo("PASS id-shop: web ACL shop inspects for SQL injection by rule group managed"
                        + " (AWS/AWSManagedRulesSQLiRuleSet)");
    }

    @Test
    void passesWithARuleOfItsOwnNestedInAndOrAndInAGroup() {
        assertThat(said(new GivenWebAcl()
                        .acl(rule(
                                "a",
                                Action.BLOCK,
                                new Statement.And(List.of(ANY, new Statement.Or(List.of(SQLI, ANY))))))))
                .startsWith("PASS");
        assertThat(said(new GivenWebAcl().acl(own("g")).group("g", rule("x", Action.BLOCK, SQLI))))
                .endsWith("by rule x of rule group own");
        assertThat(said(new GivenWebAcl().acl(rule("a", Action.BLOCK, new Statement.RateBased(Optional.of(SQLI))))))
                .startsWith("PASS")
                .endsWith("scope-down statement takes");
    }

    @Test
    void failsInsideANotOrInCount() {
        assertThat(said(new GivenWebAcl().acl(rule("a", Action.BLOCK, new Statement.Not(SQLI)))))
                .startsWith("FAIL");
        assertThat(said(new GivenWebAcl().acl(rule("a", Action.COUNT, SQLI)))).startsWith("FAIL");
        assertThat(said(new GivenWebAcl().acl(rule("a", Action.ALLOW, SQLI)))).startsWith("FAIL");
        assertThat(said(new GivenWebAcl().acl(counted(managed(AWS, Map.of()))).describes(AWS, RULES)))
                .startsWith("FAIL");
        assertThat(said(new GivenWebAcl()
                        .acl(managed(AWS, Map.of("SQLi_BODY", Action.COUNT, "SQLi_COOKIE", Action.COUNT)))
                        .describes(AWS, RULES)))
                .startsWith("FAIL");
    }

    @Test
    void failsWithoutAlsoWhenOtherManagedGroupsAreThere() {
        assertThat(said(new GivenWebAcl().acl(managed(COMMON, Map.of())))).startsWith("FAIL");
        assertThat(said(new GivenWebAcl().blocksByDefault())).startsWith("FAIL");
        Group scoped = new Group("managed", COMMON, false, Map.of(), Optional.of(SQLI));
        assertThat(said(new GivenWebAcl().acl(scoped))).startsWith("FAIL");
    }

    @Test
    void aVendorsGroupCountsByTheNamesOfItsRulesAndIsElseItsSecret() {
        assertThat(said(new GivenWebAcl()
                        .acl(managed(SELLERS, Map.of()))
                        .describes(SELLERS, Map.of("rule-sql-injection-7", Action.BLOCK))))
                .startsWith("PASS");
        assertThat(said(new GivenWebAcl()
                        .acl(managed(SELLERS, Map.of()))
                        .describes(SELLERS, Map.of("rule-7", Action.BLOCK))))
                .startsWith("UNKNOWN id-shop: NOT_SETTLED")
                .contains("F5/OWASP_Managed");
        assertThat(said(new GivenWebAcl()
                        .acl(managed(SELLERS, Map.of()), rule("a", Action.BLOCK, SQLI))
                        .describes(SELLERS, Map.of("rule-7", Action.BLOCK))))
                .startsWith("PASS");
        assertThat(said(new GivenWebAcl()
                        .acl(managed(SELLERS, Map.of()))
                        .describes(SELLERS, Map.of("rule-7", Action.COUNT))))
                .startsWith("FAIL");
    }

    @Test
    void aRefusalIsUnknownWhereItCouldTurnTheVerdict() {
        assertThat(said(new GivenWebAcl().acl(own("g")).refusedGroup("g"))).startsWith("UNKNOWN");
        assertThat(said(new GivenWebAcl().acl(counted(own("g"))).refusedGroup("g")))
                .startsWith("FAIL");
        assertThat(said(new GivenWebAcl().acl(managed(AWS, Map.of())).refusesToDescribe(AWS)))
                .startsWith("UNKNOWN");
        assertThat(said(new GivenWebAcl()
                        .acl(rule("a", Action.BLOCK, SQLI), own("g"))
                        .refusedGroup("g")))
                .startsWith("PASS");
    }

    @Test
    void whatIsLabelledIsInspectedWhenALaterRuleBlocksByTheLabel() {
        assertThat(said(new GivenWebAcl()
                        .acl(
                                labelling("a", Action.COUNT, SQLI, "own:sqli"),
                                rule("x", Action.BLOCK, label("own:sqli")))))
                .isEqualTo(
                        "PASS id-shop: web ACL shop inspects for SQL injection: rule a labels it, and rule x blocks by"
                                + " its labels");
        assertThat(said(new GivenWebAcl()
                        .acl(
                                labelling("a", Action.COUNT, SQLI, "own:sqli"),
                                rule("x", Action.BLOCK, label("own:other")))))
                .startsWith("FAIL");
        assertThat(said(new GivenWebAcl()
                        .acl(
                                rule("x", Action.BLOCK, label("own:sqli")),
                                labelling("a", Action.COUNT, SQLI, "own:sqli"))))
                .startsWith("FAIL");
        Group counted = counted(managed(AWS, Map.of()));
        assertThat(said(new GivenWebAcl()
                        .acl(counted, rule("x", Action.BLOCK, label("awswaf:managed:aws:sql-database:SQLi_BODY")))
                        .describes(AWS, RULES, "awswaf:managed:aws:sql-database:SQLi_BODY")))
                .startsWith("PASS");
        assertThat(said(new GivenWebAcl()
                        .acl(counted, rule("x", Action.BLOCK, label("awswaf:managed:aws:sql-database:SQLi_BODY")))
                        .refusesToDescribe(AWS)))
                .startsWith("UNKNOWN");
        assertThat(said(new GivenWebAcl()
                        .acl(
                                counted(managed(SELLERS, Map.of())),
                                rule("x", Action.BLOCK, label("awswaf:managed:f5:owasp:one")))
                        .describes(SELLERS, Map.of("SQLi", Action.BLOCK), "awswaf:managed:f5:owasp:one")))
                .startsWith("UNKNOWN id-shop: NOT_SETTLED");
    }
}
