package dev.harden.checks.waf;

import dev.harden.checks.Given;
import dev.harden.facts.amplify.Apps;
import dev.harden.facts.apigateway.RestApis;
import dev.harden.facts.apprunner.Services;
import dev.harden.facts.appsync.EventApis;
import dev.harden.facts.appsync.GraphqlApis;
import dev.harden.facts.cloudfront.DistributionTenants;
import dev.harden.facts.cloudfront.Distributions;
import dev.harden.facts.cognito.UserPools;
import dev.harden.facts.ec2.VerifiedAccessInstances;
import dev.harden.facts.elbv2.LoadBalancers;
import dev.harden.facts.wafv2.WebAclOfResource;
import java.util.List;
import java.util.Optional;

/** Gives a region that has no web fronts but those that a test adds. */
final class GivenFronts {
    static final String ACL = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/1";
    static final String EDGE = "arn:aws:wafv2:us-east-1:111122223333:global/webacl/edge/1";

    private GivenFronts() {}

    static Given in(String region) {
        return none(Given.facts().fact(new LoadBalancers(region), List.of()), region);
    }

    /** Says that there are no other fronts than load balancers. */
    static Given none(Given given, String region) {
        return given.fact(new RestApis(region), List.of())
                .fact(new GraphqlApis(region), List.of())
                .fact(new EventApis(region), List.of())
                .fact(new UserPools(region), List.of())
                .fact(new Services(region), List.of())
                .fact(new VerifiedAccessInstances(region), List.of())
                .fact(new Apps(region), List.of())
                .fact(new Distributions(), List.of())
                .fact(new DistributionTenants(), List.of());
    }

    /** Lets WAF tell a resource's web ACL. */
    static Given tells(Given given, String region, String resource, String acl) {
        return given.fact(
                new WebAclOfResource(region, resource), Optional.of(acl).filter(arn -> !arn.isEmpty()));
    }
}
