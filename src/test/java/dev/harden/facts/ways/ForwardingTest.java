package dev.harden.facts.ways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.checks.Given;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.elb.ClassicLoadBalancers;
import dev.harden.facts.elbv2.Listeners;
import dev.harden.facts.elbv2.LoadBalancers;
import dev.harden.facts.elbv2.TargetGroups;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.elasticloadbalancing.model.ListenerDescription;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

class ForwardingTest {
    private static final String REGION = "eu-west-1";
    private static final String ARN = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/web/1";

    private static Given given(Listener... listeners) {
        return Given.facts()
                .fact(
                        new LoadBalancers(REGION),
                        List.of(
                                LoadBalancer.builder()
                                        .loadBalancerArn(ARN + "2")
                                        .build(),
                                LoadBalancer.builder().loadBalancerArn(ARN).build()))
                .fact(new Listeners(REGION, ARN), List.of(listeners))
                .fact(new TargetGroups(REGION), List.of())
                .fact(
                        new ClassicLoadBalancers(REGION),
                        List.of(LoadBalancerDescription.builder()
                                .loadBalancerName("old")
                                .listenerDescriptions(ListenerDescription.builder()
                                        .listener(one -> one.protocol("SSL")
                                                .loadBalancerPort(993)
                                                .instancePort(143))
                                        .build())
                                .build()));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP, tcp 443",
        "HTTPS, tcp 443",
        "TCP, tcp 443",
        "TLS, tcp 443",
        "UDP, udp 443",
        "TCP_UDP, udp 443 tcp 443",
        "QUIC, udp 443",
        "TCP_QUIC, udp 443 tcp 443",
        "GENEVE, ''"
    })
    void takesWhatItsListenersSpeak(String protocol, String expected) {
        Listener one = Listener.builder().protocol(protocol).port(443).build();
        assertThat(String.join(
                        " ",
                        given(one).derive(new Forwarding(REGION, "net/web/1")).stream()
                                .map(listen -> listen.taken().toString())
                                .toList()))
                .isEqualTo(expected);
    }

    @Test
    void withoutListenersItTakesNothing() {
        assertThat(given().derive(new Forwarding(REGION, "net/web/1"))).isEmpty();
    }

    @Test
    void classicOnesAreFoundByName() {
        assertThat(given().derive(new Forwarding(REGION, "old")).get(0).taken().toString())
                .isEqualTo("tcp 993");
    }

    @Test
    void oneThatIsNotShownIsNotGuessed() {
        assertThatThrownBy(() -> given().derive(new Forwarding(REGION, "net/gone/1")))
                .isInstanceOf(FactUnavailable.class);
        assertThatThrownBy(() -> given().derive(new Forwarding(REGION, "gone"))).isInstanceOf(FactUnavailable.class);
    }
}
