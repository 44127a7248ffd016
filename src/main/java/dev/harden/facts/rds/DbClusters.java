package dev.harden.facts.rds;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;

/**
 * Lists the database clusters of RDS, DocumentDB and Neptune.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBClusters.html">DescribeDBClusters</a>
 */
@Needs("rds:DescribeDBClusters")
public record DbClusters(String region) implements Fact<List<DBCluster>> {
    @Override
    public List<DBCluster> load(Aws aws) {
        RdsClient client = aws.client(RdsClient.class, RdsClient::builder, region);
        List<DBCluster> all = new ArrayList<>();
        client.describeDBClustersPaginator(request -> {}).forEach(page -> {
            Answers.requireList(page.hasDbClusters(), "DBClusters");
            page.dbClusters().forEach(one -> {
                Answers.require(one.dbClusterArn(), "DBClusterArn");
                Answers.require(one.dbClusterIdentifier(), "DBClusterIdentifier");
                all.add(one);
            });
        });
        return List.copyOf(all);
    }
}
