package dev.harden.checks.waf;

import static dev.harden.checks.waf.GivenFronts.tells;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.cloudfront.Distributions;
import dev.harden.facts.cloudfront.VpcOriginPorts;
import dev.harden.facts.globalaccelerator.AcceleratorListeners;
import dev.harden.facts.globalaccelerator.Accelerators;
import dev.harden.facts.globalaccelerator.EndpointGroups;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.cloudfront.model.VpcOriginSummary;
import software.amazon.awssdk.services.globalaccelerator.model.Accelerator;
import software.amazon.awssdk.services.globalaccelerator.model.EndpointDescription;
import software.amazon.awssdk.services.globalaccelerator.model.EndpointGroup;
import software.amazon.awssdk.services.globalaccelerator.model.Listener;
import software.amazon.awssdk.services.globalaccelerator.model.PortRange;

class WafBehindTest {
    private static final String REGION = WafAssociatedTest.REGION;
    private static final String BALANCER = WafAssociatedTest.BALANCER;

    @Test
    void anInternalOneBehindAnAcceleratorOrAVpcOriginTakesWebRequestsToo() {
        Accelerator on =
                Accelerator.builder().acceleratorArn("ga").enabled(true).build();
        Listener listener = Listener.builder()
                .listenerArn("ga/1")
                .protocol("TCP")
                .portRanges(PortRange.builder().fromPort(443).toPort(443).build())
                .build();
        EndpointDescription shop =
                EndpointDescription.builder().endpointId(BALANCER).build();
        EndpointGroup group = EndpointGroup.builder()
                .endpointGroupRegion(REGION)
                .endpointDescriptions(shop)
                .build();
        Given accelerated = WafAssociatedTest.behind(List.of(on), List.of())
                .fact(new AcceleratorListeners("ga"), List.of(listener))
                .fact(new EndpointGroups("ga/1"), List.of(group));
        assertThat(WafAssociatedTest.said(tells(accelerated, REGION, BALANCER, "")))
                .containsExactly(
                        "FAIL " + BALANCER + ": load balancer shop has no web ACL of AWS WAF, and accelerator ga"
                                + " brings it requests from the Internet");
        assertThat(WafAssociatedTest.said(
                                WafAssociatedTest.behind(List.of(), List.of()).refused(new Accelerators()))
                        .get(0))
                .startsWith("UNKNOWN");
        accelerated.fact(
                new Accelerators(), List.of(on.toBuilder().enabled(false).build()));
        assertThat(WafAssociatedTest.said(accelerated).get(0)).startsWith("NOT_APPLICABLE");
        VpcOriginSummary origin = VpcOriginSummary.builder()
                .id("vo_1")
                .originEndpointArn(BALANCER)
                .build();
        DistributionSummary distribution = DistributionSummary.builder()
                .enabled(true)
                .origins(origins -> origins.items(Origin.builder()
                        .vpcOriginConfig(config -> config.vpcOriginId("vo_1"))
                        .build()))
                .build();
        Given served = WafAssociatedTest.behind(List.of(), List.of(origin))
                .fact(new VpcOriginPorts("vo_1"), List.of(443))
                .fact(new Distributions(), List.of(distribution));
        assertThat(WafAssociatedTest.said(tells(served, REGION, BALANCER, "")).get(0))
                .startsWith("FAIL");
        served.fact(new Distributions(), List.of());
        assertThat(WafAssociatedTest.said(served).get(0)).startsWith("UNKNOWN");
    }
}
