package dev.harden.facts.elasticache;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.ServerlessCache;

/**
 * Lists the serverless caches.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeServerlessCaches.html">DescribeServerlessCaches</a>
 */
@Needs("elasticache:DescribeServerlessCaches")
public record ServerlessCaches(String region) implements Fact<List<ServerlessCache>> {
    @Override
    public List<ServerlessCache> load(Aws aws) {
        ElastiCacheClient client = aws.client(ElastiCacheClient.class, ElastiCacheClient::builder, region);
        List<ServerlessCache> all = new ArrayList<>();
        client.describeServerlessCachesPaginator(request -> {}).forEach(page -> {
            Answers.requireList(page.hasServerlessCaches(), "ServerlessCaches");
            page.serverlessCaches().forEach(one -> {
                Answers.require(one.arn(), "ARN");
                Answers.require(one.serverlessCacheName(), "ServerlessCacheName");
                all.add(one);
            });
        });
        return List.copyOf(all);
    }
}
