package dev.harden.checks.waf;

import static dev.harden.checks.waf.GivenWebAcl.ACL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.facts.cloudfront.DistributionTenants;
import dev.harden.facts.cloudfront.Distributions;
import dev.harden.facts.wafv2.ProtectedResources;
import dev.harden.facts.wafv2.WafItem;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudfront.model.ConnectionMode;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.cloudfront.model.DistributionTenantSummary;
import software.amazon.awssdk.services.wafv2.model.ResourceType;

class WafUnusedTest {
    private static final WafItem EDGE =
            new WafItem("us-east-1", "arn:aws:wafv2:us-east-1:111122223333:global/webacl/edge/id-edge");

    private static GivenWebAcl regional(ResourceType used) {
        GivenWebAcl given = new GivenWebAcl();
        for (ResourceType type : ResourceType.knownValues()) {
            given.facts().fact(new ProtectedResources(ACL, type), type == used ? List.of("arn:of:it") : List.of());
        }
        return given;
    }

    private static GivenWebAcl edge(String distributions, String tenants, List<String> apps) {
        GivenWebAcl given = new GivenWebAcl(EDGE);
        given.facts()
                .fact(
                        new Distributions(),
                        List.of(DistributionSummary.builder()
                                .arn("arn:of:distribution")
                                .connectionMode(ConnectionMode.TENANT_ONLY)
                                .webACLId(distributions)
                                .build()))
                .fact(
                        new DistributionTenants(),
                        List.of(
                                DistributionTenantSummary.builder()
                                        .arn("arn:of:plain")
                                        .build(),
                                DistributionTenantSummary.builder()
                                        .arn("arn:of:tenant")
                                        .customizations(own -> own.webAcl(acl -> acl.arn(tenants)))
                                        .build()))
                .fact(new ProtectedResources(EDGE, ResourceType.AMPLIFY), apps);
        return given;
    }

    private static String said(GivenWebAcl given) {
        return given.said(new WafUnused());
    }

    @Test
    void passesWhenItProtectsSomethingOfAnyType() {
        for (ResourceType type : ResourceType.knownValues()) {
            if (type != ResourceType.AMPLIFY) {
                assertThat(said(regional(type)))
                        .as(type.toString())
                        .isEqualTo("PASS id-shop: web ACL shop protects arn:of:it");
            }
        }
    }

    @Test
    void passesWhenADistributionATenantOrAnApplicationHasIt() {
        assertThat(said(edge(EDGE.arn(), "other", List.of()))).endsWith("protects arn:of:distribution");
        assertThat(said(edge("", EDGE.arn(), List.of()))).endsWith("protects arn:of:tenant");
        assertThat(said(edge("", "other", List.of("arn:of:app")))).endsWith("protects arn:of:app");
    }

    @Test
    void failsWhenItProtectsNothing() {
        assertThat(said(regional(null))).isEqualTo("FAIL id-shop: web ACL shop protects nothing");
        assertThat(said(edge("", "", List.of()))).isEqualTo("FAIL id-edge: web ACL edge protects nothing");
    }

    @Test
    void isUnknownWhenOneTypeIsRefusedAndNoOtherIsProtected() {
        GivenWebAcl none = regional(null);
        none.facts().refused(new ProtectedResources(ACL, ResourceType.APPSYNC));
        assertThat(said(none)).startsWith("UNKNOWN");
        GivenWebAcl some = regional(ResourceType.COGNITO_USER_POOL);
        some.facts().refused(new ProtectedResources(ACL, ResourceType.APPSYNC));
        assertThat(said(some)).startsWith("PASS");
        GivenWebAcl edge = edge("", "", List.of());
        edge.facts().refused(new DistributionTenants());
        assertThat(said(edge)).startsWith("UNKNOWN");
    }
}
