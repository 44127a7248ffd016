package dev.harden.checks.exposure;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.apigateway.Exported;
import dev.harden.facts.apigateway.RestApis;
import dev.harden.facts.apigateway.StageExport;
import dev.harden.facts.apigateway.Stages;
import dev.harden.facts.apigateway.VpcLinks;
import dev.harden.facts.apigatewayv2.HttpApis;
import dev.harden.facts.apigatewayv2.HttpExport;
import dev.harden.facts.apigatewayv2.HttpLinks;
import dev.harden.facts.apigatewayv2.HttpStages;
import dev.harden.facts.elbv2.LoadBalancers;
import dev.harden.network.NetworkInterface;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.Stage;
import software.amazon.awssdk.services.apigateway.model.VpcLink;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

/** What API Gateway sends into a VPC. */
class LinksTest {
    private static final ExposureAdminPorts ADMIN = new ExposureAdminPorts();
    private static final String ELB = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:";
    private static final String NLB = ELB + "loadbalancer/net/inner/1";
    private static final NetworkInterface.Use MANAGED =
            new NetworkInterface.Use("api_gateway_managed", "", true, "", false);

    private static String admin(Given given) {
        return given.judge(ADMIN, REGION).stream()
                .filter(line -> line.contains(" eni-i-1:"))
                .findFirst()
                .orElseThrow();
    }

    /** Gives an internal network load balancer that sends 8080 to SSH of a private instance, and a link of the first version. */
    private static Given first(String uri, boolean anybody, String... groups) {
        GivenForwarders given = GivenForwarders.vpc("in tcp 22 10.0.2.20/32")
                .instance("i-1", "10.0.2.10")
                .balancer("net/inner/1", GivenForwarders.PRIVATE, "10.0.2.20", groups)
                .listener("net/inner/1", "TCP", 8080, "ssh")
                .group("ssh", "instance", "TCP", 22, "i-1");
        given.net().group("sg-lb", "vpc-1", "lb", "in tcp 8080 10.0.0.0/8", "out all 0.0.0.0/0");
        return linked(given, uri, anybody);
    }

    private static Given linked(GivenForwarders given, String uri, boolean anybody) {
        return none(given.facts())
                .fact(
                        new VpcLinks(REGION),
                        List.of(VpcLink.builder()
                                .id("l1")
                                .name("shop")
                                .targetArns(NLB)
                                .build()))
                .fact(new RestApis(REGION), List.of(rest(EndpointType.REGIONAL).build()))
                .fact(
                        new Stages(REGION, "a1"),
                        List.of(Stage.builder().stageName("prod").build()))
                .fact(new StageExport(REGION, "a1", "prod"), List.of(new Exported("l1", uri, "", anybody)));
    }

    private static Given none(Given given) {
        return given.fact(new RestApis(REGION), List.of()).fact(new HttpApis(REGION), List.of());
    }

    private static RestApi.Builder rest(EndpointType type) {
        return RestApi.builder().id("a1").name("orders").endpointConfiguration(of -> of.types(type));
    }

    @ParameterizedTest
    @CsvSource({
        "http://lb.example:8080/orders, FAIL",
        "http://lb.example:8081, PASS",
        "http://lb.example/orders, PASS",
        "https://lb.example/8080, PASS",
        "http://${stageVariables.host}:8080/, UNKNOWN"
    })
    void aLinkOfTheFirstVersionLeadsToTheListenerOfItsPort(String uri, String status) {
        assertThat(admin(first(uri, true))).startsWith(status);
    }

    @Test
    void itsTargetsSeeTheBalancersAddressAlone() {
        assertThat(admin(first("http://lb:8080", true)))
                .isEqualTo(
                        "FAIL eni-i-1: the Internet reaches tcp 22 of instance i-1 through VPC link shop of API Gateway"
                                + " and load balancer net/inner/1");
    }

    @Test
    void theBalancersGroupsAreAskedWhereItSaysSo() {
        Given grouped = first("http://lb:8080", true, "sg-lb");
        assertThat(admin(grouped)).startsWith("UNKNOWN").contains("VPC link shop of API Gateway");
        grouped.fact(
                new LoadBalancers(REGION),
                List.of(LoadBalancer.builder()
                        .loadBalancerArn(NLB)
                        .enforceSecurityGroupInboundRulesOnPrivateLinkTraffic("off")
                        .build()));
        assertThat(admin(grouped)).startsWith("FAIL");
    }

