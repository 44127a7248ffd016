package dev.harden.checks.waf;

import static dev.harden.checks.waf.GivenWebAcl.ANY;
import static dev.harden.checks.waf.GivenWebAcl.REGION;
import static dev.harden.checks.waf.GivenWebAcl.own;
import static dev.harden.checks.waf.GivenWebAcl.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.wafv2.WafItem;
import dev.harden.facts.wafv2.WebAcl;
import dev.harden.facts.wafv2.WebAcls;
import dev.harden.webacl.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.wafv2.model.Scope;

class WafRulesTest {
    @Test
    void passesWithARuleOrAGroup() {
        assertThat(new GivenWebAcl().acl(rule("a", Action.COUNT, ANY)).said(new WafRules()))
                .isEqualTo("PASS id-shop: web ACL shop has 1 rule: a");
        assertThat(new GivenWebAcl().acl(own("g"), rule("a", Action.COUNT, ANY)).said(new WafRules()))
                .isEqualTo("PASS id-shop: web ACL shop has 2 rules: own, a");
    }

    @Test
    void failsWithoutAlsoWhenItBlocksByDefault() {
        assertThat(new GivenWebAcl().acl().said(new WafRules())).isEqualTo("FAIL id-shop: web ACL shop has no rules");
        assertThat(new GivenWebAcl().blocksByDefault().said(new WafRules())).startsWith("FAIL");
    }

    @Test
    void looksForThoseOfCloudFrontInOneRegionAlone() {
        WafItem global = new WafItem("us-east-1", "arn:aws:wafv2:us-east-1:111122223333:global/webacl/edge/id-edge");
        assertThat(new GivenWebAcl(global).acl(rule("a", Action.COUNT, ANY)).said(new WafRules()))
                .startsWith("PASS id-edge");
    }

    @Test
    void isUnknownWhenRefused() {
        GivenWebAcl given = new GivenWebAcl();
        given.facts().refused(new WebAcl(GivenWebAcl.ACL));
        assertThat(given.said(new WafRules())).startsWith("UNKNOWN id-shop");
        Given none = Given.facts()
                .fact(new WebAcls("us-east-1", Scope.REGIONAL), List.of())
                .refused(new WebAcls("us-east-1", Scope.CLOUDFRONT));
        assertThat(none.judge(new WafRules(), "us-east-1"))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN 111122223333");
        assertThat(Given.facts()
                        .fact(new WebAcls(REGION, Scope.REGIONAL), List.of())
                        .judge(new WafRules(), REGION))
                .isEmpty();
    }
}
