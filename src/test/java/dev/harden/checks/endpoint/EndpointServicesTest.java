package dev.harden.checks.endpoint;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.VpcEndpoints;
import dev.harden.network.Endpoint;
import dev.harden.network.Net;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EndpointServicesTest {
    private static Net net(String... services) {
        Net net = Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "vpc-1", "a")
                .main("rtb-main", "vpc-1");
        for (String service : services) {
            net.endpoint("vpce-" + service, "vpc-1", service, "Interface", "", List.of("subnet-1"));
        }
        return net;
    }

    private static List<String> judge(Net net) {
        return GivenNetwork.judge(net, new EndpointServices());
    }

    @Test
    void passesWithAllThatAreRequired() {
        assertThat(judge(net("ssm", "ssmmessages", "logs", "kms", "sts")))
                .containsExactly("PASS vpc-1: endpoints with private DNS exist for ssm, ssmmessages, logs, kms, sts");
    }

    @Test
    void failsAndNamesThoseThatItLacks() {
        assertThat(judge(net("ssm", "kms-fips", "logs", "sts")))
                .containsExactly("FAIL vpc-1: no interface endpoint with private DNS for ssmmessages, kms");
        assertThat(judge(net("ssm", "ssmmessages", "logs", "kms")
                        .vpc("vpc-2", "10.1.0.0/16")
                        .subnet("subnet-2", "vpc-2", "a")
                        .main("rtb-2", "vpc-2")
                        .endpoint("vpce-elsewhere", "vpc-2", "sts", "Interface", "", List.of("subnet-2"))))
                .contains("FAIL vpc-1: no interface endpoint with private DNS for sts");
    }

    @Test
    void oneWithoutPrivateDnsOrNotAvailableDoesNotCount() {
        for (boolean dns : new boolean[] {false, true}) {
            Net net = net("ssm", "ssmmessages", "logs", "kms");
            net.endpoints.put(
                    "vpce-sts",
                    new Endpoint(
                            "vpce-sts",
                            Net.OWNER,
                            "vpc-1",
                            "com.amazonaws.eu-west-1.sts",
                            dns ? "pending" : "available",
                            new Endpoint.Way("Interface", Set.of(), Set.of("subnet-1"), Set.of(), dns, false),
                            ""));
            assertThat(judge(net)).containsExactly("FAIL vpc-1: no interface endpoint with private DNS for sts");
        }
    }

    @Test
    void optionsSayWhichAndThatACentralVpcServesThem() {
        assertThat(GivenNetwork.of(net("ecr.api"))
                        .option("endpoint-services.required", List.of("ecr.api"))
                        .judge(new EndpointServices(), REGION))
                .containsExactly("PASS vpc-1: endpoints with private DNS exist for ecr.api");
        assertThat(GivenNetwork.of(net())
                        .option("endpoint-services.required", List.of())
                        .judge(new EndpointServices(), REGION))
                .containsExactly("NOT_APPLICABLE 111122223333: the option endpoint-services.required names no service");
        assertThat(GivenNetwork.of(net())
                        .option("endpoint-services.central", true)
                        .judge(new EndpointServices(), REGION))
                .containsExactly("NOT_APPLICABLE 111122223333: the option endpoint-services.central says that a central"
                        + " VPC serves them");
    }

    @Test
    void isNotAboutVpcsWithoutPrivateSubnets() {
        Net net = net().gateway("igw-1", "vpc-1").main("rtb-main", "vpc-1", "0.0.0.0/0>igw-1");
        assertThat(judge(net)).containsExactly("NOT_APPLICABLE vpc-1: vpc-1 has no private subnets");
    }

    @Test
    void endpointsThatCouldNotBeListedMakeItUnknown() {
        assertThat(GivenNetwork.of(net()).refused(new VpcEndpoints(REGION)).judge(new EndpointServices(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN vpc-1: ACCESS_DENIED");
    }
}
