package dev.harden.facts.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.facts.Answers;
import dev.harden.facts.CannedAws;
import dev.harden.facts.Fact;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class Ec2ListsTest {
    private static final String REGION = "eu-west-1";

    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of(new Vpcs(REGION), "vpcSet"),
                Arguments.of(new Subnets(REGION), "subnetSet"),
                Arguments.of(new RouteTables(REGION), "routeTableSet"),
                Arguments.of(new InternetGateways(REGION), "internetGatewaySet"),
                Arguments.of(new NetworkAcls(REGION), "networkAclSet"),
                Arguments.of(new SecurityGroups(REGION), "securityGroupInfo"),
                Arguments.of(new SecurityGroupRules(REGION), "securityGroupRuleSet"),
                Arguments.of(new NetworkInterfaces(REGION), "networkInterfaceSet"),
                Arguments.of(new Instances(REGION), "reservationSet"),
                Arguments.of(new NatGateways(REGION), "natGatewaySet"),
                Arguments.of(new VpcEndpoints(REGION), "vpcEndpointSet"),
                Arguments.of(new VpcEndpointServices(REGION), "serviceDetailSet"),
                Arguments.of(new FlowLogs(REGION), "flowLogSet"),
                Arguments.of(new PeeringConnections(REGION), "vpcPeeringConnectionSet"),
                Arguments.of(new PrefixListEntries(REGION, "pl-1"), "entrySet"),
                Arguments.of(new ServiceLists(REGION), "prefixListSet"),
                Arguments.of(new BlockPublicAccessExclusions(REGION), "vpcBlockPublicAccessExclusionSet"));
    }

    private static String page(String set, String token) {
        return "<AnyResponse><" + set + "/>" + token + "</AnyResponse>";
    }

    @ParameterizedTest
    @MethodSource("lists")
    void goesOnAfterAnEmptyPageWithAToken(Fact<?> fact, String set) {
        CannedAws aws = new CannedAws()
                .answer(200, page(set, "<nextToken>more</nextToken>"))
                .answer(200, page(set, ""));
        Object all = fact.load(aws);
        assertThat(all instanceof Map<?, ?> map ? map.values() : (Collection<?>) all)
                .isEmpty();
        assertThat(aws.asked()).hasSize(2);
        assertThat(aws.asked().get(1)).contains("NextToken=more");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void anEmptyAnswerIsNoEmptyRegion(Fact<?> fact, String set) {
        CannedAws aws = new CannedAws().answer(200, "<AnyResponse><requestId>1</requestId></AnyResponse>");
        assertThatThrownBy(() -> fact.load(aws)).as(set).isInstanceOf(Answers.Incomplete.class);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aThingWithoutItsIdIsAnIncompleteAnswer(Fact<?> fact, String set) {
        // A reservation holds instances, and is told by them.
        String inside = set.equals("reservationSet") ? "<instancesSet><item/></instancesSet>" : "";
        CannedAws aws = new CannedAws()
                .answer(200, "<AnyResponse><" + set + "><item>" + inside + "</item></" + set + "></AnyResponse>");
        assertThatThrownBy(() -> fact.load(aws)).isInstanceOf(Answers.Incomplete.class);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aRefusalIsNoAnswer(Fact<?> fact, String set) {
        CannedAws aws = new CannedAws()
                .answer(403, "<Response><Errors><Error><Code>UnauthorizedOperation</Code></Error></Errors></Response>");
        assertThatThrownBy(() -> fact.load(aws)).as(set).isInstanceOf(Ec2Exception.class);
    }

    @Test
    void blockPublicAccessIsNeverSilent() {
        assertThatThrownBy(() -> new BlockPublicAccess(REGION).load(new CannedAws().answer(200, "<AnyResponse/>")))
                .isInstanceOf(Answers.Incomplete.class);
        CannedAws half = new CannedAws()
                .answer(
                        200,
                        "<AnyResponse><vpcBlockPublicAccessOptions><state>update-complete</state>"
                                + "</vpcBlockPublicAccessOptions></AnyResponse>");
        assertThatThrownBy(() -> new BlockPublicAccess(REGION).load(half)).isInstanceOf(Answers.Incomplete.class);
    }
}
