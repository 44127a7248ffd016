package dev.harden.checks.subnet;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.subnet.SubnetDatabasesPrivateTest.PRIVATE;
import static dev.harden.checks.subnet.SubnetDatabasesPrivateTest.PUBLIC;
import static dev.harden.checks.subnet.SubnetDatabasesPrivateTest.judge;
import static dev.harden.checks.subnet.SubnetDatabasesPrivateTest.region;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.Question;
import dev.harden.facts.dax.DaxClusters;
import dev.harden.facts.dax.DaxSubnetGroups;
import dev.harden.facts.memorydb.MemoryClusters;
import dev.harden.facts.memorydb.MemorySubnetGroups;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dax.model.Cluster;
import software.amazon.awssdk.services.dax.model.SubnetGroup;

/** Holds {@link SubnetDatabasesPrivate} to the clusters of MemoryDB and DAX. */
class InMemoryPrivateTest {
    static Given none(Given given) {
        return given.fact(new MemoryClusters(REGION), List.of()).fact(new DaxClusters(REGION), List.of());
    }

    private static Given both(String... subnets) {
        return region().fact(
                        new MemoryClusters(REGION),
                        List.of(software.amazon.awssdk.services.memorydb.model.Cluster.builder()
                                .name("scores")
                                .arn("arn:aws:memorydb:eu-west-1:111122223333:cluster/scores")
                                .subnetGroupName("data")
                                .build()))
                .fact(
                        new MemorySubnetGroups(REGION),
                        List.of(software.amazon.awssdk.services.memorydb.model.SubnetGroup.builder()
                                .name("data")
                                .subnets(Stream.of(subnets)
                                        .map(id -> software.amazon.awssdk.services.memorydb.model.Subnet.builder()
                                                .identifier(id)
                                                .build())
                                        .toList())
                                .build()))
                .fact(
                        new DaxClusters(REGION),
                        List.of(Cluster.builder()
                                .clusterName("quick")
                                .clusterArn("arn:aws:dax:eu-west-1:111122223333:cache/quick")
                                .subnetGroup("data")
                                .build()))
                .fact(
                        new DaxSubnetGroups(REGION),
                        List.of(SubnetGroup.builder()
                                .subnetGroupName("data")
                                .subnets(Stream.of(subnets)
                                        .map(id -> software.amazon.awssdk.services.dax.model.Subnet.builder()
                                                .subnetIdentifier(id)
                                                .build())
                                        .toList())
                                .build()));
    }

    @Test
    void passesInPrivateSubnets() {
        assertThat(judge(both("subnet-in"))).containsExactlyInAnyOrder("PASS scores" + PRIVATE, "PASS quick" + PRIVATE);
    }

    @Test
    void failsWhenOneSubnetOfTheGroupIsPublic() {
        assertThat(judge(both("subnet-in", "subnet-out")))
                .containsExactlyInAnyOrder("FAIL scores" + PUBLIC, "FAIL quick" + PUBLIC);
    }

    static List<Question<?>> questions() {
        return List.of(
                new MemoryClusters(REGION),
                new MemorySubnetGroups(REGION),
                new DaxClusters(REGION),
                new DaxSubnetGroups(REGION));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void whatIsRefusedIsUnknown(Question<?> question) {
        assertThat(judge(both("subnet-in").refused(question)))
                .filteredOn(line -> line.startsWith("UNKNOWN"))
                .hasSize(1);
    }
}
