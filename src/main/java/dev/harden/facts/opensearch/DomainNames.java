package dev.harden.facts.opensearch;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.List;
import software.amazon.awssdk.services.opensearch.OpenSearchClient;
import software.amazon.awssdk.services.opensearch.model.ListDomainNamesResponse;

/**
 * Lists the names of the domains of OpenSearch and Elasticsearch.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_ListDomainNames.html">ListDomainNames</a>
 */
@Needs("es:ListDomainNames")
public record DomainNames(String region) implements Fact<List<String>> {
    @Override
    public List<String> load(Aws aws) {
        OpenSearchClient client = aws.client(OpenSearchClient.class, OpenSearchClient::builder, region);
        ListDomainNamesResponse answer = client.listDomainNames(request -> {});
        Answers.requireList(answer.hasDomainNames(), "DomainNames");
        return answer.domainNames().stream()
                .map(domain -> Answers.require(domain.domainName(), "DomainName"))
                .toList();
    }
}
