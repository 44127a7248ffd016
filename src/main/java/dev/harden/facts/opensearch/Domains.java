package dev.harden.facts.opensearch;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.List;
import software.amazon.awssdk.services.opensearch.OpenSearchClient;
import software.amazon.awssdk.services.opensearch.model.DescribeDomainsResponse;
import software.amazon.awssdk.services.opensearch.model.DomainStatus;

/**
 * Describes domains of OpenSearch.
 *
 * @param region the region's code
 * @param names the domains' names, five at most
 * @see <a href="https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DescribeDomains.html">DescribeDomains</a>
 */
@Needs("es:DescribeDomains")
public record Domains(String region, List<String> names) implements Fact<List<DomainStatus>> {
    @Override
    public List<DomainStatus> load(Aws aws) {
        OpenSearchClient client = aws.client(OpenSearchClient.class, OpenSearchClient::builder, region);
        DescribeDomainsResponse answer = client.describeDomains(request -> request.domainNames(names));
        Answers.requireList(answer.hasDomainStatusList(), "DomainStatusList");
        if (answer.domainStatusList().size() != names.size()) {
            throw new Answers.Incomplete("some of the domains that were asked for");
        }
        answer.domainStatusList().forEach(domain -> Answers.require(domain.arn(), "ARN"));
        return answer.domainStatusList();
    }
}
