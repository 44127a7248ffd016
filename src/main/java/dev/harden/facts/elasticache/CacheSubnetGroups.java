package dev.harden.facts.elasticache;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroup;

/**
 * Lists the subnet groups of caches.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeCacheSubnetGroups.html">DescribeCacheSubnetGroups</a>
 */
@Needs("elasticache:DescribeCacheSubnetGroups")
public record CacheSubnetGroups(String region) implements Fact<List<CacheSubnetGroup>> {
    @Override
    public List<CacheSubnetGroup> load(Aws aws) {
        ElastiCacheClient client = aws.client(ElastiCacheClient.class, ElastiCacheClient::builder, region);
        List<CacheSubnetGroup> all = new ArrayList<>();
        client.describeCacheSubnetGroupsPaginator(request -> {}).forEach(page -> {
            Answers.requireList(page.hasCacheSubnetGroups(), "CacheSubnetGroups");
            page.cacheSubnetGroups().forEach(one -> {
                Answers.require(one.cacheSubnetGroupName(), "CacheSubnetGroupName");
                all.add(one);
            });
        });
        return List.copyOf(all);
    }
}