    /** Its groups are not asked of what comes through a link, though they let in few from outside. */
    @Test
    void aPublicBalancerMayBeLinkedToo() {
        GivenForwarders given = GivenForwarders.vpc("in tcp 22 10.0.1.20/32")
                .instance("i-1", "10.0.2.10")
                .balancer("net/inner/1", "subnet-1", "10.0.1.20/54.1.2.3", "sg-lb")
                .listener("net/inner/1", "TCP", 8080, "ssh")
                .group("ssh", "instance", "TCP", 22, "i-1");
        given.net().group("sg-lb", "vpc-1", "lb", "in tcp 8080 203.0.113.0/24", "out all 0.0.0.0/0");
        Given linked = linked(given, "http://lb:8080", true)
                .fact(
                        new LoadBalancers(REGION),
                        List.of(LoadBalancer.builder()
                                .loadBalancerArn(NLB)
                                .enforceSecurityGroupInboundRulesOnPrivateLinkTraffic("off")
                                .build()));
        assertThat(admin(linked)).startsWith("FAIL").contains("VPC link shop");
    }

    @Test
    void whatAsksWhoSomebodyIsOrMayBeHiddenIsNotSettled() {
        String uri = "http://lb:8080";
        assertThat(admin(first(uri, false))).startsWith("UNKNOWN").contains("REST API orders asks who someone is");
        Given policy = first(uri, true);
        policy.fact(
                new RestApis(REGION),
                List.of(rest(EndpointType.REGIONAL).policy("{}").build()));
        assertThat(admin(policy)).startsWith("UNKNOWN").contains("resource policy of REST API orders");
        policy.fact(
                new RestApis(REGION),
                List.of(rest(EndpointType.EDGE).disableExecuteApiEndpoint(true).build()));
        assertThat(admin(policy)).startsWith("UNKNOWN").contains("custom domain names");
        policy.fact(new RestApis(REGION), List.of(rest(EndpointType.PRIVATE).build()));
        assertThat(admin(policy)).startsWith("PASS");
    }

    @Test
    void whatIsNotSeenOfApisMayLeadAnywhere() {
        String uri = "http://lb:9";
        assertThat(admin(first(uri, true))).startsWith("PASS");
        assertThat(admin(first(uri, true).refused(new VpcLinks(REGION)))).startsWith("UNKNOWN");
        assertThat(admin(first(uri, true).refused(new RestApis(REGION)))).startsWith("UNKNOWN");
        assertThat(admin(first(uri, true).refused(new Stages(REGION, "a1")))).startsWith("UNKNOWN");
        assertThat(admin(first(uri, true).refused(new StageExport(REGION, "a1", "prod"))))
                .startsWith("UNKNOWN");
        assertThat(admin(first(uri, true).refused(new HttpApis(REGION)))).startsWith("UNKNOWN");
        assertThat(admin(first(uri, true).refused(new HttpLinks(REGION)))).startsWith("UNKNOWN");
        Given canary = first(uri, true)
                .fact(
                        new Stages(REGION, "a1"),
                        List.of(Stage.builder()
                                .stageName("prod")
                                .canarySettings(canaries -> canaries.percentTraffic(5.0))
                                .build()));
        assertThat(admin(canary)).startsWith("UNKNOWN").contains("canary");
        Given socket = first(uri, true)
                .fact(
                        new HttpApis(REGION),
                        List.of(Api.builder()
                                .apiId("w1")
                                .name("chat")
                                .protocolType("WEBSOCKET")
                                .build()));
        assertThat(admin(socket)).startsWith("UNKNOWN").contains("WebSocket API chat");
    }

