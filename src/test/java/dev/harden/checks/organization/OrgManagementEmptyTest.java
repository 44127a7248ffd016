package dev.harden.checks.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.Question;
import dev.harden.facts.ec2.Instances;
import dev.harden.facts.ec2.Regions;
import dev.harden.facts.elb.ClassicLoadBalancers;
import dev.harden.facts.elbv2.LoadBalancers;
import dev.harden.facts.lambda.Functions;
import dev.harden.facts.organizations.OwnOrganization;
import dev.harden.facts.rds.DbClusters;
import dev.harden.facts.rds.DbInstances;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

class OrgManagementEmptyTest {
    private static Given empty(String management) {
        Given given = GivenPath.organization(management, null)
                .fact(new Regions(), new Regions.Known(List.of("eu-west-1", "us-east-1"), List.of("me-south-1")));
        for (String region : List.of("eu-west-1", "us-east-1")) {
            given.fact(new Instances(region), List.of())
                    .fact(new LoadBalancers(region), List.of())
                    .fact(new ClassicLoadBalancers(region), List.of())
                    .fact(new Functions(region), List.of())
                    .fact(new DbInstances(region), List.of())
                    .fact(new DbClusters(region), List.of());
        }
        return given;
    }

    private static Given empty() {
        return empty(Given.ACCOUNT.id());
    }

    private static String judge(Given given) {
        return given.judge(new OrgManagementEmpty()).get(0);
    }

    private static Instance instance(String state) {
        return Instance.builder()
                .instanceId("i-1")
                .state(one -> one.name(state))
                .build();
    }

    private static FunctionConfiguration function(String name, String role) {
        return FunctionConfiguration.builder()
                .functionName(name)
                .role("arn:aws:iam::111122223333:role/" + role)
                .build();
    }

    @Test
    void passesWithoutWorkloadsInAnyRegion() {
        assertThat(judge(empty())).startsWith("PASS").endsWith("in 2 enabled regions");
    }

    @Test
    void eachKindIsAWorkload() {
        String here = "us-east-1";
        assertThat(judge(empty().fact(new Instances(here), List.of(instance("stopped")))))
                .startsWith("FAIL")
                .endsWith("instance i-1 in us-east-1");
        assertThat(judge(empty().fact(
                                new LoadBalancers(here),
                                List.of(LoadBalancer.builder()
                                        .loadBalancerArn("arn:lb")
                                        .build()))))
                .startsWith("FAIL")
                .contains("load balancer arn:lb");
        assertThat(judge(empty().fact(
                                new ClassicLoadBalancers(here),
                                List.of(LoadBalancerDescription.builder()
                                        .loadBalancerName("old")
                                        .build()))))
                .startsWith("FAIL")
                .contains("classic load balancer old");
        assertThat(judge(empty().fact(new Functions(here), List.of(function("f", "r")))))
                .startsWith("FAIL")
                .contains("function f");
        assertThat(judge(empty().fact(
                                new DbInstances(here),
                                List.of(DBInstance.builder()
                                        .dbInstanceIdentifier("d")
                                        .build()))))
                .startsWith("FAIL")
                .contains("database d");
        assertThat(judge(empty().fact(
                                new DbClusters(here),
                                List.of(DBCluster.builder()
                                        .dbClusterIdentifier("c")
                                        .build()))))
                .startsWith("FAIL")
                .contains("database cluster c");
    }

    @Test
    void terminatedInstancesAndControlTowersFunctionsAreNone() {
        Given given = empty().fact(new Instances("eu-west-1"), List.of(instance("terminated")))
                .fact(
                        new Functions("eu-west-1"),
                        List.of(function(
                                "aws-controltower-NotificationForwarder",
                                "aws-controltower-ForwardSnsNotificationRole")));
        assertThat(judge(given)).startsWith("PASS");
        assertThat(judge(empty().fact(new Functions("eu-west-1"), List.of(function("aws-controltower-shop", "shop")))))
                .as("the name alone makes it none of Control Tower's")
                .startsWith("FAIL");
    }

    @Test
    void isJudgedInTheManagementAccountAlone() {
        assertThat(judge(empty("999988887777"))).startsWith("NOT_APPLICABLE").contains("999988887777");
        assertThat(judge(Given.facts().fact(new OwnOrganization(), Optional.empty())))
                .startsWith("NOT_APPLICABLE");
    }

    @Test
    void aRefusedKindIsUnknownUnlessAWorkloadWasSeen() {
        for (Question<?> refused : List.of(
                new Instances("eu-west-1"),
                new LoadBalancers("eu-west-1"),
                new ClassicLoadBalancers("eu-west-1"),
                new Functions("eu-west-1"),
                new DbInstances("eu-west-1"),
                new DbClusters("eu-west-1"))) {
            assertThat(judge(empty().refused(refused))).startsWith("UNKNOWN");
        }
        assertThat(judge(empty().refused(new Instances("eu-west-1"))
                        .fact(new Functions("us-east-1"), List.of(function("f", "r")))))
                .startsWith("FAIL");
    }
}
