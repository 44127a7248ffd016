package dev.harden.checks.waf;

import static dev.harden.checks.exposure.GivenForwarders.endpoint;
import static dev.harden.checks.waf.GivenFronts.tells;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.GivenNetwork;
import dev.harden.checks.exposure.GivenForwarders;
import dev.harden.facts.cloudfront.Distributions;
import dev.harden.facts.cloudfront.VpcOriginPorts;
import dev.harden.facts.cloudfront.VpcOrigins;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.facts.elbv2.TargetGroups;
import dev.harden.facts.globalaccelerator.Accelerators;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.cloudfront.model.VpcOriginSummary;

/** What brings requests from the Internet to a load balancer that is internal. */
class WafBehindTest {
    private static final String REGION = GivenNetwork.REGION;
    private static final String ARN = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/inner/1";
    private static final String PUBLIC = "10.0.1.20/54.1.2.3";

    /** Gives an internal application load balancer that takes 80 from anywhere. */
    private static GivenForwarders inner(String... rules) {
        GivenForwarders given = GivenForwarders.vpc()
                .balancer("app/inner/1", GivenForwarders.PRIVATE, "10.0.2.20", "sg-app")
                .listener("app/inner/1", "HTTP", 80);
        given.net().group("sg-app", "vpc-1", "app", rules.length > 0 ? rules : new String[] {"in tcp 80 0.0.0.0/0"});
        return given;
    }

    private static Given facts(GivenForwarders given) {
        return tells(GivenFronts.none(given.facts(), REGION), REGION, ARN, "");
    }

    private static String said(Given given) {
        return given.judge(new WafAssociated(), REGION).stream()
                .filter(line -> line.contains(" " + ARN + ":"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void byItselfItTakesNone() {
        assertThat(said(facts(inner())))
                .isEqualTo("NOT_APPLICABLE " + ARN
                        + ": load balancer inner is internal, and nothing brings it requests from the Internet");
        assertThat(said(facts(inner()).refused(new NetworkInterfaces(REGION)))).startsWith("UNKNOWN");
        assertThat(said(facts(inner()).fact(new NetworkInterfaces(REGION), List.of())))
                .as("nothing is there that forwards")
                .startsWith("NOT_APPLICABLE");
        GivenForwarders beside = inner().balancer("net/outer/1", "subnet-1", "10.0.1.10", "sg-app");
        assertThat(said(facts(beside).fact(new NetworkInterfaces(REGION), List.of())))
                .startsWith("UNKNOWN")
                .contains("no network interface of load balancer app/inner/1 is shown");
    }

    @Test
    void anAcceleratorBringsThem() {
        GivenForwarders given = inner().accelerator("ga", 80, 80, endpoint("app/inner/1", true));
        assertThat(said(facts(given)))
                .isEqualTo(
                        "FAIL " + ARN + ": load balancer inner has no web ACL of AWS WAF, and accelerator ga brings it"
                                + " requests from the Internet");
        assertThat(said(tells(facts(given), REGION, ARN, GivenFronts.ACL))).startsWith("PASS");
        assertThat(said(facts(inner().accelerator("off", 80, 80, endpoint("app/inner/1", true)))))
                .startsWith("NOT_APPLICABLE");
        assertThat(said(facts(inner().accelerator("ga", 443, 443, endpoint("app/inner/1", true)))))
                .startsWith("NOT_APPLICABLE");
        given.net().gateway("igw-1");
        assertThat(said(facts(given))).startsWith("NOT_APPLICABLE");
    }

    @Test
    void aPublicNetworkLoadBalancerBringsThem() {
        GivenForwarders given = inner().balancer("net/front/1", "subnet-1", PUBLIC)
                .listener("net/front/1", "TCP", 443, "inner")
                .group("inner", "alb", "TCP", 80, "app/inner/1");
        assertThat(said(facts(given)))
                .isEqualTo(
                        "FAIL " + ARN + ": load balancer inner has no web ACL of AWS WAF, and load balancer net/front/1"
                                + " brings it requests from the Internet");
        assertThat(said(facts(given).refused(new TargetGroups(REGION)))).startsWith("UNKNOWN");
        given.net().group("sg-app", "vpc-1", "app", "in tcp 80 10.0.0.0/8");
        assertThat(said(facts(given))).startsWith("NOT_APPLICABLE");
    }

    @Test
    void anotherNetworkLoadBalancerMayStandBetween() {
        GivenForwarders given = inner().balancer("net/front/1", "subnet-1", PUBLIC)
                .listener("net/front/1", "TCP", 443, "middle")
                .group("middle", "ip", "TCP", 8443, "10.0.2.30")
                .balancer("net/middle/1", GivenForwarders.PRIVATE, "10.0.2.30")
                .listener("net/middle/1", "TCP", 8443, "inner")
                .group("inner", "alb", "TCP", 80, "app/inner/1");
        given.net().group("sg-app", "vpc-1", "app", "in tcp 80 10.0.1.20/32", "in tcp 80 0.0.0.0/0");
        assertThat(said(facts(given)))
                .startsWith("FAIL")
                .contains("load balancer net/front/1 and load balancer net/middle/1 brings");
    }

    @Test
    void aVpcOriginBringsThem() {
        VpcOriginSummary origin =
                VpcOriginSummary.builder().id("vo_1").originEndpointArn(ARN).build();
        DistributionSummary distribution = DistributionSummary.builder()
                .arn("arn:of:E1")
                .id("E1")
                .enabled(true)
                .origins(origins -> origins.items(Origin.builder()
                        .vpcOriginConfig(config -> config.vpcOriginId("vo_1"))
                        .build()))
                .build();
        assertThat(said(served(inner(), origin, distribution)))
                .isEqualTo("FAIL " + ARN + ": load balancer inner has no web ACL of AWS WAF, and VPC origin vo_1 of"
                        + " CloudFront brings it requests from the Internet");
        GivenForwarders narrow = inner("in tcp 80 sg-cf");
        assertThat(said(served(narrow, origin, distribution))).startsWith("NOT_APPLICABLE");
        narrow.net().group("sg-cf", "vpc-1", "CloudFront-VPCOrigins-Service-SG");
        assertThat(said(served(narrow, origin, distribution))).startsWith("FAIL");
        assertThat(said(served(narrow, origin).fact(new VpcOriginPorts("vo_1"), List.of(8080))))
                .startsWith("NOT_APPLICABLE");
        assertThat(said(served(narrow, origin))).startsWith("UNKNOWN");
    }

    private static Given served(GivenForwarders given, VpcOriginSummary origin, DistributionSummary... distributions) {
        return facts(given)
                .fact(new VpcOrigins(), List.of(origin))
                .fact(new VpcOriginPorts("vo_1"), List.of(80))
                .fact(new Distributions(), List.of(distributions));
    }

    @Test
    void whatCannotBeReadMayBringThem() {
        GivenForwarders given = inner();
        given.eni(
                "eni-ga",
                GivenForwarders.PRIVATE,
                List.of("sg-app"),
                new dev.harden.network.NetworkInterface.Use("global_accelerator_managed", "", true, "", false),
                "10.0.2.77");
        assertThat(said(facts(given).refused(new Accelerators()))).startsWith("UNKNOWN");
        assertThat(said(facts(inner()).refused(new Accelerators()))).startsWith("NOT_APPLICABLE");
    }
}