    /** Gives a link of the second version that leads to an internal application load balancer before the instance. */
    private static Given second(String uri, String... rules) {
        GivenForwarders given = GivenForwarders.vpc("in tcp 22 sg-app")
                .instance("i-1", "10.0.2.10")
                .balancer("app/inner/1", GivenForwarders.PRIVATE, "10.0.2.20", "sg-app")
                .listener("app/inner/1", "HTTP", 80, "ssh")
                .group("ssh", "instance", "HTTP", 22, "i-1")
                .eni("eni-link", GivenForwarders.PRIVATE, List.of("sg-link"), MANAGED, "10.0.2.78");
        given.net()
                .group("sg-link", "vpc-1", "link", "out all 0.0.0.0/0")
                .group(
                        "sg-app",
                        "vpc-1",
                        "app",
                        rules.length > 0 ? rules : new String[] {"in tcp 80 sg-link", "out all 0.0.0.0/0"});
        return none(given.facts())
                .fact(
                        new HttpLinks(REGION),
                        List.of(software.amazon.awssdk.services.apigatewayv2.model.VpcLink.builder()
                                .vpcLinkId("v1")
                                .name("web")
                                .subnetIds(GivenForwarders.PRIVATE)
                                .securityGroupIds("sg-link")
                                .build()))
                .fact(
                        new HttpApis(REGION),
                        List.of(Api.builder()
                                .apiId("h1")
                                .name("shop")
                                .protocolType("HTTP")
                                .build()))
                .fact(new HttpStages(REGION, "h1"), List.of("$default"))
                .fact(new HttpExport(REGION, "h1", "$default"), List.of(new Exported("v1", uri, "", true)));
    }

    private static final String LISTENER = ELB + "listener/app/inner/1/80";

    @Test
    void aLinkOfTheSecondVersionLeadsFromItsInterfacesToAListener() {
        assertThat(admin(second(LISTENER)))
                .isEqualTo(
                        "FAIL eni-i-1: the Internet reaches tcp 22 of instance i-1 through VPC link web of API Gateway"
                                + " and load balancer app/inner/1");
        assertThat(admin(second(LISTENER, "in tcp 80 10.0.2.78/32", "out all 0.0.0.0/0")))
                .startsWith("FAIL");
        assertThat(admin(second(LISTENER, "in tcp 80 203.0.113.0/24", "out all 0.0.0.0/0")))
                .startsWith("PASS");
        assertThat(admin(second(LISTENER, "in tcp 80 sg-link"))).startsWith("PASS");
        assertThat(admin(second("arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/inner/1/gone")))
                .startsWith("PASS");
    }

    @Test
    void aRestApiNamesTheBalancerApart() {
        Given rest = second(LISTENER)
                .fact(new HttpApis(REGION), List.of())
                .fact(new RestApis(REGION), List.of(rest(EndpointType.EDGE).build()))
                .fact(
                        new Stages(REGION, "a1"),
                        List.of(Stage.builder().stageName("prod").build()))
                .fact(
                        new StageExport(REGION, "a1", "prod"),
                        List.of(new Exported("v1", "http://inner.example/", ELB + "loadbalancer/app/inner/1", true)));
        assertThat(admin(rest)).startsWith("FAIL");
    }

    @Test
    void cloudMapIsNotReadFurtherAndNamed() {
        Given mapped = second("arn:aws:servicediscovery:eu-west-1:111122223333:service/srv-1");
        assertThat(admin(mapped))
                .startsWith("UNKNOWN eni-i-1: NOT_SETTLED what API Gateway sends through VPC link web of API Gateway to"
                        + " arn:aws:servicediscovery");
        assertThat(admin(second(
                        "arn:aws:servicediscovery:eu-west-1:111122223333:service/srv-1",
                        "in tcp 80 203.0.113.0/24",
                        "out all 0.0.0.0/0")))
                .startsWith("PASS");
    }

    @Test
    void interfacesOfLinksThatAreNotSeenMayLeadAnywhere() {
        assertThat(admin(second(LISTENER).refused(new HttpLinks(REGION)))).startsWith("UNKNOWN");
        assertThat(admin(second(LISTENER).refused(new HttpExport(REGION, "h1", "$default"))))
                .startsWith("UNKNOWN");
        assertThat(admin(second(LISTENER).fact(new HttpLinks(REGION), List.of())))
                .startsWith("UNKNOWN")
                .contains("interface eni-link");
        assertThat(admin(second(LISTENER).fact(new HttpStages(REGION, "h1"), List.of())))
                .startsWith("PASS");
    }
}
