package dev.harden.checks.waf;

import static dev.harden.checks.waf.GivenFronts.ACL;
import static dev.harden.checks.waf.GivenFronts.EDGE;
import static dev.harden.checks.waf.GivenFronts.in;
import static dev.harden.checks.waf.GivenFronts.tells;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.Mended;
import dev.harden.facts.amplify.Apps;
import dev.harden.facts.apigateway.RestApis;
import dev.harden.facts.apigateway.Stages;
import dev.harden.facts.apprunner.ServiceDetails;
import dev.harden.facts.apprunner.Services;
import dev.harden.facts.appsync.EventApis;
import dev.harden.facts.appsync.GraphqlApis;
import dev.harden.facts.cognito.UserPools;
import dev.harden.facts.ec2.VerifiedAccessInstances;
import dev.harden.facts.elbv2.LoadBalancers;
import dev.harden.facts.wafv2.WebAclOfResource;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.amplify.model.App;
import software.amazon.awssdk.services.amplify.model.WafConfiguration;
import software.amazon.awssdk.services.amplify.model.WafStatus;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.Stage;
import software.amazon.awssdk.services.apprunner.model.ServiceStatus;
import software.amazon.awssdk.services.apprunner.model.ServiceSummary;
import software.amazon.awssdk.services.appsync.model.Api;
import software.amazon.awssdk.services.appsync.model.GraphQLApiVisibility;
import software.amazon.awssdk.services.appsync.model.GraphqlApi;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolDescriptionType;
import software.amazon.awssdk.services.ec2.model.VerifiedAccessInstance;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

class WafAssociatedTest {
    private static final String REGION = "eu-west-1";
    private static final String EAST = "us-east-1";
    private static final String SERVICE = "arn:aws:apprunner:eu-west-1:111122223333:service/web/1";
    private static final String BALANCER =
            "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/50dc6c495c0c9188";

    private static List<String> said(Given given) {
        return given.judge(new WafAssociated(), REGION);
    }

    private static Given balancer(String type, String scheme) {
        return in(REGION)
                .fact(
                        new LoadBalancers(REGION),
                        List.of(LoadBalancer.builder()
                                .loadBalancerArn(BALANCER)
                                .loadBalancerName("shop")
                                .type(type)
                                .scheme(scheme)
                                .build()));
    }

    @Test
    void asksForTheWebAclOfAnApplicationLoadBalancer() {
        assertThat(said(tells(balancer("application", "internet-facing"), REGION, BALANCER, ACL)))
                .containsExactly("PASS " + BALANCER + ": load balancer shop has web ACL " + ACL);
        assertThat(said(tells(balancer("application", "internet-facing"), REGION, BALANCER, "")))
                .containsExactly("FAIL " + BALANCER + ": load balancer shop has no web ACL of AWS WAF");
        assertThat(Mended.judged(
                        tells(balancer("application", "internet-facing"), REGION, BALANCER, ""),
                        new WafAssociated(),
                        REGION))
                .singleElement()
                .asString()
                .startsWith("PASS");
        assertThat(said(balancer("application", "internet-facing").refused(new WebAclOfResource(REGION, BALANCER))))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN " + BALANCER);
    }

    @Test
    void wantsNoneForThoseThatTakeNoWebRequests() {
        assertThat(said(balancer("network", "internet-facing")).get(0)).startsWith("NOT_APPLICABLE");
        assertThat(said(balancer("gateway", null))).isEmpty();
    }

    private static Given stages(EndpointType type, String acl) {
        return in(REGION)
                .fact(
                        new RestApis(REGION),
                        List.of(RestApi.builder()
                                .id("a1")
                                .name("orders")
                                .endpointConfiguration(endpoint -> endpoint.types(type))
                                .build()))
                .fact(
                        new Stages(REGION, "a1"),
                        List.of(Stage.builder().stageName("prod").webAclArn(acl).build()));
    }

    @Test
    void readsTheStagesOfRestApis() {
        assertThat(said(stages(EndpointType.REGIONAL, ACL)))
                .containsExactly("PASS a1/prod: stage prod of REST API orders has web ACL " + ACL);
        assertThat(said(stages(EndpointType.EDGE, null)))
                .containsExactly("FAIL a1/prod: stage prod of REST API orders has no web ACL of AWS WAF");
        assertThat(said(stages(EndpointType.PRIVATE, null)))
                .containsExactly("NOT_APPLICABLE a1: REST API orders is private");
        assertThat(said(stages(EndpointType.REGIONAL, ACL).refused(new Stages(REGION, "a1"))))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN a1");
    }

    @Test
    void doesNotCountWafClassic() {
        String classic = "arn:aws:waf-regional:eu-west-1:111122223333:webacl/4c2f1d6e";
        assertThat(said(stages(EndpointType.REGIONAL, classic)).get(0))
                .startsWith("FAIL")
                .endsWith("of WAF Classic, which is out of support");
    }

