package dev.harden.facts.rds;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;

/**
 * Lists the subnet groups of databases.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBSubnetGroups.html">DescribeDBSubnetGroups</a>
 */
@Needs("rds:DescribeDBSubnetGroups")
public record DbSubnetGroups(String region) implements Fact<List<DBSubnetGroup>> {
    @Override
    public List<DBSubnetGroup> load(Aws aws) {
        RdsClient client = aws.client(RdsClient.class, RdsClient::builder, region);
        List<DBSubnetGroup> all = new ArrayList<>();
        client.describeDBSubnetGroupsPaginator(request -> {}).forEach(page -> {
            Answers.requireList(page.hasDbSubnetGroups(), "DBSubnetGroups");
            page.dbSubnetGroups().forEach(one -> {
                Answers.require(one.dbSubnetGroupName(), "DBSubnetGroupName");
                all.add(one);
            });
        });
        return List.copyOf(all);
    }
}
