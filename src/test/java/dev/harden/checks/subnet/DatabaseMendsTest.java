package dev.harden.checks.subnet;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.subnet.SubnetDatabasesPrivateTest.PRIVATE;
import static dev.harden.checks.subnet.SubnetDatabasesPrivateTest.cluster;
import static dev.harden.checks.subnet.SubnetDatabasesPrivateTest.instance;
import static dev.harden.checks.subnet.SubnetDatabasesPrivateTest.judge;
import static dev.harden.checks.subnet.SubnetDatabasesPrivateTest.region;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.Planned;
import dev.harden.facts.rds.DbClusters;
import dev.harden.facts.rds.DbInstances;
import dev.harden.facts.redshift.Warehouses;
import dev.harden.facts.redshiftserverless.Workgroups;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshiftserverless.model.Workgroup;

class DatabaseMendsTest {
    @Test
    void takesThePublicAddressWhereThatCanBeChanged() {
        Given open = region("subnet-in")
                .fact(new DbInstances(REGION), List.of(instance(true)))
                .fact(new DbClusters(REGION), List.of(cluster(true, "data")))
                .fact(
                        new Warehouses(REGION),
                        List.of(Cluster.builder()
                                .clusterIdentifier("reports")
                                .publiclyAccessible(true)
                                .clusterSubnetGroupName("data")
                                .build()))
                .fact(
                        new Workgroups(REGION),
                        List.of(Workgroup.builder()
                                .workgroupName("adhoc")
                                .workgroupArn("arn:aws:redshift-serverless:eu-west-1:111122223333:workgroup/1")
                                .publiclyAccessible(true)
                                .subnetIds("subnet-in")
                                .build()));
        List<Remedy> remedies = open.remedies(new SubnetDatabasesPrivate(), REGION);
        assertThat(open.commands(new SubnetDatabasesPrivate(), REGION))
                .containsExactly(
                        "aws rds modify-db-instance --region eu-west-1 --db-instance-identifier shop --cli-input-json"
                                + " '{\"PubliclyAccessible\":false}'",
                        "aws redshift modify-cluster --region eu-west-1 --cluster-identifier reports --cli-input-json"
                                + " '{\"PubliclyAccessible\":false}'",
                        "aws redshift-serverless update-workgroup --region eu-west-1 --workgroup-name adhoc"
                                + " --cli-input-json '{\"publiclyAccessible\":false}'");
        assertThat(judge(open.after(Planned.of(remedies))))
                .containsExactly(
                        "PASS shop" + PRIVATE,
                        "FAIL orders: the database is PubliclyAccessible",
                        "PASS reports" + PRIVATE,
                        "PASS adhoc" + PRIVATE);
        assertThat(remedies)
                .contains(Remedy.none(
                        NoCommand.Why.REBUILD, "it has to be made anew in a VPC, without a public address"));
    }
}
