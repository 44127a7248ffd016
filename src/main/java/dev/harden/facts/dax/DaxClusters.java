package dev.harden.facts.dax;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.facts.Offered;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dax.DaxClient;
import software.amazon.awssdk.services.dax.model.Cluster;

/**
 * Lists the clusters of DynamoDB Accelerator.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_dax_DescribeClusters.html">DescribeClusters</a>
 */
@Needs("dax:DescribeClusters")
public record DaxClusters(String region) implements Fact<List<Cluster>> {
    @Override
    public List<Cluster> load(Aws aws) {
        List<Cluster> all = new ArrayList<>();
        if (!Offered.in(region, "dax")) {
            return List.of();
        }
        DaxClient client = aws.client(DaxClient.class, DaxClient::builder, region);
        String token = null;
        do {
            String next = token;
            var page = client.describeClusters(request -> request.nextToken(next));
            Answers.requireList(page.hasClusters(), "Clusters");
            page.clusters().forEach(one -> {
                Answers.require(one.clusterArn(), "ClusterArn");
                Answers.require(one.clusterName(), "ClusterName");
                Answers.require(one.subnetGroup(), "SubnetGroup");
                all.add(one);
            });
            token = page.nextToken();
        } while (token != null && !token.isEmpty());
        return List.copyOf(all);
    }
}
