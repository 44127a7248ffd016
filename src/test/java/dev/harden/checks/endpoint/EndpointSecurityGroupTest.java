package dev.harden.checks.endpoint;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.facts.ec2.PrefixListEntries;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.network.Endpoint;
import dev.harden.network.Net;
import dev.harden.network.NetworkInterface;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointSecurityGroupTest {
    private static final String PASS =
            "PASS vpce-1: the security groups allow port 443 from all of the VPC, and from nowhere" + " public";

    private static Net net(String... rules) {
        return Net.empty()
                .vpc("vpc-1", "10.0.0.0/16", "10.1.0.0/16")
                .subnet("subnet-1", "vpc-1", "a")
                .list("pl-vpc", "10.0.0.0/15")
                .list("pl-office", "203.0.113.0/24")
                .group("sg-1", "vpc-1", "endpoints", rules)
                .endpoint("vpce-1", "vpc-1", "logs", "Interface", "", List.of("subnet-1"), "sg-1");
    }

    private static List<String> judge(String... rules) {
        return GivenNetwork.judge(net(rules), new EndpointSecurityGroup());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in tcp 443 10.0.0.0/15",
                "in tcp 443 10.0.0.0/8",
                "in tcp 443 10.0.0.0/16;in tcp 443 10.1.0.0/16",
                "in all 10.0.0.0/15",
                "in tcp 400-500 pl-vpc",
                "in tcp 443 10.0.0.0/15;in tcp 80 0.0.0.0/0",
                "in tcp 443 10.0.0.0/15;out all 0.0.0.0/0"
            })
    void passesWhenAllOfTheVpcIsLetInAndNobodyElse(String rules) {
        assertThat(judge(rules.split(";"))).containsExactly(PASS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in tcp 443 10.0.0.0/16",
                "in tcp 443 10.0.0.0/17;in tcp 443 10.1.0.0/16",
                "in tcp 80 sg-app",
                "in tcp 80 10.0.0.0/15",
                "in udp 443 10.0.0.0/15",
                "out tcp 443 10.0.0.0/15"
            })
    void failsWhenAPartOfTheVpcIsKeptOut(String rules) {
        assertThat(judge(rules.split(";")))
                .singleElement()
                .asString()
                .startsWith("FAIL vpce-1: the security groups deny 10.")
                .endsWith("which is in the VPC; port 443 is not open to all of it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"in tcp 443 0.0.0.0/0", "in tcp 1-1000 198.51.100.7/32", "in all ::/0", "in tcp 443 pl-office"})
    void failsWhenSomebodyPublicIsLetIn(String rule) {
        assertThat(judge("in tcp 443 10.0.0.0/15", rule))
                .singleElement()
                .asString()
                .startsWith("FAIL vpce-1: the security groups allow ")
                .endsWith(", which is public");
    }

    @Test
    void ipv6CountsWhereTheEndpointHasIt() {
        Net net = net("in tcp 443 10.0.0.0/16").vpc("vpc-1", "10.0.0.0/16", "2001:db8::/56");
        assertThat(GivenNetwork.judge(net, new EndpointSecurityGroup())).containsExactly(PASS);
        net.endpoints.put(
                "vpce-1",
                new Endpoint(
                        "vpce-1",
                        Net.OWNER,
                        "vpc-1",
                        "com.amazonaws.eu-west-1.logs",
                        "available",
                        new Endpoint.Way("Interface", Set.of(), Set.of("subnet-1"), Set.of("sg-1"), true, true),
                        ""));
        assertThat(GivenNetwork.judge(net, new EndpointSecurityGroup()))
                .containsExactly(
                        "FAIL vpce-1: the security groups deny 2001:db8::, which is in the VPC; port 443 is not"
                                + " open to all of it");
        net.group("sg-1", "vpc-1", "endpoints", "in tcp 443 10.0.0.0/16", "in tcp 443 2001:db8::/56");
        assertThat(GivenNetwork.judge(net, new EndpointSecurityGroup())).containsExactly(PASS);
    }

    @Test
    void allGroupsTogetherCount() {
        Net net = net("in tcp 443 10.0.0.0/16").group("sg-2", "vpc-1", "more", "in tcp 443 10.1.0.0/16");
        net.endpoint("vpce-1", "vpc-1", "logs", "Interface", "", List.of("subnet-1"), "sg-1", "sg-2");
        assertThat(GivenNetwork.judge(net, new EndpointSecurityGroup())).containsExactly(PASS);
    }

    @Test
    void groupsAsTheSourceAreEnoughAndAreNamed() {
        String groups =
                "PASS vpce-1: the security groups allow port 443 from what carries sg-app, and from nowhere public";
        assertThat(judge("in tcp 443 sg-app")).containsExactly(groups);
        assertThat(judge("in all sg-app")).containsExactly(groups);
        assertThat(judge("in tcp 443 sg-app", "in tcp 443 10.0.0.0/24")).containsExactly(groups);
        assertThat(judge("in tcp 443 sg-app", "in tcp 443 sg-batch"))
                .singleElement()
                .asString()
                .contains("carries sg-app, sg-batch,");
        assertThat(judge("in tcp 443 sg-app", "in tcp 443 0.0.0.0/0"))
                .singleElement()
                .asString()
                .startsWith("FAIL vpce-1: the security groups allow ");
    }

    @Test
    void itsOwnGroupIsASourceWhereSomebodyElseCarriesIt() {
        Net net = net("in tcp 443 sg-1")
                .eni(
                        "eni-endpoint",
                        "subnet-1",
                        List.of("sg-1"),
                        new NetworkInterface.Use("vpc_endpoint", "", true, "", false));
        assertThat(GivenNetwork.judge(net, new EndpointSecurityGroup()))
                .containsExactly(
                        "FAIL vpce-1: the security groups deny 10.0.0.0, which is in the VPC: they allow port 443 from"
                                + " sg-1, which no interface but those of endpoints carries");
        net.eni("eni-app", "subnet-1", List.of("sg-1"));
        assertThat(GivenNetwork.judge(net, new EndpointSecurityGroup()))
                .containsExactly(
                        "PASS vpce-1: the security groups allow port 443 from what carries sg-1, and from nowhere public");
        assertThat(GivenNetwork.of(net)
                        .refused(new NetworkInterfaces(REGION))
                        .judge(new EndpointSecurityGroup(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN vpce-1: ACCESS_DENIED");
    }

    private static List<String> of(String service, String... rules) {
        Net net = net(rules);
        net.endpoints.computeIfPresent(
                "vpce-1",
                (id, one) -> new Endpoint(id, one.owner(), one.vpc(), service, one.state(), one.way(), one.policy()));
        return GivenNetwork.judge(net, new EndpointSecurityGroup());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718",
                "com.amazonaws.eu-west-1.transfer.server",
                "com.amazonaws.eu-west-1.not-known-here"
            })
    void aServiceWithoutADocumentedPortIsHeldToNobodyPublicAlone(String service) {
        assertThat(of(service, "in tcp 5432 10.0.0.0/16"))
                .containsExactly("NOT_APPLICABLE vpce-1: no port of " + service
                        + " is documented, so the security groups are judged by public sources only, and allow"
                        + " none");
        assertThat(of(service)).singleElement().asString().startsWith("NOT_APPLICABLE");
        assertThat(of(service, "in tcp 5432 0.0.0.0/0"))
                .singleElement()
                .asString()
                .startsWith("FAIL vpce-1: the security groups allow ");
        assertThat(of(service, "in udp 53 198.51.100.0/24"))
                .singleElement()
                .asString()
                .startsWith("FAIL vpce-1: the security groups allow ");
    }

    @Test
    void aServiceOnAnotherPortIsHeldToThat() {
        assertThat(of("com.amazonaws.eu-west-1.email-smtp", "in tcp 587 10.0.0.0/15"))
                .containsExactly(
                        "PASS vpce-1: the security groups allow one of the ports 25, 465, 587, 2465, 2587 from all of the"
                                + " VPC, and from nowhere public");
        assertThat(of("com.amazonaws.eu-west-1.email-smtp", "in tcp 443 10.0.0.0/15"))
                .singleElement()
                .asString()
                .startsWith("FAIL vpce-1: the security groups deny 10.0.0.0");
        assertThat(of("com.amazonaws.eu-west-1.email-smtp", "in tcp 25-2587 10.0.0.0/15", "in tcp 465 0.0.0.0/0"))
                .singleElement()
                .asString()
                .startsWith("FAIL vpce-1: the security groups allow ");
        assertThat(of("com.amazonaws.eu-west-1.cassandra", "in tcp 9142 10.0.0.0/15"))
                .containsExactly(
                        "PASS vpce-1: the security groups allow port 9142 from all of the VPC, and from nowhere public");
        assertThat(of("com.amazonaws.eu-west-1.cassandra-fips", "in tcp 9142 sg-app"))
                .containsExactly(
                        "PASS vpce-1: the security groups allow port 9142 from what carries sg-app, and from nowhere public");
        assertThat(of("com.amazonaws.eu-west-1.kms-fips", "in tcp 443 10.0.0.0/15"))
                .containsExactly(PASS);
    }

    @Test
    void whatCouldNotBeReadMakesItUnknownAndHidesNoFailure() {
        assertThat(GivenNetwork.of(net("in tcp 443 pl-vpc"))
                        .refused(new PrefixListEntries(REGION, "pl-vpc"))
                        .judge(new EndpointSecurityGroup(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN vpce-1: ACCESS_DENIED");
        assertThat(GivenNetwork.of(net("in tcp 443 10.0.0.0/15", "in tcp 443 pl-office"))
                        .refused(new PrefixListEntries(REGION, "pl-office"))
                        .judge(new EndpointSecurityGroup(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN vpce-1: ACCESS_DENIED");
        assertThat(GivenNetwork.of(net("in tcp 443 0.0.0.0/0", "in tcp 443 pl-office"))
                        .refused(new PrefixListEntries(REGION, "pl-office"))
                        .judge(new EndpointSecurityGroup(), REGION))
                .singleElement()
                .asString()
                .startsWith("FAIL vpce-1: the security groups allow");
        Net foreign = net("in tcp 443 10.0.0.0/15")
                .endpoint("vpce-1", "vpc-1", "logs", "Interface", "", List.of("subnet-1"), "sg-theirs");
        assertThat(GivenNetwork.judge(foreign, new EndpointSecurityGroup()))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN vpce-1: NOT_VISIBLE_FROM_HERE security group sg-theirs");
        assertThat(GivenNetwork.of(net())
                        .refused(new SecurityGroups(REGION))
                        .judge(new EndpointSecurityGroup(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN vpce-1: ACCESS_DENIED");
    }
}
