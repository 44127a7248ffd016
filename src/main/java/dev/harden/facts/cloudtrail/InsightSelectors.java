package dev.harden.facts.cloudtrail;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.InsightSelector;

/**
 * Tells what kinds of Insights events a trail looks for; none where Insights is off.
 *
 * @param arn the trail's ARN
 * @param region its home region
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetInsightSelectors.html">GetInsightSelectors</a>
 */
@Needs("cloudtrail:GetInsightSelectors")
public record InsightSelectors(String arn, String region) implements Fact<List<InsightSelector>> {
    @Override
    public List<InsightSelector> load(Aws aws) {
        CloudTrailClient client = aws.client(CloudTrailClient.class, CloudTrailClient::builder, region);
        return Answers.absentWhen(
                        () -> client.getInsightSelectors(request -> request.trailName(arn)),
                        "InsightNotEnabledException")
                .map(answer -> {
                    Answers.requireList(answer.hasInsightSelectors(), "InsightSelectors");
                    return answer.insightSelectors();
                })
                .orElse(List.of());
    }
}
