package dev.harden.checks.nat;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.BlockPublicAccess;
import dev.harden.facts.ec2.InternetGateways;
import dev.harden.facts.ec2.NatGateways;
import dev.harden.network.NatGateway;
import dev.harden.network.Net;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NatInPublicSubnetTest {
    private static Net net(String... routes) {
        return Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .gateway("igw-1", "vpc-1")
                .subnet("subnet-1", "vpc-1", "a", "Name=public")
                .subnet("subnet-wall", "vpc-1", "a")
                .main("rtb-main", "vpc-1")
                .table("rtb-1", "vpc-1", List.of("subnet-1"), routes)
                .table("rtb-wall", "vpc-1", List.of("subnet-wall"), "0.0.0.0/0>igw-1")
                .endpoint("vpce-wall", "vpc-1", "wall", "GatewayLoadBalancer", "", List.of("subnet-wall"));
    }

    private static Net regional(String... routes) {
        Net net = net().table("rtb-nat", "vpc-1", List.of(), routes);
        net.nats.add(new NatGateway("nat-1", "vpc-1", "", "rtb-nat", "available", true, Set.of("euw1-az1")));
        return net;
    }

    private static List<String> judge(Net net) {
        return GivenNetwork.judge(net, new NatInPublicSubnet());
    }

    @Test
    void passesInASubnetThatLeadsToAnInternetGateway() {
        assertThat(judge(net("0.0.0.0/0>igw-1").nat("nat-1", "subnet-1")))
                .containsExactly("PASS nat-1: rtb-1 of its subnet subnet-1 leads to igw-1");
        assertThat(judge(net("0.0.0.0/0>vpce-wall").nat("nat-1", "subnet-1")))
                .containsExactly("PASS nat-1: rtb-1 of its subnet subnet-1 leads to igw-1");
    }

    @Test
    void failsInAPrivateSubnetWhateverItIsCalled() {
        String dead =
                "FAIL nat-1: rtb-1 of its subnet subnet-1 has no route to an Internet gateway for IPv4, which a NAT gateway needs";
        assertThat(judge(net("0.0.0.0/0>nat-1").nat("nat-1", "subnet-1"))).containsExactly(dead);
        assertThat(judge(net("0.0.0.0/0>!igw-1").nat("nat-1", "subnet-1"))).containsExactly(dead);
        assertThat(judge(net("::/0>igw-1").nat("nat-1", "subnet-1"))).containsExactly(dead);
    }

    @Test
    void aRegionalOneHasATableOfItsOwn() {
        assertThat(judge(regional("0.0.0.0/0>igw-1")))
                .containsExactly("PASS nat-1: rtb-nat, its own route table, leads to igw-1");
        assertThat(judge(regional("0.0.0.0/0>vpce-wall")))
                .containsExactly("PASS nat-1: rtb-nat, its own route table, leads to igw-1");
        assertThat(judge(regional()))
                .containsExactly(
                        "FAIL nat-1: rtb-nat, its own route table, has no route to an Internet gateway for IPv4, which a NAT gateway needs");
    }

    @Test
    void failsWhereBlockPublicAccessLetsNothingThrough() {
        String arn = "arn:aws:ec2:eu-west-1:111122223333:";
        Net net = net("0.0.0.0/0>igw-1").nat("nat-1", "subnet-1");
        String dead = "FAIL nat-1: rtb-1 of its subnet subnet-1 leads to igw-1, and VPC Block Public Access"
                + " (block-bidirectional) blocks traffic to it";
        assertThat(judge(net.blocked("block-bidirectional", "update-complete"))).containsExactly(dead);
        assertThat(judge(net.excluded(arn + "subnet/subnet-wall", "allow-egress", "create-complete")))
                .containsExactly(dead);
        assertThat(judge(net.excluded(arn + "subnet/subnet-1", "allow-egress", "delete-complete")))
                .containsExactly(dead);
        assertThat(judge(net.excluded(arn + "subnet/subnet-1", "allow-egress", "create-in-progress")))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN nat-1: NOT_SETTLED");
        assertThat(judge(net.excluded(arn + "vpc/vpc-1", "allow-egress", "create-complete")))
                .singleElement()
                .asString()
                .startsWith("PASS");
        assertThat(judge(regional("0.0.0.0/0>igw-1").blocked("block-bidirectional", "update-complete")))
                .singleElement()
                .asString()
                .startsWith("FAIL nat-1: rtb-nat, its own route table, leads to igw-1, and VPC Block Public Access");
        assertThat(judge(net("0.0.0.0/0>igw-1").nat("nat-1", "subnet-1").blocked("block-ingress", "update-complete")))
                .singleElement()
                .asString()
                .startsWith("PASS");
        assertThat(GivenNetwork.of(net("0.0.0.0/0>igw-1").nat("nat-1", "subnet-1"))
                        .refused(new BlockPublicAccess(REGION))
                        .judge(new NatInPublicSubnet(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN nat-1: ACCESS_DENIED");
    }

    @Test
    void aPrivateOneIsNotForTheInternet() {
        Net net = net();
        net.nats.add(new NatGateway("nat-1", "vpc-1", "subnet-1", "", "available", false, Set.of()));
        assertThat(judge(net))
                .containsExactly(
                        "NOT_APPLICABLE nat-1: a private NAT gateway connects to other networks, not to the Internet");
    }

    @Test
    void isAboutAvailableOnesAlone() {
        Net net = net();
        for (String state : List.of("pending", "failed", "deleting", "deleted")) {
            net.nats.add(new NatGateway("nat-" + state, "vpc-1", "subnet-1", "", state, true, Set.of()));
        }
        assertThat(judge(net)).isEmpty();
    }

    @Test
    void whatCouldNotBeReadMakesItUnknown() {
        assertThat(GivenNetwork.of(net("0.0.0.0/0>igw-1").nat("nat-1", "subnet-1"))
                        .refused(new InternetGateways(REGION))
                        .judge(new NatInPublicSubnet(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN nat-1: ACCESS_DENIED");
        assertThat(GivenNetwork.of(regional("0.0.0.0/0>igw-1"))
                        .refused(new InternetGateways(REGION))
                        .judge(new NatInPublicSubnet(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN nat-1: ACCESS_DENIED");
        assertThat(GivenNetwork.of(net()).refused(new NatGateways(REGION)).judge(new NatInPublicSubnet(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN 111122223333: ACCESS_DENIED");
    }
}
