package dev.harden.checks;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.endpoint.EndpointGatewayDynamodb;
import dev.harden.checks.endpoint.EndpointGatewayS3;
import dev.harden.checks.endpoint.EndpointPolicy;
import dev.harden.checks.endpoint.EndpointSecurityGroup;
import dev.harden.checks.endpoint.EndpointZones;
import dev.harden.checks.nacl.NaclUnused;
import dev.harden.checks.nat.NatNoBlackholes;
import dev.harden.checks.securitygroup.SgDefaultClosed;
import dev.harden.checks.securitygroup.SgUnused;
import dev.harden.checks.securitygroup.SgWideRanges;
import dev.harden.checks.subnet.SubnetBlockPublicAccess;
import dev.harden.checks.subnet.SubnetFlowLogs;
import dev.harden.checks.subnet.SubnetNoAutoPublicIp;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.facts.ec2.PrefixListEntries;
import dev.harden.facts.ec2.SecurityGroupRules;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import dev.harden.network.Net;
import dev.harden.network.NetworkInterface;
import dev.harden.network.Subnet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sees what mends failures of the network, and that they pass after it. */
class MendedNetworkTest {
    private static Net vpc() {
        return Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .gateway("igw-1", "vpc-1")
                .subnet("subnet-out", "vpc-1", "a")
                .subnet("subnet-in", "vpc-1", "b")
                .main("rtb-main", "vpc-1")
                .table("rtb-out", "vpc-1", List.of("subnet-out"), "0.0.0.0/0>igw-1", "::/0>igw-1");
    }

    /** Gives the steps that mend the one failure there is, and sees that nothing fails after them. */
    private static List<Step> mended(Given given, Check<?> check) {
        Given after = given.after(Planned.of(given.remedies(check, REGION)));
        assertThat(given.judge(check, REGION)).anyMatch(line -> line.startsWith("FAIL"));
        assertThat(after.judge(check, REGION)).noneMatch(line -> line.startsWith("FAIL"));
        return Planned.of(given.remedies(check, REGION)).stream()
                .map(Intent::steps)
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> commands(List<Step> steps) {
        return steps.stream().map(step -> step.call().command()).toList();
    }

    private static List<String> undone(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> step.undo().stream())
                .map(call -> call.command())
                .toList();
    }

    @Test
    void blackholesAreDeletedUnlessSomethingElsePutThemThere() {
        Net net =
                vpc().table("rtb-1", "vpc-1", List.of("subnet-in"), "10.9.0.0/16>!pcx-1", "pl-1>!eni-1", "::/0>!nat-1");
        List<Step> steps = mended(GivenNetwork.of(net), new NatNoBlackholes());
        String delete = "aws ec2 delete-route --region eu-west-1 --route-table-id rtb-1 --destination-";
        assertThat(commands(steps))
                .containsExactly(
                        delete + "cidr-block 10.9.0.0/16",
                        delete + "prefix-list-id pl-1",
                        delete + "ipv6-cidr-block ::/0");
        assertThat(steps.get(0).guards().get(0).expression())
                .isEqualTo(
                        "length(RouteTables[0].Routes[?DestinationCidrBlock=='10.9.0.0/16' && State=='blackhole']) =="
                                + " `1`");
        Net endpoint = vpc().table("rtb-1", "vpc-1", List.of("subnet-in"), "pl-1>!vpce-1");
        assertThat(GivenNetwork.of(endpoint).remedies(new NatNoBlackholes(), REGION))
                .containsExactly(Remedy.none(
                        NoCommand.Why.DECISION, "what put the route to pl-1 there has to take it away: vpce-1"));
    }

