package dev.harden.facts.redshift;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.ClusterSubnetGroup;

/**
 * Lists the subnet groups of Redshift.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/APIReference/API_DescribeClusterSubnetGroups.html">DescribeClusterSubnetGroups</a>
 */
@Needs("redshift:DescribeClusterSubnetGroups")
public record ClusterSubnetGroups(String region) implements Fact<List<ClusterSubnetGroup>> {
    @Override
    public List<ClusterSubnetGroup> load(Aws aws) {
        RedshiftClient client = aws.client(RedshiftClient.class, RedshiftClient::builder, region);
        List<ClusterSubnetGroup> all = new ArrayList<>();
        client.describeClusterSubnetGroupsPaginator(request -> {}).forEach(page -> {
            Answers.requireList(page.hasClusterSubnetGroups(), "ClusterSubnetGroups");
            page.clusterSubnetGroups().forEach(one -> {
                Answers.require(one.clusterSubnetGroupName(), "ClusterSubnetGroupName");
                all.add(one);
            });
        });
        return List.copyOf(all);
    }
}
