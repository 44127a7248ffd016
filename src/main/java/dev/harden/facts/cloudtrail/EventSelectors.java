package dev.harden.facts.cloudtrail;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/**
 * Tells which events a trail records: by event selectors or by advanced ones, never both. A member account is refused
 * them for its organization's trail.
 *
 * @param arn the trail's ARN
 * @param region its home region
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetEventSelectors.html">
 *     GetEventSelectors</a>
 */
@Needs("cloudtrail:GetEventSelectors")
public record EventSelectors(String arn, String region) implements Fact<GetEventSelectorsResponse> {
    public static EventSelectors of(Trail trail) {
        return new EventSelectors(trail.trailARN(), trail.homeRegion());
    }

    @Override
    public GetEventSelectorsResponse load(Aws aws) {
        GetEventSelectorsResponse answer = aws.client(CloudTrailClient.class, CloudTrailClient::builder, region)
                .getEventSelectors(request -> request.trailName(arn));
        answer.eventSelectors().forEach(selector -> {
            Answers.require(selector.readWriteTypeAsString(), "ReadWriteType");
            Answers.require(selector.includeManagementEvents(), "IncludeManagementEvents");
        });
        return answer;
    }
}
