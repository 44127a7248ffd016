package dev.harden.facts.memorydb;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.facts.Offered;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.memorydb.MemoryDbClient;
import software.amazon.awssdk.services.memorydb.model.Cluster;

/**
 * Lists the clusters of MemoryDB.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/memorydb/latest/APIReference/API_DescribeClusters.html">DescribeClusters</a>
 */
@Needs("memorydb:DescribeClusters")
public record MemoryClusters(String region) implements Fact<List<Cluster>> {
    @Override
    public List<Cluster> load(Aws aws) {
        List<Cluster> all = new ArrayList<>();
        if (!Offered.in(region, "memory-db")) {
            return List.of();
        }
        MemoryDbClient client = aws.client(MemoryDbClient.class, MemoryDbClient::builder, region);
        String token = null;
        do {
            String next = token;
            var page = client.describeClusters(request -> request.nextToken(next));
            Answers.requireList(page.hasClusters(), "Clusters");
            page.clusters().forEach(one -> {
                Answers.require(one.arn(), "ARN");
                Answers.require(one.name(), "Name");
                Answers.require(one.subnetGroupName(), "SubnetGroupName");
                all.add(one);
            });
            token = page.nextToken();
        } while (token != null && !token.isEmpty());
        return List.copyOf(all);
    }
}
