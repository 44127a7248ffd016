package dev.harden.facts.elbv2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;

/**
 * Lists the listeners of a load balancer.
 *
 * @param region the region's code
 * @param loadBalancer the load balancer's ARN
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListeners.html">DescribeListeners</a>
 */
@Needs("elasticloadbalancing:DescribeListeners")
public record Listeners(String region, String loadBalancer) implements Fact<List<Listener>> {
    @Override
    public List<Listener> load(Aws aws) {
        ElasticLoadBalancingV2Client client =
                aws.client(ElasticLoadBalancingV2Client.class, ElasticLoadBalancingV2Client::builder, region);
        List<Listener> all = new ArrayList<>();
        client.describeListenersPaginator(request -> request.loadBalancerArn(loadBalancer))
                .forEach(page -> {
                    Answers.requireList(page.hasListeners(), "Listeners");
                    page.listeners().forEach(one -> {
                        Answers.require(one.port(), "Port");
                        Answers.require(one.protocolAsString(), "Protocol");
                        all.add(one);
                    });
                });
        return List.copyOf(all);
    }
}
