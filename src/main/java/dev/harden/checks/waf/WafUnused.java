package dev.harden.checks.waf;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Facts;
import dev.harden.facts.cloudfront.DistributionTenants;
import dev.harden.facts.cloudfront.Distributions;
import dev.harden.facts.wafv2.ProtectedResources;
import dev.harden.facts.wafv2.WafItem;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand.Why;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudfront.model.ConnectionMode;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.cloudfront.model.DistributionTenantSummary;
import software.amazon.awssdk.services.wafv2.model.ResourceType;
import software.amazon.awssdk.services.wafv2.model.Scope;

/** Holds each web ACL to protecting something. */
@CheckInfo(
        id = "waf-unused",
        title = "Web ACLs protect a resource",
        fault = "Web ACL protects no resource",
        severity = Severity.INFO,
        scope = Breadth.REGION,
        none = "there is no web ACL",
        reads = {DistributionTenants.class, Distributions.class, ProtectedResources.class})
@WithoutCommand(why = Why.DECISION, text = "someone has to decide what the web ACL is to protect, or to delete it")
public final class WafUnused extends WebAclCheck {
    private static final List<ResourceType> REGIONAL = List.of(
            ResourceType.APPLICATION_LOAD_BALANCER,
            ResourceType.API_GATEWAY,
            ResourceType.APPSYNC,
            ResourceType.COGNITO_USER_POOL,
            ResourceType.APP_RUNNER_SERVICE,
            ResourceType.VERIFIED_ACCESS_INSTANCE);

    @Override
    public Verdict judge(WafItem acl, Facts facts) {
        List<Supplier<List<String>>> places = acl.scope() == Scope.CLOUDFRONT
                ? List.of(
                        () -> distributions(acl, facts),
                        () -> tenants(acl, facts),
                        () -> facts.get(new ProtectedResources(acl, ResourceType.AMPLIFY)))
                : REGIONAL.stream()
                        .<Supplier<List<String>>>map(type -> () -> facts.get(new ProtectedResources(acl, type)))
                        .toList();
        return facts.first(places, place -> !place.get().isEmpty())
                .map(place -> Verdict.pass("web ACL %s protects %s", acl.name(), String.join(", ", place.get())))
                .orElseGet(() -> Verdict.fail("web ACL %s protects nothing", acl.name()));
    }

    private static List<String> distributions(WafItem acl, Facts facts) {
        return facts.get(new Distributions()).stream()
                .filter(one -> acl.arn().equals(one.webACLId()))
                .map(DistributionSummary::arn)
                .toList();
    }

    private static List<String> tenants(WafItem acl, Facts facts) {
        if (facts.get(new Distributions()).stream()
                .noneMatch(one -> one.connectionMode() == ConnectionMode.TENANT_ONLY)) {
            return List.of();
        }
        return facts.get(new DistributionTenants()).stream()
                .filter(one -> one.customizations() != null
                        && one.customizations().webAcl() != null
                        && acl.arn().equals(one.customizations().webAcl().arn()))
                .map(DistributionTenantSummary::arn)
                .toList();
    }
}
