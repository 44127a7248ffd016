package dev.harden.facts.cloudtrail;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/**
 * Tells whether a trail logs, and how its deliveries go. Asked in its home region, by its ARN, as AWS wants it for
 * shadows and for trails of the organization.
 *
 * @param arn the trail's ARN
 * @param region its home region
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html">GetTrailStatus</a>
 */
@Needs("cloudtrail:GetTrailStatus")
public record TrailStatus(String arn, String region) implements Fact<GetTrailStatusResponse> {
    public static TrailStatus of(Trail trail) {
        return new TrailStatus(trail.trailARN(), trail.homeRegion());
    }

    @Override
    public GetTrailStatusResponse load(Aws aws) {
        GetTrailStatusResponse status = aws.client(CloudTrailClient.class, CloudTrailClient::builder, region)
                .getTrailStatus(request -> request.name(arn));
        Answers.require(status.isLogging(), "IsLogging");
        return status;
    }
}
