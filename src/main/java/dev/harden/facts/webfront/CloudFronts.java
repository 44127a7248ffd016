package dev.harden.facts.webfront;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.cloudfront.DistributionTenants;
import dev.harden.facts.cloudfront.Distributions;
import dev.harden.facts.wafv2.WafItem;
import dev.harden.facts.webfront.WebFront.Cover;
import dev.harden.facts.webfront.WebFront.Named;
import dev.harden.facts.webfront.WebFront.NotWanted;
import dev.harden.model.Resource;
import java.util.List;
import software.amazon.awssdk.services.cloudfront.model.ConnectionMode;
import software.amazon.awssdk.services.cloudfront.model.CustomizationActionType;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.cloudfront.model.DistributionTenantSummary;

/**
 * Lists the web fronts of CloudFront: its distributions, or the tenants of those that serve through tenants alone. A
 * tenant has the distribution's web ACL unless it has another or has none.
 *
 * @param tenants whether to list the tenants, and not the distributions
 * @see <a href="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_WebAclCustomization.html">
 *     WebAclCustomization</a>
 */
@RestsOn({DistributionTenants.class, Distributions.class})
public record CloudFronts(boolean tenants) implements Derived<List<WebFront>> {
    @Override
    public List<WebFront> derive(Facts facts) {
        List<DistributionSummary> distributions = facts.get(new Distributions());
        if (!tenants) {
            return distributions.stream().map(CloudFronts::distribution).toList();
        }
        return distributions.stream().noneMatch(CloudFronts::servesTenants)
                ? List.of()
                : facts.get(new DistributionTenants()).stream()
                        .map(one -> tenant(one, distributions))
                        .toList();
    }

    private static boolean servesTenants(DistributionSummary one) {
        return one.connectionMode() == ConnectionMode.TENANT_ONLY;
    }

    private static WebFront distribution(DistributionSummary one) {
        String name = "distribution " + one.id();
        Cover cover = Named.of(one.webACLId());
        if (!one.enabled()) {
            cover = new NotWanted(name + " is disabled");
        } else if (servesTenants(one)) {
            cover = new NotWanted(name + " serves through its tenants alone, each of which is judged");
        }
        return new WebFront(
                new Resource(one.arn(), one.id(), "AWS::CloudFront::Distribution", one.id()),
                name,
                WafItem.CLOUDFRONT,
                cover);
    }

    private static WebFront tenant(DistributionTenantSummary one, List<DistributionSummary> distributions) {
        String label = one.name() == null ? one.id() : one.name();
        String name = "tenant " + label + " of distribution " + one.distributionId();
        DistributionSummary distribution = distributions.stream()
                .filter(each -> each.id().equals(one.distributionId()))
                .findFirst()
                .orElseThrow(
                        () -> FactUnavailable.notVisibleFromHere("the distribution of " + name + " is not listed"));
        boolean serves = one.enabled() && distribution.enabled();
        return new WebFront(
                new Resource(one.arn(), one.id(), "AWS::CloudFront::DistributionTenant", label),
                name,
                WafItem.CLOUDFRONT,
                serves ? cover(one, distribution) : new NotWanted(name + " is disabled"));
    }

    private static Cover cover(DistributionTenantSummary one, DistributionSummary distribution) {
        var own = one.customizations() == null ? null : one.customizations().webAcl();
        if (own == null) {
            return Named.of(distribution.webACLId());
        }
        return own.action() == CustomizationActionType.OVERRIDE ? Named.of(own.arn()) : new Named("");
    }
}
