package dev.harden.facts.ec2;

import static dev.harden.facts.ec2.Ec2AnswersTest.load;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.facts.Answers;
import dev.harden.network.Route;
import dev.harden.network.RouteTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTablesTest {
    private static final String REGION = "eu-west-1";

    private static RouteTable table(String associations, String routes) {
        return load(
                        new RouteTables(REGION),
                        "routeTableSet",
                        "<routeTableId>rtb-1</routeTableId><ownerId>1</ownerId><vpcId>vpc-1</vpcId><associationSet>"
                                + associations + "</associationSet><routeSet>" + routes + "</routeSet>")
                .get("rtb-1");
    }

    private static Route route(String fields) {
        return table("", "<item>" + fields + "<state>active</state></item>")
                .routes()
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "gatewayId,igw-1",
        "gatewayId,local",
        "gatewayId,vpce-1",
        "natGatewayId,nat-1",
        "egressOnlyInternetGatewayId,eigw-1",
        "transitGatewayId,tgw-1",
        "vpcPeeringConnectionId,pcx-1",
        "networkInterfaceId,eni-1",
        "instanceId,i-1",
        "localGatewayId,lgw-1",
        "carrierGatewayId,cagw-1",
        "coreNetworkArn,arn:aws:networkmanager::1:core-network/1",
        "odbNetworkArn,arn:aws:odb:eu-west-1:1:odb-network/1"
    })
    void readsEveryKindOfTarget(String field, String target) {
        String range = "<destinationCidrBlock>0.0.0.0/0</destinationCidrBlock>";
        assertThat(route(range + "<" + field + ">" + target + "</" + field + ">")
                        .target())
                .isEqualTo(target);
    }

    @Test
    void aRouteOfAnInstanceIsOfItsInterface() {
        assertThat(route("<destinationIpv6CidrBlock>::/0</destinationIpv6CidrBlock><instanceId>i-1</instanceId>"
                        + "<networkInterfaceId>eni-1</networkInterfaceId>"))
                .isEqualTo(Route.to("::/0", "eni-1"));
    }

    @Test
    void tellsBlackholesAndPropagatedRoutesAndLeavesOutWhatIsFiltered() {
        String to = "<destinationPrefixListId>pl-1</destinationPrefixListId><gatewayId>vgw-1</gatewayId>";
        RouteTable table = table(
                "",
                "<item>" + to + "<state>blackhole</state><origin>CreateRoute</origin></item>"
                        + "<item>" + to + "<state>active</state><origin>EnableVgwRoutePropagation</origin></item>"
                        + "<item>" + to + "<state>active</state><origin>Advertisement</origin></item>"
                        + "<item>" + to + "<state>filtered</state><origin>Advertisement</origin></item>");
        assertThat(table.routes()).extracting(Route::active).containsExactly(false, true, true);
        assertThat(table.routes()).extracting(Route::propagated).containsExactly(false, true, true);
        assertThat(table.routes()).extracting(Route::prefixList).containsOnly("pl-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<gatewayId>igw-1</gatewayId><state>active</state>",
                "<destinationCidrBlock>0.0.0.0/0</destinationCidrBlock>",
                "<destinationCidrBlock>everywhere</destinationCidrBlock><state>active</state>"
            })
    void aRouteThatCannotBeReadIsAnIncompleteAnswer(String fields) {
        assertThatThrownBy(() -> table("", "<item>" + fields + "</item>")).isInstanceOf(Answers.Incomplete.class);
    }

    @Test
    void associationsCountWhileTheyAreInForce() {
        RouteTable table = table(
                "<item><main>true</main><associationState><state>associated</state></associationState></item>"
                        + "<item><subnetId>subnet-1</subnetId><associationState><state>associating</state>"
                        + "</associationState></item>"
                        + "<item><subnetId>subnet-2</subnetId><associationState><state>disassociated</state>"
                        + "</associationState></item>"
                        + "<item><subnetId>subnet-3</subnetId><associationState><state>failed</state>"
                        + "</associationState></item>"
                        + "<item><gatewayId>igw-1</gatewayId></item>",
                "");
        assertThat(table.main()).isTrue();
        assertThat(table.subnets()).containsExactly("subnet-1");
        assertThat(table.gateways()).containsExactly("igw-1");
    }
}