    @Test
    void readsTheApisOfAppSync() {
        Consumer<GraphqlApi.Builder> named =
                api -> api.arn("arn:of:g").apiId("g").name("shop");
        Given given = in(REGION)
                .fact(
                        new GraphqlApis(REGION),
                        List.of(
                                GraphqlApi.builder()
                                        .applyMutation(named)
                                        .wafWebAclArn(ACL)
                                        .build(),
                                GraphqlApi.builder().applyMutation(named).build(),
                                GraphqlApi.builder()
                                        .applyMutation(named)
                                        .visibility(GraphQLApiVisibility.PRIVATE)
                                        .build()))
                .fact(
                        new EventApis(REGION),
                        List.of(
                                Api.builder()
                                        .apiArn("arn:of:e")
                                        .apiId("e")
                                        .name("chat")
                                        .wafWebAclArn(ACL)
                                        .build(),
                                Api.builder()
                                        .apiArn("arn:of:f")
                                        .apiId("f")
                                        .name("news")
                                        .build()));
        assertThat(said(given))
                .containsExactly(
                        "PASS g: GraphQL API shop has web ACL " + ACL,
                        "FAIL g: GraphQL API shop has no web ACL of AWS WAF",
                        "NOT_APPLICABLE g: GraphQL API shop is private",
                        "PASS e: event API chat has web ACL " + ACL,
                        "FAIL f: event API news has no web ACL of AWS WAF");
    }

    @Test
    void asksForUserPoolsServicesAndVerifiedAccess() {
        String service = SERVICE;
        Given given = in(REGION)
                .fact(new ServiceDetails(REGION, service), true)
                .fact(
                        new UserPools(REGION),
                        List.of(UserPoolDescriptionType.builder()
                                .id("eu-west-1_a")
                                .name("people")
                                .build()))
                .fact(
                        new Services(REGION),
                        List.of(
                                ServiceSummary.builder()
                                        .serviceArn(service)
                                        .serviceId("1")
                                        .serviceName("web")
                                        .status(ServiceStatus.RUNNING)
                                        .build(),
                                ServiceSummary.builder()
                                        .serviceArn("arn:of:gone")
                                        .serviceId("2")
                                        .serviceName("gone")
                                        .status(ServiceStatus.DELETED)
                                        .build()))
                .fact(
                        new VerifiedAccessInstances(REGION),
                        List.of(VerifiedAccessInstance.builder()
                                .verifiedAccessInstanceId("vai-1")
                                .build()));
        tells(given, REGION, "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_a", ACL);
        tells(given, REGION, service, "");
        tells(given, REGION, "arn:aws:ec2:eu-west-1:111122223333:verified-access-instance/vai-1", ACL);
        assertThat(said(given))
                .containsExactly(
                        "PASS eu-west-1_a: user pool people has web ACL " + ACL,
                        "FAIL " + service + ": App Runner service web has no web ACL of AWS WAF",
                        "NOT_APPLICABLE arn:of:gone: App Runner service gone is DELETED",
                        "PASS vai-1: Verified Access instance vai-1 has web ACL " + ACL);
    }

    private static Given app(WafConfiguration waf) {
        return in(REGION)
                .fact(
                        new Apps(REGION),
                        List.of(App.builder()
                                .appArn("arn:of:app")
                                .appId("d1")
                                .name("site")
                                .wafConfiguration(waf)
                                .build()));
    }

    @Test
    void asksInUsEast1ForAnApplicationThatDoesNotNameItsWebAclForCertain() {
        WafConfiguration.Builder waf = WafConfiguration.builder().webAclArn(EDGE);
        assertThat(said(app(waf.wafStatus(WafStatus.ASSOCIATION_SUCCESS).build()))
                        .get(0))
                .startsWith("PASS d1");
        assertThat(said(tells(app(waf.wafStatus(WafStatus.ASSOCIATION_FAILED).build()), EAST, "arn:of:app", ""))
                        .get(0))
                .startsWith("FAIL d1");
        assertThat(said(tells(app(null), EAST, "arn:of:app", EDGE)).get(0)).startsWith("PASS d1");
        assertThat(said(tells(app(null), EAST, "arn:of:app", "")).get(0)).startsWith("FAIL d1");
    }

    @Test
    void aKindThatCannotBeListedIsUnknownAndLeavesTheOthers() {
        Given given = tells(balancer("application", "internet-facing"), REGION, BALANCER, ACL)
                .refused(new UserPools(REGION))
                .refused(new RestApis(REGION));
        assertThat(said(given)).hasSize(3);
        assertThat(said(given))
                .filteredOn(line -> line.startsWith("UNKNOWN 111122223333"))
                .hasSize(2);
        assertThat(said(given)).filteredOn(line -> line.startsWith("PASS")).hasSize(1);
    }

    @Test
    void hasNoFindingWhereThereIsNothing() {
        assertThat(said(in(REGION))).isEmpty();
    }
}
