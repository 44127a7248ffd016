package dev.harden.facts.dax;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.facts.Offered;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dax.DaxClient;
import software.amazon.awssdk.services.dax.model.SubnetGroup;

/**
 * Lists the subnet groups of DynamoDB Accelerator.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_dax_DescribeSubnetGroups.html">DescribeSubnetGroups</a>
 */
@Needs("dax:DescribeSubnetGroups")
public record DaxSubnetGroups(String region) implements Fact<List<SubnetGroup>> {
    @Override
    public List<SubnetGroup> load(Aws aws) {
        List<SubnetGroup> all = new ArrayList<>();
        if (!Offered.in(region, "dax")) {
            return List.of();
        }
        DaxClient client = aws.client(DaxClient.class, DaxClient::builder, region);
        String token = null;
        do {
            String next = token;
            var page = client.describeSubnetGroups(request -> request.nextToken(next));
            Answers.requireList(page.hasSubnetGroups(), "SubnetGroups");
            page.subnetGroups().forEach(one -> {
                Answers.require(one.subnetGroupName(), "SubnetGroupName");
                all.add(one);
            });
            token = page.nextToken();
        } while (token != null && !token.isEmpty());
        return List.copyOf(all);
    }
}
