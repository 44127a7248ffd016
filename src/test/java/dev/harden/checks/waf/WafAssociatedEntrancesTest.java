package dev.harden.checks.waf;

import static dev.harden.checks.waf.GivenFronts.ACL;
import static dev.harden.checks.waf.GivenFronts.in;
import static dev.harden.checks.waf.GivenFronts.tells;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.apprunner.ServiceDetails;
import dev.harden.facts.apprunner.Services;
import dev.harden.facts.ways.Entrances;
import dev.harden.facts.ways.Entrances.Entrance;
import dev.harden.facts.ways.Source;
import dev.harden.network.AddressSet;
import dev.harden.network.PacketSet;
import dev.harden.network.Traffic;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apprunner.model.ServiceStatus;
import software.amazon.awssdk.services.apprunner.model.ServiceSummary;

class WafAssociatedEntrancesTest {
    private static final String REGION = "eu-west-1";
    private static final String SERVICE = "arn:aws:apprunner:eu-west-1:111122223333:service/web/1";
    private static final String BALANCER =
            "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/50dc6c495c0c9188";

    private static List<String> said(Given given) {
        return given.judge(new WafAssociated(), REGION);
    }

    static Given entrances(Given given, List<Entrance> all, List<FactUnavailable> missing) {
        return given.fact(new Entrances(REGION), new Entrances.Found(all, missing, List.of(), List.of()));
    }

    private static Entrance to(String arn, Source source, PacketSet packets, List<FactUnavailable> doubt) {
        return new Entrance("accelerator on", arn.substring(arn.indexOf("loadbalancer/") + 13), source, packets, doubt);
    }

    @Test
    void wantsOneForAnInternalLoadBalancerThatTheInternetIsBroughtTo() {
        PacketSet web = PacketSet.of(Traffic.ports(Traffic.TCP, 443, 443), AddressSet.PUBLIC);
        Source edge = new Source.Edge("accelerator on");
        Given internal = WafAssociatedTest.balancer("application", "internal");
        Entrance on = to(BALANCER, edge, web, List.of());
        assertThat(said(tells(entrances(internal, List.of(on), List.of()), REGION, BALANCER, "")))
                .containsExactly(
                        "FAIL " + BALANCER + ": load balancer shop has no web ACL of AWS WAF, and accelerator on"
                                + " brings it requests from the Internet");
        assertThat(said(tells(internal, REGION, BALANCER, ACL)).get(0)).startsWith("PASS");
        for (Entrance other : List.of(
                to(BALANCER, edge, PacketSet.NONE, List.of()),
                to(BALANCER + "x", edge, web, List.of()),
                to(BALANCER, new Source.Anybody("VPC link"), web, List.of()))) {
            assertThat(said(entrances(internal, List.of(other), List.of())).get(0))
                    .startsWith("NOT_APPLICABLE");
        }
        FactUnavailable doubt = FactUnavailable.notSettled("weight 0");
        assertThat(said(entrances(internal, List.of(to(BALANCER, edge, web, List.of(doubt))), List.of()))
                        .get(0))
                .startsWith("UNKNOWN " + BALANCER + ": NOT_SETTLED weight 0");
        assertThat(said(entrances(internal, List.of(), List.of(doubt))).get(0)).startsWith("UNKNOWN " + BALANCER);
        assertThat(said(entrances(internal, List.of(on), List.of(doubt))).get(0))
                .startsWith("PASS");
    }

    @Test
    void wantsNoneForAppRunnerServicesThatArePrivateOrPaused() {
        assertThat(said(service(ServiceStatus.RUNNING).fact(new ServiceDetails(REGION, SERVICE), false)))
                .containsExactly("NOT_APPLICABLE " + SERVICE
                        + ": App Runner service web is private: it is reached through" + " VPC endpoints only");
        assertThat(said(service(ServiceStatus.PAUSED)))
                .containsExactly("NOT_APPLICABLE " + SERVICE + ": App Runner service web is PAUSED");
        assertThat(said(service(ServiceStatus.RUNNING).refused(new ServiceDetails(REGION, SERVICE)))
                        .get(0))
                .startsWith("UNKNOWN " + SERVICE);
        Given open = service(ServiceStatus.OPERATION_IN_PROGRESS).fact(new ServiceDetails(REGION, SERVICE), true);
        assertThat(said(tells(open, REGION, SERVICE, "")).get(0)).startsWith("FAIL");
    }

    private static Given service(ServiceStatus status) {
        return in(REGION)
                .fact(
                        new Services(REGION),
                        List.of(ServiceSummary.builder()
                                .serviceArn(SERVICE)
                                .serviceId("1")
                                .serviceName("web")
                                .status(status)
                                .build()));
    }
}
