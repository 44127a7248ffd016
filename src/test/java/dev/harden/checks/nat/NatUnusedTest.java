package dev.harden.checks.nat;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.GivenNetwork;
import dev.harden.checks.Planned;
import dev.harden.facts.ec2.RouteTables;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Remedy;
import dev.harden.network.Net;
import java.util.List;
import org.junit.jupiter.api.Test;

class NatUnusedTest {
    private static Net net() {
        return Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "vpc-1", "a")
                .nat("nat-1", "subnet-1");
    }

    @Test
    void passesWhenATableThatASubnetUsesLeadsToIt() {
        assertThat(GivenNetwork.judge(net().main("rtb-main", "vpc-1", "0.0.0.0/0>nat-1"), new NatUnused()))
                .containsExactly("PASS nat-1: rtb-main leads to it");
        assertThat(GivenNetwork.judge(
                        net().table("rtb-1", "vpc-1", List.of("subnet-1"), "pl-1>nat-1"), new NatUnused()))
                .containsExactly("PASS nat-1: rtb-1 leads to it");
    }

    @Test
    void failsWhenOnlyTablesThatNobodyUsesDo() {
        Net net = net().main("rtb-main", "vpc-1", "0.0.0.0/0>nat-1")
                .table("rtb-1", "vpc-1", List.of("subnet-1"), "0.0.0.0/0>nat-2")
                .table("rtb-idle", "vpc-1", List.of(), "0.0.0.0/0>nat-1");
        assertThat(GivenNetwork.judge(net, new NatUnused()))
                .containsExactly("FAIL nat-1: no route table that subnets use has a route to it");
    }

    @Test
    void isDeletedForGood() {
        Given idle = GivenNetwork.of(net().main("rtb-main", "vpc-1"));
        assertThat(idle.commands(new NatUnused(), REGION))
                .containsExactly("aws ec2 delete-nat-gateway --region eu-west-1 --nat-gateway-id nat-1");
        assertThat(idle.remedies(new NatUnused(), REGION))
                .flatExtracting(Remedy::alone)
                .allSatisfy(step -> assertThat(step.effects()).containsOnlyKeys(Effect.IRREVERSIBLE));
        assertThat(idle.after(Planned.of(idle.remedies(new NatUnused(), REGION)))
                        .judge(new NatUnused(), REGION))
                .noneMatch(line -> line.startsWith("FAIL"));
    }

    @Test
    void routesThatCouldNotBeReadMakeItUnknown() {
        assertThat(GivenNetwork.of(net()).refused(new RouteTables(REGION)).judge(new NatUnused(), REGION))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN nat-1: ACCESS_DENIED");
    }
}
