package dev.harden.facts.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.facts.Answers;
import dev.harden.facts.CannedAws;
import dev.harden.facts.Fact;
import dev.harden.facts.elasticache.CacheClusters;
import dev.harden.facts.elasticache.CacheSubnetGroups;
import dev.harden.facts.elasticache.ServerlessCaches;
import dev.harden.facts.elb.ClassicLoadBalancers;
import dev.harden.facts.elbv2.Listeners;
import dev.harden.facts.elbv2.LoadBalancers;
import dev.harden.facts.opensearch.DomainNames;
import dev.harden.facts.opensearch.Domains;
import dev.harden.facts.redshift.ClusterSubnetGroups;
import dev.harden.facts.redshift.Warehouses;
import dev.harden.facts.redshiftserverless.Workgroups;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.redshiftserverless.model.Workgroup;

/** Tests the lists of databases and load balancers, which are alike. */
class DatabaseFactsTest {
    private static final String REGION = "eu-west-1";

    /** Gives the list with its name, and the names of the token in the answer and in the request. */
    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of(new DbInstances(REGION), "DBInstances", "Marker", "Marker"),
                Arguments.of(new DbClusters(REGION), "DBClusters", "Marker", "Marker"),
                Arguments.of(new DbSubnetGroups(REGION), "DBSubnetGroups", "Marker", "Marker"),
                Arguments.of(new CacheClusters(REGION), "CacheClusters", "Marker", "Marker"),
                Arguments.of(new CacheSubnetGroups(REGION), "CacheSubnetGroups", "Marker", "Marker"),
                Arguments.of(new ServerlessCaches(REGION), "ServerlessCaches", "NextToken", "NextToken"),
                Arguments.of(new Warehouses(REGION), "Clusters", "Marker", "Marker"),
                Arguments.of(new ClusterSubnetGroups(REGION), "ClusterSubnetGroups", "Marker", "Marker"),
                Arguments.of(new ClassicLoadBalancers(REGION), "LoadBalancerDescriptions", "NextMarker", "Marker"),
                Arguments.of(new LoadBalancers(REGION), "LoadBalancers", "NextMarker", "Marker"),
                Arguments.of(new Listeners(REGION, "arn:1"), "Listeners", "NextMarker", "Marker"));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void goesOnAfterAnEmptyPageWithAToken(Fact<List<?>> fact, String list, String answered, String asked) {
        CannedAws aws = new CannedAws()
                .query("Any", "<" + list + "/><" + answered + ">more</" + answered + ">")
                .query("Any", "<" + list + "/>");
        assertThat(fact.load(aws)).isEmpty();
        assertThat(aws.asked().get(1)).contains(asked + "=more");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void anEmptyAnswerIsNoEmptyRegion(Fact<List<?>> fact, String list, String answered, String asked) {
        CannedAws aws = new CannedAws().query("Any", "");
        assertThatThrownBy(() -> fact.load(aws)).as(list).isInstanceOf(Answers.Incomplete.class);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aThingWithoutItsNameIsAnIncompleteAnswer(Fact<List<?>> fact, String list, String answered, String asked) {
        for (String item : List.of("member", list.substring(0, list.length() - 1))) {
            CannedAws aws = new CannedAws().query("Any", "<" + list + "><" + item + "/></" + list + ">");
            assertThatThrownBy(() -> fact.load(aws)).isInstanceOf(Answers.Incomplete.class);
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aRefusalIsNoAnswer(Fact<List<?>> fact, String list, String answered, String asked) {
        CannedAws aws = new CannedAws().error(403, "AccessDenied");
        assertThatThrownBy(() -> fact.load(aws)).as(list).isInstanceOf(AwsServiceException.class);
    }

    @Test
    void whetherADatabaseIsPublicIsNeverGuessed() {
        CannedAws rds = new CannedAws()
                .query(
                        "Any",
                        "<DBInstances><DBInstance><DBInstanceIdentifier>a</DBInstanceIdentifier><DBInstanceArn>b"
                                + "</DBInstanceArn></DBInstance></DBInstances>");
        assertThatThrownBy(() -> new DbInstances(REGION).load(rds))
                .isInstanceOf(Answers.Incomplete.class)
                .hasMessage("PubliclyAccessible");
        CannedAws redshift = new CannedAws()
                .query("Any", "<Clusters><Cluster><ClusterIdentifier>a</ClusterIdentifier></Cluster></Clusters>");
        assertThatThrownBy(() -> new Warehouses(REGION).load(redshift))
                .isInstanceOf(Answers.Incomplete.class)
                .hasMessage("PubliclyAccessible");
    }

    @Test
    void listsWorkgroupsPageByPage() {
        CannedAws aws = new CannedAws()
                .answer(200, "{\"workgroups\":[],\"nextToken\":\"more\"}")
                .answer(
                        200,
                        "{\"workgroups\":[{\"workgroupName\":\"a\",\"workgroupArn\":\"b\",\"publiclyAccessible\":true}]}");
        assertThat(new Workgroups(REGION).load(aws))
                .extracting(Workgroup::workgroupName)
                .containsExactly("a");
        assertThat(aws.asked().get(1)).contains("\"nextToken\":\"more\"");
        assertThatThrownBy(() -> new Workgroups(REGION).load(new CannedAws().answer(200, "{}")))
                .isInstanceOf(Answers.Incomplete.class);
        assertThatThrownBy(() -> new Workgroups(REGION)
                        .load(new CannedAws()
                                .answer(200, "{\"workgroups\":[{\"workgroupName\":\"a\",\"workgroupArn\":\"b\"}]}")))
                .isInstanceOf(Answers.Incomplete.class);
    }

    @Test
    void everyDomainThatWasAskedForMustBeAnswered() {
        assertThatThrownBy(() -> new DomainNames(REGION).load(new CannedAws().answer(200, "{}")))
                .isInstanceOf(Answers.Incomplete.class);
        assertThat(new DomainNames(REGION).load(new CannedAws().answer(200, "{\"DomainNames\":[]}")))
                .isEmpty();
        String one = "{\"DomainStatusList\":[{\"DomainName\":\"a\",\"ARN\":\"b\"}]}";
        assertThat(new Domains(REGION, List.of("a")).load(new CannedAws().answer(200, one)))
                .hasSize(1);
        assertThatThrownBy(() -> new Domains(REGION, List.of("a", "b")).load(new CannedAws().answer(200, one)))
                .isInstanceOf(Answers.Incomplete.class);
    }
}
