package dev.harden.facts.cloudfront;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.DistributionTenantSummary;
import software.amazon.awssdk.services.cloudfront.model.ListDistributionTenantsResponse;

/**
 * Lists the tenants of multi-tenant distributions of CloudFront, with what each has of its own.
 *
 * @see <a href="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListDistributionTenants.html">
 *     ListDistributionTenants</a>
 */
@Needs("cloudfront:ListDistributionTenants")
public record DistributionTenants() implements Fact<List<DistributionTenantSummary>> {
    @Override
    public List<DistributionTenantSummary> load(Aws aws) {
        CloudFrontClient client = aws.client(CloudFrontClient.class, CloudFrontClient::builder, Aws.GLOBAL);
        List<DistributionTenantSummary> all = new ArrayList<>();
        String marker = null;
        do {
            String from = marker;
            ListDistributionTenantsResponse page = client.listDistributionTenants(request -> request.marker(from));
            Answers.requireList(page.hasDistributionTenantList(), "DistributionTenantList");
            for (DistributionTenantSummary one : page.distributionTenantList()) {
                Answers.require(one.arn(), "Arn");
                Answers.require(one.id(), "Id");
                Answers.require(one.distributionId(), "DistributionId");
                Answers.require(one.enabled(), "Enabled");
                all.add(one);
            }
            marker = page.nextMarker();
        } while (marker != null && !marker.isEmpty());
        return List.copyOf(all);
    }
}
