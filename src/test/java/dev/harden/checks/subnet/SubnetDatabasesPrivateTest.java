package dev.harden.checks.subnet;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.GivenNetwork;
import dev.harden.facts.Question;
import dev.harden.facts.ec2.RouteTables;
import dev.harden.facts.elasticache.CacheClusters;
import dev.harden.facts.elasticache.CacheSubnetGroups;
import dev.harden.facts.elasticache.ServerlessCaches;
import dev.harden.facts.opensearch.DomainNames;
import dev.harden.facts.opensearch.Domains;
import dev.harden.facts.rds.DbClusters;
import dev.harden.facts.rds.DbInstances;
import dev.harden.facts.rds.DbSubnetGroups;
import dev.harden.facts.redshift.ClusterSubnetGroups;
import dev.harden.facts.redshift.Warehouses;
import dev.harden.facts.redshiftserverless.Workgroups;
import dev.harden.network.Net;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroup;
import software.amazon.awssdk.services.elasticache.model.ServerlessCache;
import software.amazon.awssdk.services.opensearch.model.DomainStatus;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.ClusterSubnetGroup;
import software.amazon.awssdk.services.redshiftserverless.model.Workgroup;

class SubnetDatabasesPrivateTest {
    static final String PRIVATE = ": the subnets are private: subnet-in";
    static final String PUBLIC = ": subnet-out, where it may run, has a route to an Internet gateway";

    /** Gives a region with a private subnet, a public one, and a subnet group in every service of these subnets. */
    static Given region(String... group) {
        Net net = Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .gateway("igw-1", "vpc-1")
                .subnet("subnet-in", "vpc-1", "a")
                .subnet("subnet-out", "vpc-1", "b")
                .main("rtb-main", "vpc-1", "0.0.0.0/0>nat-1")
                .table("rtb-out", "vpc-1", List.of("subnet-out"), "0.0.0.0/0>igw-1");
        return InMemoryPrivateTest.none(GivenNetwork.of(net))
                .fact(new DbInstances(REGION), List.of())
                .fact(new DbClusters(REGION), List.of())
                .fact(
                        new DbSubnetGroups(REGION),
                        List.of(
                                DBSubnetGroup.builder()
                                        .dbSubnetGroupName("other")
                                        .build(),
                                DBSubnetGroup.builder()
                                        .dbSubnetGroupName("data")
                                        .subnets(List.of(group).stream()
                                                .map(id -> software.amazon.awssdk.services.rds.model.Subnet.builder()
                                                        .subnetIdentifier(id)
                                                        .build())
                                                .toList())
                                        .build()))
                .fact(new CacheClusters(REGION), List.of())
                .fact(new ServerlessCaches(REGION), List.of())
                .fact(
                        new CacheSubnetGroups(REGION),
                        List.of(CacheSubnetGroup.builder()
                                .cacheSubnetGroupName("data")
                                .subnets(List.of(group).stream()
                                        .map(id -> software.amazon.awssdk.services.elasticache.model.Subnet.builder()
                                                .subnetIdentifier(id)
                                                .build())
                                        .toList())
                                .build()))
                .fact(new Warehouses(REGION), List.of())
                .fact(
                        new ClusterSubnetGroups(REGION),
                        List.of(ClusterSubnetGroup.builder()
                                .clusterSubnetGroupName("data")
                                .subnets(List.of(group).stream()
                                        .map(id -> software.amazon.awssdk.services.redshift.model.Subnet.builder()
                                                .subnetIdentifier(id)
                                                .build())
                                        .toList())
                                .build()))
                .fact(new Workgroups(REGION), List.of())
                .fact(new DomainNames(REGION), List.of());
    }

    static List<String> judge(Given given) {
        return given.judge(new SubnetDatabasesPrivate(), REGION);
    }

    static DBInstance instance(boolean isPublic) {
        return DBInstance.builder()
                .dbInstanceIdentifier("shop")
                .dbInstanceArn("arn:aws:rds:eu-west-1:111122223333:db:shop")
                .publiclyAccessible(isPublic)
                .dbSubnetGroup(group -> group.dbSubnetGroupName("data"))
                .build();
    }

