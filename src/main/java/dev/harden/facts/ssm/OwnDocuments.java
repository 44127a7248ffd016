package dev.harden.facts.ssm;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DocumentKeyValuesFilter;

/**
 * Lists the names of the documents of Systems Manager that the account itself owns.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListDocuments.html">ListDocuments</a>
 */
@Needs("ssm:ListDocuments")
public record OwnDocuments(String region) implements Fact<List<String>> {
    private static final DocumentKeyValuesFilter OWN =
            DocumentKeyValuesFilter.builder().key("Owner").values("Self").build();

    @Override
    public List<String> load(Aws aws) {
        SsmClient ssm = aws.client(SsmClient.class, SsmClient::builder, region);
        List<String> names = new ArrayList<>();
        ssm.listDocumentsPaginator(request -> request.filters(OWN).maxResults(50))
                .forEach(page -> {
                    Answers.requireList(page.hasDocumentIdentifiers(), "DocumentIdentifiers");
                    page.documentIdentifiers().forEach(one -> names.add(Answers.require(one.name(), "Name")));
                });
        return List.copyOf(names);
    }
}
