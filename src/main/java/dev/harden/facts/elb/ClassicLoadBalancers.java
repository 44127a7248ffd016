package dev.harden.facts.elb;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;

/**
 * Lists the classic load balancers of the account.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/2012-06-01/APIReference/API_DescribeLoadBalancers.html">DescribeLoadBalancers</a>
 */
@Needs("elasticloadbalancing:DescribeLoadBalancers")
public record ClassicLoadBalancers(String region) implements Fact<List<LoadBalancerDescription>> {
    @Override
    public List<LoadBalancerDescription> load(Aws aws) {
        ElasticLoadBalancingClient client =
                aws.client(ElasticLoadBalancingClient.class, ElasticLoadBalancingClient::builder, region);
        List<LoadBalancerDescription> all = new ArrayList<>();
        client.describeLoadBalancersPaginator(request -> {}).forEach(page -> {
            Answers.requireList(page.hasLoadBalancerDescriptions(), "LoadBalancerDescriptions");
            page.loadBalancerDescriptions().forEach(one -> {
                Answers.require(one.loadBalancerName(), "LoadBalancerName");
                all.add(one);
            });
        });
        return List.copyOf(all);
    }
}