    static DBCluster cluster(Boolean isPublic, String group) {
        return DBCluster.builder()
                .dbClusterIdentifier("orders")
                .dbClusterArn("arn:aws:rds:eu-west-1:111122223333:cluster:orders")
                .publiclyAccessible(isPublic)
                .dbSubnetGroup(group)
                .build();
    }

    private static DomainStatus domain(String name, String... subnets) {
        DomainStatus.Builder domain =
                DomainStatus.builder().domainName(name).arn("arn:aws:es:eu-west-1:111122223333:domain/" + name);
        return subnets.length == 0
                ? domain.build()
                : domain.vpcOptions(options -> options.subnetIds(subnets)).build();
    }

    /** Gives a region with one of every kind that has a subnet group. */
    private static Given grouped(Given region) {
        return region.fact(new DbInstances(REGION), List.of(instance(false)))
                .fact(new DbClusters(REGION), List.of(cluster(null, "data")))
                .fact(
                        new CacheClusters(REGION),
                        List.of(CacheCluster.builder()
                                .cacheClusterId("sessions")
                                .cacheSubnetGroupName("data")
                                .build()))
                .fact(
                        new Warehouses(REGION),
                        List.of(Cluster.builder()
                                .clusterIdentifier("reports")
                                .publiclyAccessible(false)
                                .clusterSubnetGroupName("data")
                                .build()));
    }

    /** Gives a region with one of every kind that names its subnets itself. */
    private static Given itself(String... subnets) {
        return region().fact(
                        new ServerlessCaches(REGION),
                        List.of(ServerlessCache.builder()
                                .serverlessCacheName("carts")
                                .arn("arn:aws:elasticache:eu-west-1:111122223333:serverlesscache:carts")
                                .subnetIds(subnets)
                                .build()))
                .fact(
                        new Workgroups(REGION),
                        List.of(Workgroup.builder()
                                .workgroupName("adhoc")
                                .workgroupArn("arn:aws:redshift-serverless:eu-west-1:111122223333:workgroup/1")
                                .publiclyAccessible(false)
                                .subnetIds(subnets)
                                .build()))
                .fact(new DomainNames(REGION), List.of("search"))
                .fact(new Domains(REGION, List.of("search")), List.of(domain("search", subnets)));
    }

    @Test
    void hasNothingToSayWithoutDatabases() {
        assertThat(judge(region())).isEmpty();
    }

    @Test
    void passesInPrivateSubnets() {
        assertThat(judge(grouped(region("subnet-in"))))
                .containsExactly(
                        "PASS shop" + PRIVATE,
                        "PASS orders" + PRIVATE,
                        "PASS sessions" + PRIVATE,
                        "PASS reports" + PRIVATE);
        assertThat(judge(itself("subnet-in")))
                .containsExactly("PASS carts" + PRIVATE, "PASS adhoc" + PRIVATE, "PASS search" + PRIVATE);
    }

    @Test
    void failsWhenFailoverMayMoveItToAPublicSubnet() {
        assertThat(judge(grouped(region("subnet-in", "subnet-out"))))
                .containsExactly(
                        "FAIL shop" + PUBLIC,
                        "FAIL orders" + PUBLIC,
                        "FAIL sessions" + PUBLIC,
                        "FAIL reports" + PUBLIC);
        assertThat(judge(itself("subnet-in", "subnet-out")))
                .containsExactly("FAIL carts" + PUBLIC, "FAIL adhoc" + PUBLIC, "FAIL search" + PUBLIC);
    }

