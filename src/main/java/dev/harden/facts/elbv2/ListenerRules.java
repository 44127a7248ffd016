package dev.harden.facts.elbv2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

/**
 * Lists the rules of a listener, the default one among them.
 *
 * @param region the region's code
 * @param listener the listener's ARN
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeRules.html">DescribeRules</a>
 */
@Needs("elasticloadbalancing:DescribeRules")
public record ListenerRules(String region, String listener) implements Fact<List<Rule>> {
    @Override
    public List<Rule> load(Aws aws) {
        ElasticLoadBalancingV2Client client =
                aws.client(ElasticLoadBalancingV2Client.class, ElasticLoadBalancingV2Client::builder, region);
        List<Rule> all = new ArrayList<>();
        String marker = null;
        do {
            String from = marker;
            DescribeRulesResponse page = client.describeRules(
                    request -> request.listenerArn(listener).marker(from));
            Answers.requireList(page.hasRules(), "Rules");
            all.addAll(page.rules());
            marker = page.nextMarker();
        } while (marker != null && !marker.isEmpty());
        return List.copyOf(all);
    }
}
