package dev.harden.facts.rds;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * Lists the database instances of RDS, DocumentDB and Neptune.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBInstances.html">DescribeDBInstances</a>
 */
@Needs("rds:DescribeDBInstances")
public record DbInstances(String region) implements Fact<List<DBInstance>> {
    @Override
    public List<DBInstance> load(Aws aws) {
        RdsClient client = aws.client(RdsClient.class, RdsClient::builder, region);
        List<DBInstance> all = new ArrayList<>();
        client.describeDBInstancesPaginator(request -> {}).forEach(page -> {
            Answers.requireList(page.hasDbInstances(), "DBInstances");
            page.dbInstances().forEach(one -> {
                Answers.require(one.dbInstanceArn(), "DBInstanceArn");
                Answers.require(one.dbInstanceIdentifier(), "DBInstanceIdentifier");
                Answers.require(one.publiclyAccessible(), "PubliclyAccessible");
                all.add(one);
            });
        });
        return List.copyOf(all);
    }
}
