package dev.harden.facts.memorydb;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.facts.Offered;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.memorydb.MemoryDbClient;
import software.amazon.awssdk.services.memorydb.model.SubnetGroup;

/**
 * Lists the subnet groups of MemoryDB.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/memorydb/latest/APIReference/API_DescribeSubnetGroups.html">DescribeSubnetGroups</a>
 */
@Needs("memorydb:DescribeSubnetGroups")
public record MemorySubnetGroups(String region) implements Fact<List<SubnetGroup>> {
    @Override
    public List<SubnetGroup> load(Aws aws) {
        List<SubnetGroup> all = new ArrayList<>();
        if (!Offered.in(region, "memory-db")) {
            return List.of();
        }
        MemoryDbClient client = aws.client(MemoryDbClient.class, MemoryDbClient::builder, region);
        String token = null;
        do {
            String next = token;
            var page = client.describeSubnetGroups(request -> request.nextToken(next));
            Answers.requireList(page.hasSubnetGroups(), "SubnetGroups");
            page.subnetGroups().forEach(one -> {
                Answers.require(one.name(), "Name");
                all.add(one);
            });
            token = page.nextToken();
        } while (token != null && !token.isEmpty());
        return List.copyOf(all);
    }
}
