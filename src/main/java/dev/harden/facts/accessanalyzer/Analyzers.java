package dev.harden.facts.accessanalyzer;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;
import software.amazon.awssdk.services.accessanalyzer.model.ListAnalyzersResponse;

/** Lists a region's analyzers, of all types.
 *
 * @param region the region's code
 */
@Needs("access-analyzer:ListAnalyzers")
public record Analyzers(String region) implements Fact<List<AnalyzerSummary>> {
    @Override
    public List<AnalyzerSummary> load(Aws aws) {
        List<AnalyzerSummary> found = new ArrayList<>();
        var pages = aws.client(AccessAnalyzerClient.class, AccessAnalyzerClient::builder, region)
                .listAnalyzersPaginator(request -> {});
        for (ListAnalyzersResponse page : pages) {
            Answers.requireList(page.hasAnalyzers(), "Analyzers");
            found.addAll(page.analyzers());
        }
        return List.copyOf(found);
    }
}
