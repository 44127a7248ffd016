package dev.harden.facts.cloudfront;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.DistributionList;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;

/**
 * Lists the distributions of CloudFront, with their web ACLs: an ARN, or the id of one in WAF Classic.
 *
 * @see <a href="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListDistributions.html">
 *     ListDistributions</a>
 */
@Needs("cloudfront:ListDistributions")
public record Distributions() implements Fact<List<DistributionSummary>> {
    @Override
    public List<DistributionSummary> load(Aws aws) {
        CloudFrontClient client = aws.client(CloudFrontClient.class, CloudFrontClient::builder, Aws.GLOBAL);
        List<DistributionSummary> all = new ArrayList<>();
        String marker = null;
        do {
            String from = marker;
            DistributionList page = Answers.require(
                    client.listDistributions(request -> request.marker(from)).distributionList(), "DistributionList");
            boolean more = Answers.require(page.isTruncated(), "IsTruncated");
            int quantity = Answers.require(page.quantity(), "Quantity");
            Answers.requireList(page.items().size() == quantity, "Items");
            for (DistributionSummary one : page.items()) {
                Answers.require(one.arn(), "ARN");
                Answers.require(one.id(), "Id");
                Answers.require(one.enabled(), "Enabled");
                Answers.require(one.webACLId(), "WebACLId");
                all.add(one);
            }
            marker = more ? Answers.require(page.nextMarker(), "NextMarker") : null;
        } while (marker != null);
        return List.copyOf(all);
    }
}
