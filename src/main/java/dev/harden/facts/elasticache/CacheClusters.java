package dev.harden.facts.elasticache;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;

/**
 * Lists the cache clusters, those of replication groups too.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeCacheClusters.html">DescribeCacheClusters</a>
 */
@Needs("elasticache:DescribeCacheClusters")
public record CacheClusters(String region) implements Fact<List<CacheCluster>> {
    @Override
    public List<CacheCluster> load(Aws aws) {
        ElastiCacheClient client = aws.client(ElastiCacheClient.class, ElastiCacheClient::builder, region);
        List<CacheCluster> all = new ArrayList<>();
        client.describeCacheClustersPaginator(request -> {}).forEach(page -> {
            Answers.requireList(page.hasCacheClusters(), "CacheClusters");
            page.cacheClusters().forEach(one -> {
                Answers.require(one.cacheClusterId(), "CacheClusterId");
                all.add(one);
            });
        });
        return List.copyOf(all);
    }
}
