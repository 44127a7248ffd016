package dev.harden.facts.elbv2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/**
 * Lists the targets that are registered with a target group, each with its own port and state.
 *
 * @param region the region's code
 * @param group the target group's ARN
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html">DescribeTargetHealth</a>
 */
@Needs("elasticloadbalancing:DescribeTargetHealth")
public record TargetHealth(String region, String group) implements Fact<List<TargetHealthDescription>> {
    @Override
    public List<TargetHealthDescription> load(Aws aws) {
        ElasticLoadBalancingV2Client client =
                aws.client(ElasticLoadBalancingV2Client.class, ElasticLoadBalancingV2Client::builder, region);
        DescribeTargetHealthResponse answer = client.describeTargetHealth(request -> request.targetGroupArn(group));
        Answers.requireList(answer.hasTargetHealthDescriptions(), "TargetHealthDescriptions");
        answer.targetHealthDescriptions()
                .forEach(one ->
                        Answers.require(Answers.require(one.target(), "Target").id(), "Id"));
        return answer.targetHealthDescriptions();
    }
}