    @Test
    void aDefaultGroupLosesAllItsRules() {
        Net net = vpc().group("sg-0", "vpc-1", "default", "in all sg-0", "out all 0.0.0.0/0 # born");
        List<Step> idle = mended(GivenNetwork.of(net).refused(new SecurityGroupRules(REGION)), new SgDefaultClosed());
        assertThat(commands(idle))
                .satisfiesExactly(
                        in -> assertThat(in).contains("revoke-security-group-ingress", "\"GroupId\":\"sg-0\""),
                        out -> assertThat(out).contains("revoke-security-group-egress", "\"IpProtocol\":\"-1\""));
        assertThat(idle).allMatch(step -> step.effects().isEmpty());
        assertThat(undone(idle)).anyMatch(line -> line.contains("\"Description\":\"born\""));
        Given used = GivenNetwork.of(net.eni("eni-1", "subnet-in", List.of("sg-0")));
        assertThat(mended(used, new SgDefaultClosed()))
                .extracting(Step::effects)
                .containsExactly(
                        Map.of(Effect.CUTS_OFF, "all traffic from what carries sg-0"),
                        Map.of(Effect.CUTS_OFF, "all traffic to 0.0.0.0/0"));
    }

    @Test
    void aDefaultGroupLosesRulesForListsThatAreEmptyOrWereNotSeen() {
        Net net = vpc().group("sg-0", "vpc-1", "default", "in tcp 22 pl-none", "in tcp 80 pl-unseen")
                .list("pl-none")
                .eni("eni-1", "subnet-in", List.of("sg-0"));
        Given given = GivenNetwork.of(net)
                .refused(new PrefixListEntries(REGION, "pl-unseen"))
                .refused(new SecurityGroupRules(REGION));
        List<Step> steps = mended(given, new SgDefaultClosed());
        assertThat(commands(steps))
                .singleElement()
                .satisfies(command -> assertThat(command).contains("pl-none").contains("pl-unseen"));
        assertThat(steps.get(0).effects())
                .isEqualTo(Map.of(Effect.CUTS_OFF, "tcp 80 from pl-unseen, whose ranges were not seen"));
    }

    @Test
    void aGroupThatIsNotUsedIsDeletedUnlessAnotherNamesIt() {
        Net net = vpc().group("sg-1", "vpc-1", "one", "in tcp 22 sg-1");
        assertThat(commands(mended(GivenNetwork.of(net), new SgUnused())))
                .containsExactly("aws ec2 delete-security-group --region eu-west-1 --group-id sg-1");
        assertThat(GivenNetwork.of(net.group("sg-2", "vpc-1", "two", "in tcp 22 sg-1"))
                        .remedied(new SgUnused(), REGION)
                        .get("sg-1"))
                .isEqualTo(Remedy.none(
                        NoCommand.Why.DECISION,
                        "rules of sg-2, which is on no interface, name it, and AWS does not delete it before them"));
    }

    @Test
    void aWideRangeGoesWhereThePortIsNotOpenAnyhow() {
        Net net = vpc().group("sg-1", "vpc-1", "one", "in tcp 22-80 3.0.0.0/9", "in tcp 80 0.0.0.0/0")
                .list("pl-1", "3.0.0.0/12")
                .eni("eni-1", "subnet-in", List.of("sg-1"));
        List<Step> steps = mended(GivenNetwork.of(net), new SgWideRanges());
        assertThat(commands(steps))
                .containsExactly("aws ec2 revoke-security-group-ingress --region eu-west-1 --group-id sg-1"
                        + " --cli-input-json '{\"SecurityGroupRuleIds\":[\"sgr-10\"]}'");
        assertThat(steps.get(0).effects()).isEqualTo(Map.of(Effect.CUTS_OFF, "tcp 22-79 from 3.0.0.0/9"));
        assertThat(GivenNetwork.of(net.group("sg-1", "vpc-1", "one", "in tcp 22 pl-1"))
                        .remedies(new SgWideRanges(), REGION))
                .containsExactly(Remedy.none(
                        NoCommand.Why.DECISION, "someone has to say whether all addresses of pl-1 are meant"));
    }

    @Test
    void anAclThatIsNotUsedIsDeletedForGood() {
        List<Step> steps = mended(GivenNetwork.of(vpc().acl("acl-1", "vpc-1", List.of())), new NaclUnused());
        assertThat(commands(steps))
                .containsExactly("aws ec2 delete-network-acl --region eu-west-1 --network-acl-id acl-1");
        assertThat(steps.get(0).effects()).containsOnlyKeys(Effect.IRREVERSIBLE);
    }

