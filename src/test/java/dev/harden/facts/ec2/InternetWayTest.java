package dev.harden.facts.ec2;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.checks.Given;
import dev.harden.checks.GivenNetwork;
import dev.harden.facts.FactUnavailable;
import dev.harden.network.Net;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InternetWayTest {
    private static Net net(String... routes) {
        return Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "vpc-1", "a")
                .subnet("subnet-wall", "vpc-1", "a")
                .gateway("igw-1", "vpc-1")
                .gateway("igw-loose")
                .list("pl-halves", "0.0.0.0/1", "128.0.0.0/1")
                .list("pl-office", "10.20.0.0/16")
                .serviceList("pl-s3", "52.218.0.0/17")
                .endpoint("vpce-wall", "vpc-1", "wall", "GatewayLoadBalancer", "", List.of("subnet-wall"))
                .endpoint("vpce-s3", "vpc-1", "s3", "Gateway", "", List.of("rtb-1"))
                .main("rtb-main", "vpc-1")
                .table("rtb-wall", "vpc-1", List.of("subnet-wall"), "0.0.0.0/0>igw-1")
                .table("rtb-1", "vpc-1", List.of("subnet-1"), routes);
    }

    private static boolean isPublic(Given given) {
        return given.derive(new InternetWay(REGION, "subnet-1")).isPublic();
    }

    private static boolean isPublic(String... routes) {
        return isPublic(GivenNetwork.of(net(routes)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0/0>igw-1",
                "::/0>igw-1",
                "3.0.0.0/8>igw-1",
                "0.0.0.0/1>igw-1;128.0.0.0/1>igw-1",
                "0.0.0.0/0>igw-1;0.0.0.0/1>nat-1",
                "pl-halves>igw-1",
                "0.0.0.0/0>vpce-wall",
                "pl-halves>vpce-wall",
                "0.0.0.0/0>igw-1;pl-s3>vpce-s3"
            })
    void isPublicByItsRoutes(String routes) {
        assertThat(isPublic(routes.split(";"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0/0>nat-1",
                "0.0.0.0/0>!igw-1",
                "0.0.0.0/0>igw-loose",
                "0.0.0.0/0>igw-not-shown",
                "::/0>eigw-1",
                "0.0.0.0/0>cagw-1",
                "0.0.0.0/0>lgw-1",
                "192.168.0.0/16>igw-1",
                "pl-office>igw-1",
                "0.0.0.0/0>igw-1;0.0.0.0/1>nat-1;128.0.0.0/1>nat-1",
                "0.0.0.0/0>igw-1;pl-halves>!nat-1",
                "pl-s3>vpce-s3"
            })
    void isPrivateByItsRoutes(String routes) {
        assertThat(isPublic(routes.split(";"))).isFalse();
    }

    @Test
    void usesTheMainTableWithoutOneOfItsOwn() {
        Net net = net().main("rtb-main", "vpc-1", "0.0.0.0/0>igw-1").subnet("subnet-2", "vpc-1", "b");
        assertThat(GivenNetwork.of(net)
                        .derive(new InternetWay(REGION, "subnet-2"))
                        .table())
                .isEqualTo("rtb-main");
        assertThat(isPublic(GivenNetwork.of(net))).isFalse();
    }

    @Test
    void anEndpointWhoseSubnetLeadsToANatGatewayIsNoWay() {
        Net net = net("0.0.0.0/0>vpce-wall").table("rtb-wall", "vpc-1", List.of("subnet-wall"), "0.0.0.0/0>nat-1");
        assertThat(isPublic(GivenNetwork.of(net))).isFalse();
    }

    @Test
    void oneEndpointIsFollowedAndASecondIsNot() {
        Net net =
                net("0.0.0.0/0>vpce-wall").table("rtb-wall", "vpc-1", List.of("subnet-wall"), "0.0.0.0/0>vpce-second");
        Given given = GivenNetwork.of(net);
        assertThatThrownBy(() -> isPublic(given))
                .isInstanceOf(FactUnavailable.class)
                .hasMessageContaining("leads to another, vpce-second");
    }

    @Test
    void aPrefixListBehindAnEndpointThatCouldNotBeReadIsMissed() {
        Net net = net("0.0.0.0/0>vpce-wall").table("rtb-wall", "vpc-1", List.of("subnet-wall"), "pl-halves>igw-1");
        assertThat(isPublic(GivenNetwork.of(net))).isTrue();
        Given given = GivenNetwork.of(net).refused(new PrefixListEntries(REGION, "pl-halves"));
        assertThatThrownBy(() -> isPublic(given)).isInstanceOf(FactUnavailable.class);
    }

    @Test
    void aPrefixListThatCouldNotBeReadMayLeadEverythingAwayOrMore() {
        Given away = GivenNetwork.of(net("0.0.0.0/0>igw-1", "pl-halves>nat-1"))
                .refused(new PrefixListEntries(REGION, "pl-halves"));
        assertThatThrownBy(() -> isPublic(away)).isInstanceOf(FactUnavailable.class);
        Given dropped = GivenNetwork.of(net("0.0.0.0/0>igw-1", "pl-halves>!igw-1"))
                .refused(new PrefixListEntries(REGION, "pl-halves"));
        assertThatThrownBy(() -> isPublic(dropped)).isInstanceOf(FactUnavailable.class);
        Given more = GivenNetwork.of(net("0.0.0.0/0>igw-1", "pl-halves>igw-1"))
                .refused(new PrefixListEntries(REGION, "pl-halves"));
        assertThat(isPublic(more)).isTrue();
    }

    @Test
    void withoutAWSsListsAnyListMayBeAFirewalls() {
        Given given = GivenNetwork.of(net("pl-s3>vpce-s3")).refused(new ServiceLists(REGION));
        assertThatThrownBy(() -> isPublic(given)).isInstanceOf(FactUnavailable.class);
        Given without = GivenNetwork.of(net("0.0.0.0/0>nat-1")).refused(new ServiceLists(REGION));
        assertThat(isPublic(without)).isFalse();
    }

    @Test
    void gatewaysAndEndpointsThatCouldNotBeReadAreMissed() {
        assertThatThrownBy(
                        () -> isPublic(GivenNetwork.of(net("0.0.0.0/0>igw-1")).refused(new InternetGateways(REGION))))
                .isInstanceOf(FactUnavailable.class);
        assertThatThrownBy(() ->
                        isPublic(GivenNetwork.of(net("0.0.0.0/0>vpce-wall")).refused(new VpcEndpoints(REGION))))
                .isInstanceOf(FactUnavailable.class);
        assertThatThrownBy(() -> isPublic("0.0.0.0/0>vpce-not-shown"))
                .isInstanceOf(FactUnavailable.class)
                .hasMessageContaining("vpce-not-shown");
        assertThat(isPublic(GivenNetwork.of(net("0.0.0.0/0>nat-1"))
                        .refused(new InternetGateways(REGION))
                        .refused(new VpcEndpoints(REGION))))
                .isFalse();
    }

    @Test
    void theGatewayOfASharedVpcNeedNotBeShown() {
        Net net = Net.empty()
                .vpcOf("999988887777", "vpc-1", false, "10.0.0.0/16")
                .subnet("subnet-1", "vpc-1", "a")
                .main("rtb-1", "vpc-1", "0.0.0.0/0>igw-theirs");
        assertThat(isPublic(GivenNetwork.of(net))).isTrue();
    }

    @Test
    void tellsWhenTheGatewaySendsWhatComesInElsewhereFirst() {
        Net net = net("0.0.0.0/0>igw-1");
        assertThat(GivenNetwork.of(net)
                        .derive(new InternetWay(REGION, "subnet-1"))
                        .redirected())
                .isEmpty();
        net.table("rtb-edge", "vpc-1", false, Set.of(), Set.of("igw-1"), "10.0.1.0/24>vpce-wall");
        assertThat(GivenNetwork.of(net)
                        .derive(new InternetWay(REGION, "subnet-1"))
                        .redirected())
                .isNotEmpty();
    }

    @Test
    void aSubnetThatIsNotThereHasNoAnswer() {
        Given given = GivenNetwork.of(net());
        assertThatThrownBy(() -> given.derive(new InternetWay(REGION, "subnet-gone")))
                .isInstanceOf(FactUnavailable.class);
    }
}
