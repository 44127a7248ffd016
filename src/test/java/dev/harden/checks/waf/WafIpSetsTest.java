package dev.harden.checks.waf;

import static dev.harden.checks.waf.GivenWebAcl.ANY;
import static dev.harden.checks.waf.GivenWebAcl.COMMON;
import static dev.harden.checks.waf.GivenWebAcl.WORLD;
import static dev.harden.checks.waf.GivenWebAcl.counted;
import static dev.harden.checks.waf.GivenWebAcl.from;
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

class WafIpSetsTest {
    private static String said(GivenWebAcl given) {
        return given.said(new WafIpSets());
    }

    @Test
    void passesWhenSetsHoldAddressesAndAllowsAreNarrow() {
        assertThat(said(new GivenWebAcl().acl(rule("a", Action.ALLOW, from("office")), rule("b", Action.BLOCK, WORLD))))
                .isEqualTo("PASS id-shop: web ACL shop uses office, world, which hold addresses, and no allow rule"
                        + " takes the Internet in");
        Statement some = new Statement.And(List.of(WORLD, ANY));
        assertThat(said(new GivenWebAcl().acl(rule("a", Action.ALLOW, some)))).startsWith("PASS");
    }

    @Test
    void doesNotApplyWithoutIpSets() {
        assertThat(said(new GivenWebAcl().acl(rule("a", Action.BLOCK, ANY)))).startsWith("NOT_APPLICABLE");
    }

    @Test
    void failsWhenASetIsEmptyWhereverItIsUsed() {
        assertThat(said(new GivenWebAcl().acl(rule("a", Action.BLOCK, from("nobody")))))
                .isEqualTo("FAIL id-shop: IP set nobody is empty, which rule a uses in web ACL shop");
        assertThat(said(new GivenWebAcl().acl(rule("a", Action.COUNT, new Statement.Not(from("nobody"))))))
                .startsWith("FAIL");
        assertThat(said(new GivenWebAcl().acl(own("g")).group("g", rule("x", Action.BLOCK, from("nobody")))))
                .contains("rule x of rule group own");
        assertThat(said(new GivenWebAcl()
                        .acl(rule("a", Action.BLOCK, new Statement.RateBased(Optional.of(from("nobody")))))))
                .startsWith("FAIL");
        Group scoped = new Group("managed", COMMON, false, Map.of(), Optional.of(from("nobody")));
        assertThat(said(new GivenWebAcl().acl(scoped))).startsWith("FAIL");
    }

    @Test
    void failsWhenAnAllowRuleTakesTheInternetInByTheUnionOfItsRanges() {
        assertThat(said(new GivenWebAcl().acl(rule("a", Action.ALLOW, WORLD))))
                .isEqualTo(
                        "FAIL id-shop: rule a allows more of the Internet than a /8 of IPv4 or a /16 of IPv6 in web ACL shop");
        GivenWebAcl parts = new GivenWebAcl().set("one", "3.0.0.0/8").set("two", "5.0.0.0/8");
        assertThat(said(parts.acl(rule("a", Action.ALLOW, from("one"))))).startsWith("PASS");
        assertThat(said(parts.acl(rule("a", Action.ALLOW, new Statement.Or(List.of(from("one"), from("two")))))))
                .startsWith("FAIL");
        assertThat(said(new GivenWebAcl().acl(rule("a", Action.ALLOW, new Statement.Not(from("office"))))))
                .startsWith("FAIL");
        GivenWebAcl six = new GivenWebAcl().set("six", "::/1", "8000::/1");
        assertThat(said(six.acl(rule("a", Action.ALLOW, from("six"))))).startsWith("FAIL");
        assertThat(said(new GivenWebAcl().acl(rule("a", Action.COUNT, WORLD)))).startsWith("PASS");
    }

    @Test
    void isUnknownWhenRefusedUnlessAnotherSetIsWrong() {
        assertThat(said(new GivenWebAcl()
                        .acl(rule("a", Action.BLOCK, from("office")))
                        .refusedSet("office")))
                .startsWith("UNKNOWN");
        assertThat(said(new GivenWebAcl()
                        .acl(rule("a", Action.BLOCK, from("office")), rule("b", Action.BLOCK, from("nobody")))
                        .refusedSet("office")))
                .startsWith("FAIL");
        assertThat(said(new GivenWebAcl().acl(own("g")).refusedGroup("g"))).startsWith("UNKNOWN");
        assertThat(said(new GivenWebAcl().acl(counted(own("g"))).refusedGroup("g")))
                .startsWith("UNKNOWN");
    }
}