    @Test
    void aSubnetGivesNoAddressesOfEitherFamily() {
        Net net = vpc().subnet("subnet-out", "vpc-1", "a", new Subnet.Addresses(true, true, true, true));
        List<Step> steps = mended(GivenNetwork.of(net), new SubnetNoAutoPublicIp());
        String modify = "aws ec2 modify-subnet-attribute --region eu-west-1 --subnet-id subnet-out --cli-input-json ";
        assertThat(commands(steps))
                .containsExactly(
                        modify + "'{\"MapPublicIpOnLaunch\":{\"Value\":false}}'",
                        modify + "'{\"AssignIpv6AddressOnCreation\":{\"Value\":false}}'");
        assertThat(steps).allMatch(step -> step.effects().keySet().equals(Set.of(Effect.CUTS_OFF)));
        assertThat(undone(steps)).hasSize(2).allMatch(line -> line.contains("\"Value\":true"));
        Net inside = vpc().subnet("subnet-in", "vpc-1", "b", new Subnet.Addresses(true, true, true, true));
        List<Step> harmless = mended(GivenNetwork.of(inside), new SubnetNoAutoPublicIp());
        assertThat(harmless)
                .singleElement()
                .satisfies(step -> assertThat(step.effects()).isEmpty());
        Net six = vpc().subnet("subnet-out", "vpc-1", "a", new Subnet.Addresses(false, true, false, true));
        assertThat(GivenNetwork.of(six).remedies(new SubnetNoAutoPublicIp(), REGION))
                .singleElement()
                .isInstanceOf(NoCommand.class);
    }

    @Test
    void flowLogsGoToABucketThatSomebodyNames() {
        Given given = GivenNetwork.of(vpc());
        List<Step> steps = mended(given, new SubnetFlowLogs());
        assertThat(steps).singleElement().satisfies(step -> {
            assertThat(step.placeholders()).hasSize(1);
            assertThat(step.effects()).containsOnlyKeys(Effect.COSTS);
            assertThat(step.with(Map.of("FLOW_LOG_BUCKET_ARN", "arn:aws:s3:::logs"))
                            .call()
                            .command())
                    .isEqualTo("aws ec2 create-flow-logs --region eu-west-1 --resource-type VPC --traffic-type REJECT"
                            + " --log-destination-type s3 --log-destination arn:aws:s3:::logs --cli-input-json"
                            + " '{\"ResourceIds\":[\"vpc-1\"]}'");
        });
    }

    @Test
    void blockPublicAccessLeavesOutBeforehandWhatServesTheInternet() {
        NetworkInterface.Use nat = new NetworkInterface.Use("nat_gateway", "", true, "", false);
        Net net = vpc().subnet("subnet-nat", "vpc-1", "c")
                .table("rtb-nat", "vpc-1", List.of("subnet-nat"), "0.0.0.0/0>igw-1")
                .eni("eni-1", "subnet-out", List.of(), "198.51.100.1")
                .eni("eni-2", "subnet-in", List.of(), "198.51.100.2")
                .eni("eni-nat", "subnet-nat", List.of(), nat, "198.51.100.3");
        List<Step> steps = mended(GivenNetwork.of(net), new SubnetBlockPublicAccess());
        assertThat(commands(steps))
                .containsExactly(
                        "aws ec2 create-vpc-block-public-access-exclusion --region eu-west-1 --subnet-id subnet-out"
                                + " --internet-gateway-exclusion-mode allow-bidirectional",
                        "aws ec2 modify-vpc-block-public-access-options --region eu-west-1"
                                + " --internet-gateway-block-mode block-ingress");
        assertThat(steps.get(1).effects())
                .isEqualTo(Map.of(Effect.CUTS_OFF, "what comes in through Internet gateways, but to subnet-out"));
        assertThat(GivenNetwork.of(net)
                        .refused(new NetworkInterfaces(REGION))
                        .remedies(new SubnetBlockPublicAccess(), REGION))
                .containsExactly(Remedy.none(
                        NoCommand.Why.VALUE,
                        "which subnets serve the Internet, and have to be left out before, was not seen"));
    }

