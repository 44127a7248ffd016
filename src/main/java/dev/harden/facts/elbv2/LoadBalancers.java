package dev.harden.facts.elbv2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

/**
 * Lists the application, network and gateway load balancers of the account.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancers.html">DescribeLoadBalancers</a>
 */
@Needs("elasticloadbalancing:DescribeLoadBalancers")
public record LoadBalancers(String region) implements Fact<List<LoadBalancer>> {
    @Override
    public List<LoadBalancer> load(Aws aws) {
        ElasticLoadBalancingV2Client client =
                aws.client(ElasticLoadBalancingV2Client.class, ElasticLoadBalancingV2Client::builder, region);
        List<LoadBalancer> all = new ArrayList<>();
        client.describeLoadBalancersPaginator(request -> {}).forEach(page -> {
            Answers.requireList(page.hasLoadBalancers(), "LoadBalancers");
            page.loadBalancers().forEach(one -> {
                Answers.require(one.loadBalancerArn(), "LoadBalancerArn");
                all.add(one);
            });
        });
        return List.copyOf(all);
    }
}
