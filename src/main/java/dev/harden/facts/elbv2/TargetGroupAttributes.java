package dev.harden.facts.elbv2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesResponse;

/**
 * Gives the attributes of a target group by their keys.
 *
 * @param region the region's code
 * @param group the target group's ARN
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroupAttributes.html">DescribeTargetGroupAttributes</a>
 */
@Needs("elasticloadbalancing:DescribeTargetGroupAttributes")
public record TargetGroupAttributes(String region, String group) implements Fact<Map<String, String>> {
    @Override
    public Map<String, String> load(Aws aws) {
        ElasticLoadBalancingV2Client client =
                aws.client(ElasticLoadBalancingV2Client.class, ElasticLoadBalancingV2Client::builder, region);
        DescribeTargetGroupAttributesResponse answer =
                client.describeTargetGroupAttributes(request -> request.targetGroupArn(group));
        Answers.requireList(answer.hasAttributes(), "Attributes");
        Map<String, String> attributes = new HashMap<>();
        answer.attributes().forEach(one -> attributes.put(Answers.require(one.key(), "Key"), one.value()));
        return Map.copyOf(attributes);
    }
}