    @Test
    void anEndpointGetsAnInterfaceInEachZone() {
        Net net = vpc().eni("eni-b", "subnet-in", List.of())
                .service("logs", true, "a", "b")
                .endpoint("vpce-1", "vpc-1", "logs", "Interface", "", List.of("subnet-out"));
        List<Step> steps = mended(GivenNetwork.of(net), new EndpointZones());
        assertThat(commands(steps))
                .containsExactly("aws ec2 modify-vpc-endpoint --region eu-west-1 --vpc-endpoint-id vpce-1"
                        + " --cli-input-json '{\"AddSubnetIds\":[\"subnet-in\"]}'");
        assertThat(steps.get(0).effects()).containsOnlyKeys(Effect.COSTS);
        assertThat(undone(steps).get(0)).contains("\"RemoveSubnetIds\":[\"subnet-in\"]");
    }

    @Test
    void aGatewayEndpointIsMadeWithAPolicyThatPassesItself() {
        for (Check<?> check : List.of(new EndpointGatewayS3(), new EndpointGatewayDynamodb())) {
            Given given = GivenNetwork.of(vpc());
            List<Step> steps = mended(given, check);
            assertThat(commands(steps).get(0))
                    .contains("create-vpc-endpoint", "--vpc-endpoint-type Gateway", "[\"rtb-main\"]");
            Given after = given.after(Planned.of(given.remedies(check, REGION)));
            assertThat(after.judge(new EndpointPolicy(), REGION))
                    .singleElement()
                    .asString()
                    .startsWith("PASS");
        }
    }

    @Test
    void aGatewayEndpointThatIsThereGetsTheTablesThatLack() {
        Net net = vpc().endpoint("vpce-1", "vpc-1", "s3", "Gateway", "", List.of("rtb-out"));
        List<Step> steps = mended(GivenNetwork.of(net), new EndpointGatewayS3());
        assertThat(commands(steps))
                .containsExactly("aws ec2 modify-vpc-endpoint --region eu-west-1 --vpc-endpoint-id vpce-1"
                        + " --cli-input-json '{\"AddRouteTableIds\":[\"rtb-main\"]}'");
        assertThat(undone(steps).get(0)).contains("RemoveRouteTableIds");
    }

    private static Net endpoint(String... rules) {
        return vpc().group("sg-1", "vpc-1", "endpoints", rules)
                .endpoint("vpce-1", "vpc-1", "logs", "Interface", "", List.of("subnet-in"), "sg-1")
                .eni(
                        "eni-1",
                        "subnet-in",
                        List.of("sg-1"),
                        new NetworkInterface.Use("vpc_endpoint", "", true, "", false));
    }

    @Test
    void anEndpointsGroupIsClosedToTheInternetAndOpenedToTheVpc() {
        EndpointSecurityGroup check = new EndpointSecurityGroup();
        assertThat(commands(mended(GivenNetwork.of(endpoint("in tcp 443 0.0.0.0/0")), check)))
                .satisfiesExactly(
                        stays -> assertThat(stays).contains("authorize", "10.0.0.0/8"),
                        goes -> assertThat(goes).contains("revoke"));
        assertThat(commands(mended(GivenNetwork.of(endpoint("in tcp 443 203.0.113.0/24")), check)))
                .satisfiesExactly(
                        goes -> assertThat(goes).contains("revoke"),
                        vpc -> assertThat(vpc).contains("authorize", "\"CidrIp\":\"10.0.0.0/16\""));
        List<Step> opened = mended(GivenNetwork.of(endpoint("in tcp 443 10.0.0.0/17")), check);
        assertThat(commands(opened))
                .containsExactly(
                        "aws ec2 authorize-security-group-ingress --region eu-west-1 --group-id sg-1"
                                + " --cli-input-json '{\"IpPermissions\":[{\"IpProtocol\":\"tcp\",\"FromPort\":443,\"ToPort\":443,"
                                + "\"IpRanges\":[{\"CidrIp\":\"10.0.0.0/16\",\"Description\":\"the VPC, to its endpoint\"}]}]}'");
        assertThat(opened.get(0).effects()).isEmpty();
        assertThat(GivenNetwork.of(endpoint("in tcp 443 0.0.0.0/0").eni("eni-2", "subnet-in", List.of("sg-1")))
                        .remedies(check, REGION))
                .containsExactly(Remedy.none(
                        NoCommand.Why.DECISION, "sg-1 is on eni-2 too: someone has to give vpce-1 a group of its own"));
    }
}
