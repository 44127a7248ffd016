package dev.harden.facts.cloudtrail;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/**
 * Lists the trails that apply to a region: those at home in it, and the shadows of multi-region trails and of the
 * organization's.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html">DescribeTrails</a>
 */
@Needs("cloudtrail:DescribeTrails")
public record Trails(String region) implements Fact<List<Trail>> {
    @Override
    public List<Trail> load(Aws aws) {
        DescribeTrailsResponse answer = aws.client(CloudTrailClient.class, CloudTrailClient::builder, region)
                .describeTrails(request -> request.includeShadowTrails(true));
        Answers.requireList(answer.hasTrailList(), "trailList");
        for (Trail trail : answer.trailList()) {
            Answers.require(trail.trailARN(), "TrailARN");
            Answers.require(trail.homeRegion(), "HomeRegion");
        }
        return answer.trailList();
    }
}
