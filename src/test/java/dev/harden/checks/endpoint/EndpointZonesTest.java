package dev.harden.checks.endpoint;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.facts.ec2.VpcEndpointServices;
import dev.harden.network.Net;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.ServiceDetail;

class EndpointZonesTest {
    private static Net net(String... subnets) {
        return Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .vpc("vpc-2", "10.1.0.0/16")
                .subnet("subnet-a", "vpc-1", "a")
                .subnet("subnet-a2", "vpc-1", "a")
                .subnet("subnet-b", "vpc-1", "b")
                .subnet("subnet-c", "vpc-1", "c")
                .subnet("subnet-other", "vpc-2", "c")
                .eni("eni-a", "subnet-a2", List.of())
                .eni("eni-b", "subnet-b", List.of())
                .eni("eni-other", "subnet-other", List.of())
                .service("logs", true, "a", "b", "c")
                .endpoint("vpce-1", "vpc-1", "logs", "Interface", "", List.of(subnets));
    }

    private static List<String> judge(Net net) {
        return GivenNetwork.judge(net, new EndpointZones());
    }

    @Test
    void passesWithAnInterfaceInEachZoneInUse() {
        assertThat(judge(net("subnet-a", "subnet-b")))
                .containsExactly(
                        "PASS vpce-1: the endpoint has an interface in each zone in use where the service is offered");
    }

    @Test
    void failsWithoutOne() {
        assertThat(judge(net("subnet-a"))).containsExactly("FAIL vpce-1: the endpoint has no interface in euw1-az2");
    }

    @Test
    void theServiceNeedNotBeInEveryZone() {
        assertThat(judge(net("subnet-a").service("logs", true, "a", "c")))
                .singleElement()
                .asString()
                .startsWith("PASS");
    }

    @Test
    void idsOfZonesCountWhereAWSGivesThem() {
        Net net = net("subnet-a");
        net.services.put(
                "com.amazonaws.eu-west-1.logs",
                ServiceDetail.builder()
                        .availabilityZones("eu-west-1b")
                        .availabilityZoneIds("euw1-az1")
                        .build());
        assertThat(judge(net)).singleElement().asString().startsWith("PASS");
        net.services.put(
                "com.amazonaws.eu-west-1.logs",
                ServiceDetail.builder()
                        .availabilityZones("eu-west-1a")
                        .availabilityZoneIds("euw1-az2")
                        .build());
        assertThat(judge(net)).containsExactly("FAIL vpce-1: the endpoint has no interface in euw1-az2");
    }

    @Test
    void isNotAboutGatewayEndpoints() {
        Net net = net("subnet-a", "subnet-b").endpoint("vpce-s3", "vpc-1", "s3", "Gateway", "", List.of("rtb-1"));
        assertThat(judge(net)).hasSize(1);
    }

    @Test
    void whatIsNotShownMakesItUnknown() {
        Net net = net("subnet-a");
        net.services.clear();
        assertThat(judge(net))
                .containsExactly(
                        "UNKNOWN vpce-1: NOT_VISIBLE_FROM_HERE service com.amazonaws.eu-west-1.logs is not" + " shown");
        assertThat(GivenNetwork.of(net("subnet-a"))
                        .refused(new VpcEndpointServices(REGION))
                        .judge(new EndpointZones(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN vpce-1: ACCESS_DENIED");
        assertThat(GivenNetwork.of(net("subnet-a", "subnet-b"))
                        .refused(new NetworkInterfaces(REGION))
                        .judge(new EndpointZones(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN vpce-1: ACCESS_DENIED");
        assertThat(judge(net("subnet-a", "subnet-gone")))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN vpce-1: ERROR");
    }
}
