package dev.harden.facts.redshift;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.Cluster;

/**
 * Lists the clusters of Redshift.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/APIReference/API_DescribeClusters.html">DescribeClusters</a>
 */
@Needs("redshift:DescribeClusters")
public record Warehouses(String region) implements Fact<List<Cluster>> {
    @Override
    public List<Cluster> load(Aws aws) {
        RedshiftClient client = aws.client(RedshiftClient.class, RedshiftClient::builder, region);
        List<Cluster> all = new ArrayList<>();
        client.describeClustersPaginator(request -> {}).forEach(page -> {
            Answers.requireList(page.hasClusters(), "Clusters");
            page.clusters().forEach(one -> {
                Answers.require(one.clusterIdentifier(), "ClusterIdentifier");
                Answers.require(one.publiclyAccessible(), "PubliclyAccessible");
                all.add(one);
            });
        });
        return List.copyOf(all);
    }
}
