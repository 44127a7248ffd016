package dev.harden.checks.endpoint;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.InternetGateways;
import dev.harden.facts.ec2.VpcEndpoints;
import dev.harden.network.Endpoint;
import dev.harden.network.Net;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EndpointGatewayS3Test {
    private static Net net() {
        return Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .gateway("igw-1", "vpc-1")
                .subnet("subnet-out", "vpc-1", "a")
                .subnet("subnet-a", "vpc-1", "a")
                .subnet("subnet-b", "vpc-1", "b")
                .main("rtb-main", "vpc-1")
                .table("rtb-out", "vpc-1", List.of("subnet-out"), "0.0.0.0/0>igw-1")
                .table("rtb-b", "vpc-1", List.of("subnet-b"));
    }

    private static List<String> judge(Net net) {
        return GivenNetwork.judge(net, new EndpointGatewayS3());
    }

    private static Net with(Net net, String type, String service, String state, boolean dns, String... tables) {
        net.endpoints.put(
                "vpce-1",
                new Endpoint(
                        "vpce-1",
                        Net.OWNER,
                        "vpc-1",
                        service,
                        state,
                        new Endpoint.Way(type, Set.of(tables), Set.of("subnet-a"), Set.of(), dns, false),
                        ""));
        return net;
    }

    @Test
    void passesWhenTheTablesOfAllPrivateSubnetsLeadToIt() {
        assertThat(judge(net().endpoint("vpce-1", "vpc-1", "s3", "Gateway", "", List.of("rtb-main", "rtb-b"))))
                .containsExactly(
                        "PASS vpc-1: each private subnet has a route to a gateway endpoint (private subnets: 2)");
        Net two = net().endpoint("vpce-1", "vpc-1", "s3", "Gateway", "", List.of("rtb-main"))
                .endpoint("vpce-2", "vpc-1", "s3", "Gateway", "", List.of("rtb-b"));
        assertThat(judge(two)).singleElement().asString().startsWith("PASS");
    }

    @Test
    void failsWhenOneDoesNot() {
        assertThat(judge(net().endpoint("vpce-1", "vpc-1", "s3", "Gateway", "", List.of("rtb-main", "rtb-out"))))
                .containsExactly(
                        "FAIL vpc-1: rtb-b of private subnet subnet-b has no route to a gateway endpoint of s3");
        assertThat(judge(net())).singleElement().asString().startsWith("FAIL vpc-1");
    }

    @Test
    void failsWithAnEndpointOfSomethingElseOrOneThatIsNotAvailable() {
        String whole = "com.amazonaws.eu-west-1.s3";
        List<String> fails = List.of(
                judge(with(net(), "Gateway", whole, "pending", false, "rtb-main", "rtb-b"))
                        .get(0),
                judge(with(net(), "Gateway", "com.amazonaws.us-east-1.s3", "available", false, "rtb-main", "rtb-b"))
                        .get(0),
                judge(with(net(), "Gateway", "com.amazonaws.eu-west-1.other", "available", false, "rtb-main", "rtb-b"))
                        .get(0),
                judge(with(net(), "Interface", "com.amazonaws.eu-west-1.other", "available", true))
                        .get(0),
                judge(with(net(), "Interface", whole, "pendingacceptance", true))
                        .get(0));
        assertThat(fails).allMatch(line -> line.startsWith("FAIL vpc-1"));
    }

    @Test
    void anInterfaceEndpointCountsWithPrivateDnsForTheWholeVpc() {
        String whole = "com.amazonaws.eu-west-1.s3";
        assertThat(judge(with(net(), "Interface", whole, "available", true)))
                .containsExactly("PASS vpc-1: vpce-1 serves the VPC with private DNS");
        assertThat(judge(with(net(), "Interface", whole, "available", false)))
                .singleElement()
                .asString()
                .startsWith("FAIL vpc-1");
    }

    @Test
    void isNotAboutVpcsWithoutPrivateSubnetsNorThoseOfOthers() {
        Net net = Net.empty().vpc("vpc-1", "10.0.0.0/16").vpcOf("999988887777", "vpc-2", false, "10.1.0.0/16");
        assertThat(judge(net))
                .containsExactly(
                        "NOT_APPLICABLE vpc-1: vpc-1 has no private subnets",
                        "NOT_APPLICABLE vpc-2: vpc-2 belongs to account 999988887777, which answers for it");
    }

    @Test
    void whatCouldNotBeReadMakesItUnknownAndHidesNoFailure() {
        Net good = net().endpoint("vpce-1", "vpc-1", "s3", "Gateway", "", List.of("rtb-main", "rtb-b"));
        assertThat(GivenNetwork.of(good).refused(new InternetGateways(REGION)).judge(new EndpointGatewayS3(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN vpc-1: ACCESS_DENIED");
        assertThat(GivenNetwork.of(net()).refused(new InternetGateways(REGION)).judge(new EndpointGatewayS3(), REGION))
                .singleElement()
                .asString()
                .startsWith("FAIL vpc-1");
        assertThat(GivenNetwork.of(good).refused(new VpcEndpoints(REGION)).judge(new EndpointGatewayS3(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN vpc-1: ACCESS_DENIED");
    }
}
