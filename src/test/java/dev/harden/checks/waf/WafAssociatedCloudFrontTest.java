package dev.harden.checks.waf;

import static dev.harden.checks.waf.GivenFronts.EDGE;
import static dev.harden.checks.waf.GivenFronts.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.cloudfront.DistributionTenants;
import dev.harden.facts.cloudfront.Distributions;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudfront.model.ConnectionMode;
import software.amazon.awssdk.services.cloudfront.model.CustomizationActionType;
import software.amazon.awssdk.services.cloudfront.model.Customizations;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.cloudfront.model.DistributionTenantSummary;

class WafAssociatedCloudFrontTest {
    private static final String EAST = "us-east-1";

    private static DistributionSummary distribution(String id, boolean enabled, ConnectionMode mode, String acl) {
        return DistributionSummary.builder()
                .arn("arn:of:" + id)
                .id(id)
                .enabled(enabled)
                .connectionMode(mode)
                .webACLId(acl)
                .build();
    }

    private static DistributionTenantSummary tenant(String id, String distribution, Customizations own) {
        return DistributionTenantSummary.builder()
                .arn("arn:of:" + id)
                .id(id)
                .name(id)
                .enabled(true)
                .distributionId(distribution)
                .customizations(own)
                .build();
    }

    private static Customizations own(CustomizationActionType action, String acl) {
        return Customizations.builder()
                .webAcl(waf -> waf.action(action).arn(acl))
                .build();
    }

    @Test
    void readsDistributionsAndTheirTenantsInUsEast1() {
        Given given = in(EAST).fact(
                        new Distributions(),
                        List.of(
                                distribution("A", true, ConnectionMode.DIRECT, EDGE),
                                distribution("B", true, null, ""),
                                distribution("C", true, null, "3f1c7a52-classic"),
                                distribution("D", false, null, ""),
                                distribution("M", true, ConnectionMode.TENANT_ONLY, EDGE),
                                distribution("N", true, ConnectionMode.TENANT_ONLY, "")))
                .fact(
                        new DistributionTenants(),
                        List.of(
                                tenant("t1", "M", null),
                                tenant("t2", "M", own(CustomizationActionType.DISABLE, null)),
                                tenant("t3", "N", own(CustomizationActionType.OVERRIDE, EDGE)),
                                tenant("t4", "N", Customizations.builder().build())));
        assertThat(given.judge(new WafAssociated(), EAST))
                .containsExactly(
                        "PASS A: distribution A has web ACL " + EDGE,
                        "FAIL B: distribution B has no web ACL of AWS WAF",
                        "FAIL C: distribution C has web ACL 3f1c7a52-classic of WAF Classic, which is out of support",
                        "NOT_APPLICABLE D: distribution D is disabled",
                        "NOT_APPLICABLE M: distribution M serves through its tenants alone, each of which is judged",
                        "NOT_APPLICABLE N: distribution N serves through its tenants alone, each of which is judged",
                        "PASS t1: tenant t1 of distribution M has web ACL " + EDGE,
                        "FAIL t2: tenant t2 of distribution M has no web ACL of AWS WAF",
                        "PASS t3: tenant t3 of distribution N has web ACL " + EDGE,
                        "FAIL t4: tenant t4 of distribution N has no web ACL of AWS WAF");
    }

    @Test
    void asksForNoTenantsWithoutADistributionThatServesThem() {
        Given given = in(EAST).fact(new Distributions(), List.of(distribution("A", true, ConnectionMode.DIRECT, EDGE)))
                .refused(new DistributionTenants());
        assertThat(given.judge(new WafAssociated(), EAST)).hasSize(1);
    }

    @Test
    void isUnknownWhenTenantsOrTheirDistributionsCannotBeSeen() {
        Given given =
                in(EAST).fact(new Distributions(), List.of(distribution("M", true, ConnectionMode.TENANT_ONLY, EDGE)));
        given.refused(new DistributionTenants());
        assertThat(given.judge(new WafAssociated(), EAST).get(1)).startsWith("UNKNOWN 111122223333");
        given.fact(new DistributionTenants(), List.of(tenant("t", "GONE", null)));
        assertThat(given.judge(new WafAssociated(), EAST).get(1)).contains("NOT_VISIBLE_FROM_HERE");
        given.refused(new Distributions());
        assertThat(given.judge(new WafAssociated(), EAST)).hasSize(2).allMatch(line -> line.startsWith("UNKNOWN"));
    }

    @Test
    void looksForThemInNoOtherRegion() {
        Given given = in("eu-west-1").refused(new Distributions());
        assertThat(given.judge(new WafAssociated(), "eu-west-1")).isEmpty();
    }
}