    @Test
    void failsWhenItIsPubliclyAccessibleWhereverItStands() {
        Given given = region("subnet-in")
                .fact(new DbInstances(REGION), List.of(instance(true)))
                .fact(new DbClusters(REGION), List.of(cluster(true, "data")))
                .fact(
                        new Warehouses(REGION),
                        List.of(Cluster.builder()
                                .clusterIdentifier("reports")
                                .publiclyAccessible(true)
                                .build()))
                .fact(
                        new Workgroups(REGION),
                        List.of(Workgroup.builder()
                                .workgroupName("adhoc")
                                .workgroupArn("arn:1")
                                .publiclyAccessible(true)
                                .build()));
        assertThat(judge(given))
                .containsExactly(
                        "FAIL shop: the database is PubliclyAccessible",
                        "FAIL orders: the database is PubliclyAccessible",
                        "FAIL reports: the database is PubliclyAccessible",
                        "FAIL adhoc: the database is PubliclyAccessible");
    }

    @Test
    void aDomainOutsideOfVpcsIsPublic() {
        Given given = region().fact(new DomainNames(REGION), List.of("search"))
                .fact(new Domains(REGION, List.of("search")), List.of(domain("search")));
        assertThat(judge(given))
                .containsExactly("FAIL search: the database is outside any VPC, with a public endpoint");
    }

    @Test
    void asksForFiveDomainsAtATime() {
        List<String> names = IntStream.range(0, 6).mapToObj(i -> "search-" + i).toList();
        Given given = region().fact(new DomainNames(REGION), names)
                .fact(
                        new Domains(REGION, names.subList(0, 5)),
                        names.subList(0, 5).stream()
                                .map(name -> domain(name, "subnet-in"))
                                .toList())
                .fact(new Domains(REGION, names.subList(5, 6)), List.of(domain("search-5", "subnet-in")));
        assertThat(judge(given)).hasSize(6).allMatch(line -> line.startsWith("PASS"));
    }

    @Test
    void whatNamesNoSubnetsIsUnknown() {
        assertThat(judge(region().fact(new DbClusters(REGION), List.of(cluster(null, null)))))
                .containsExactly("UNKNOWN orders: NOT_SETTLED the database names no subnets");
        assertThat(judge(region().fact(new DbClusters(REGION), List.of(cluster(null, "data")))))
                .containsExactly("UNKNOWN orders: NOT_SETTLED the database names no subnets");
        assertThat(judge(region().fact(new DbClusters(REGION), List.of(cluster(null, "gone")))))
                .containsExactly("UNKNOWN orders: NOT_VISIBLE_FROM_HERE subnet group gone is not shown");
        assertThat(judge(itself("subnet-gone")))
                .allMatch(line -> line.startsWith("UNKNOWN"))
                .hasSize(3);
    }

    @Test
    void aPublicSubnetIsCertainThoughAnotherIsNotSeen() {
        assertThat(judge(itself("subnet-gone", "subnet-out"))).allMatch(line -> line.startsWith("FAIL"));
    }

    @Test
    void aServiceThatRefusesHidesNoOther() {
        assertThat(judge(grouped(region("subnet-in")).refused(new DbClusters(REGION))))
                .contains("PASS shop" + PRIVATE, "PASS sessions" + PRIVATE)
                .filteredOn(line -> line.startsWith("UNKNOWN 111122223333: ACCESS_DENIED"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void eachServiceThatRefusesMakesAnUnknown(int index) {
        List<Question<?>> lists = List.of(
                new DbInstances(REGION),
                new DbClusters(REGION),
                new CacheClusters(REGION),
                new ServerlessCaches(REGION),
                new Warehouses(REGION),
                new Workgroups(REGION),
                new DomainNames(REGION));
        assertThat(judge(region().refused(lists.get(index))))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN 111122223333: ACCESS_DENIED");
    }

    @Test
    void routesAndSubnetGroupsThatCouldNotBeReadMakeItUnknown() {
        assertThat(judge(grouped(region("subnet-in")).refused(new RouteTables(REGION))))
                .hasSize(4)
                .allMatch(line -> line.startsWith("UNKNOWN"));
        assertThat(judge(grouped(region("subnet-in"))
                        .refused(new DbSubnetGroups(REGION))
                        .refused(new CacheSubnetGroups(REGION))
                        .refused(new ClusterSubnetGroups(REGION))))
                .hasSize(4)
                .allMatch(line -> line.startsWith("UNKNOWN"));
    }
}
