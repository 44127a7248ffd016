package dev.harden.facts.elbv2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/**
 * Lists the target groups of the account.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroups.html">DescribeTargetGroups</a>
 */
@Needs("elasticloadbalancing:DescribeTargetGroups")
public record TargetGroups(String region) implements Fact<List<TargetGroup>> {
    @Override
    public List<TargetGroup> load(Aws aws) {
        ElasticLoadBalancingV2Client client =
                aws.client(ElasticLoadBalancingV2Client.class, ElasticLoadBalancingV2Client::builder, region);
        List<TargetGroup> all = new ArrayList<>();
        client.describeTargetGroupsPaginator(request -> {}).forEach(page -> {
            Answers.requireList(page.hasTargetGroups(), "TargetGroups");
            page.targetGroups().forEach(one -> {
                Answers.require(one.targetGroupArn(), "TargetGroupArn");
                Answers.require(one.targetTypeAsString(), "TargetType");
                all.add(one);
            });
        });
        return List.copyOf(all);
    }
}
