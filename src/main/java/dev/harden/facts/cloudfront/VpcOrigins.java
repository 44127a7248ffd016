package dev.harden.facts.cloudfront;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.VpcOriginList;
import software.amazon.awssdk.services.cloudfront.model.VpcOriginSummary;

/**
 * Lists the VPC origins of CloudFront: load balancers and instances that distributions may take content from, though they
 * have no public address.
 *
 * @see <a href="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListVpcOrigins.html">ListVpcOrigins</a>
 */
@Needs("cloudfront:ListVpcOrigins")
public record VpcOrigins() implements Fact<List<VpcOriginSummary>> {
    @Override
    public List<VpcOriginSummary> load(Aws aws) {
        CloudFrontClient client = aws.client(CloudFrontClient.class, CloudFrontClient::builder, Aws.GLOBAL);
        List<VpcOriginSummary> all = new ArrayList<>();
        String marker = null;
        do {
            String from = marker;
            VpcOriginList page = Answers.require(
                    client.listVpcOrigins(request -> request.marker(from)).vpcOriginList(), "VpcOriginList");
            boolean more = Answers.require(page.isTruncated(), "IsTruncated");
            int quantity = Answers.require(page.quantity(), "Quantity");
            Answers.requireList(page.items().size() == quantity, "Items");
            for (VpcOriginSummary one : page.items()) {
                Answers.require(one.id(), "Id");
                Answers.require(one.originEndpointArn(), "OriginEndpointArn");
                all.add(one);
            }
            marker = more ? Answers.require(page.nextMarker(), "NextMarker") : null;
        } while (marker != null);
        return List.copyOf(all);
    }
}
