package dev.harden.facts.webfront;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.amplify.Apps;
import dev.harden.facts.apprunner.Services;
import dev.harden.facts.appsync.EventApis;
import dev.harden.facts.appsync.GraphqlApis;
import dev.harden.facts.cognito.UserPools;
import dev.harden.facts.ec2.VerifiedAccessInstances;
import dev.harden.facts.elbv2.LoadBalancers;
import dev.harden.facts.wafv2.WafItem;
import dev.harden.facts.webfront.WebFront.Asked;
import dev.harden.facts.webfront.WebFront.Cover;
import dev.harden.facts.webfront.WebFront.Internal;
import dev.harden.facts.webfront.WebFront.Named;
import dev.harden.facts.webfront.WebFront.NotWanted;
import dev.harden.facts.webfront.WebFront.PerhapsPrivate;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.amplify.model.App;
import software.amazon.awssdk.services.amplify.model.WafStatus;
import software.amazon.awssdk.services.apprunner.model.ServiceSummary;
import software.amazon.awssdk.services.appsync.model.GraphQLApiVisibility;
import software.amazon.awssdk.services.appsync.model.GraphqlApi;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

/**
 * Lists the web fronts of one kind in a region, but for REST APIs and CloudFront.
 *
 * @param scope the account and region
 * @param kind which kind
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html">What takes a web
 *     ACL</a>
 */
@RestsOn({
    Apps.class,
    EventApis.class,
    GraphqlApis.class,
    LoadBalancers.class,
    Services.class,
    UserPools.class,
    VerifiedAccessInstances.class
})
public record WebFronts(Scope scope, WebFronts.Kind kind) implements Derived<List<WebFront>> {
    /** Lists the kinds. */
    public enum Kind {
        LOAD_BALANCERS,
        GRAPHQL_APIS,
        EVENT_APIS,
        USER_POOLS,
        APP_RUNNER_SERVICES,
        VERIFIED_ACCESS_INSTANCES,
        AMPLIFY_APPS
    }

    /** What App Runner keeps of services that serve nobody. */
    private static final Set<String> NOT_SERVING = Set.of("CREATE_FAILED", "DELETED", "PAUSED");

    @Override
    public List<WebFront> derive(Facts facts) {
        String region = scope.region();
        return switch (kind) {
            case LOAD_BALANCERS ->
                facts.get(new LoadBalancers(region)).stream()
                        .flatMap(this::loadBalancer)
                        .toList();
            case GRAPHQL_APIS ->
                facts.get(new GraphqlApis(region)).stream()
                        .map(this::graphqlApi)
                        .toList();
            case EVENT_APIS ->
                facts.get(new EventApis(region)).stream()
                        .map(one -> new WebFront(
                                new Resource(one.apiArn(), one.apiId(), "AWS::AppSync::Api", one.name()),
                                "event API " + one.name(),
                                region,
                                Named.of(one.wafWebAclArn())))
                        .toList();
            case USER_POOLS ->
                facts.get(new UserPools(region)).stream()
                        .map(one -> asked(
                                scope.arn("cognito-idp", "userpool/" + one.id()),
                                one.id(),
                                "AWS::Cognito::UserPool",
                                one.name(),
                                "user pool "))
                        .toList();
            case APP_RUNNER_SERVICES ->
                facts.get(new Services(region)).stream().map(this::service).toList();
            case VERIFIED_ACCESS_INSTANCES ->
                facts.get(new VerifiedAccessInstances(region)).stream()
                        .map(one -> one.verifiedAccessInstanceId())
                        .map(id -> asked(
                                scope.arn("ec2", "verified-access-instance/" + id),
                                id,
                                "AWS::EC2::VerifiedAccessInstance",
                                id,
                                "Verified Access instance "))
                        .toList();
            case AMPLIFY_APPS ->
                facts.get(new Apps(region)).stream().map(WebFronts::app).toList();
        };
    }

    private WebFront asked(String arn, String id, String type, String name, String kind) {
        return new WebFront(new Resource(arn, id, type, name), kind + name, scope.region(), new Asked());
    }

    /** Gateway load balancers take no requests from clients at all. */
    private Stream<WebFront> loadBalancer(LoadBalancer one) {
        String type = Answers.require(one.typeAsString(), "Type");
        if (type.equals("gateway")) {
            return Stream.of();
        }
        String name = Answers.require(one.loadBalancerName(), "LoadBalancerName");
        String scheme = Answers.require(one.schemeAsString(), "Scheme");
        Resource resource = new Resource(
                one.loadBalancerArn(), one.loadBalancerArn(), "AWS::ElasticLoadBalancingV2::LoadBalancer", name);
        Cover cover = new Asked();
        if (type.equals("network")) {
            cover = new NotWanted("a network load balancer takes no web ACL");
        } else if (scheme.equals("internal")) {
            cover = new Internal();
        }
        return Stream.of(new WebFront(resource, "load balancer " + name, scope.region(), cover));
    }

    private WebFront graphqlApi(GraphqlApi one) {
        Cover cover = one.visibility() == GraphQLApiVisibility.PRIVATE
                ? new NotWanted("GraphQL API " + one.name() + " is private")
                : Named.of(one.wafWebAclArn());
        return new WebFront(
                new Resource(one.arn(), one.apiId(), "AWS::AppSync::GraphQLApi", one.name()),
                "GraphQL API " + one.name(),
                scope.region(),
                cover);
    }

    private WebFront service(ServiceSummary one) {
        String name = "App Runner service " + one.serviceName();
        Cover cover = NOT_SERVING.contains(one.statusAsString())
                ? new NotWanted(name + " is " + one.statusAsString())
                : new PerhapsPrivate();
        Resource resource =
                new Resource(one.serviceArn(), one.serviceArn(), "AWS::AppRunner::Service", one.serviceName());
        return new WebFront(resource, name, scope.region(), cover);
    }

    /** An application that does not name its web ACL for certain has WAF asked, which keeps those in one region. */
    private static WebFront app(App one) {
        boolean named = one.wafConfiguration() != null
                && one.wafConfiguration().webAclArn() != null
                && one.wafConfiguration().wafStatus() == WafStatus.ASSOCIATION_SUCCESS;
        return new WebFront(
                new Resource(one.appArn(), one.appId(), "AWS::Amplify::App", one.name()),
                "Amplify application " + one.name(),
                WafItem.CLOUDFRONT,
                named ? new Named(one.wafConfiguration().webAclArn()) : new Asked());
    }
}
