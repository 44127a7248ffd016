package dev.harden.facts.oam;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.facts.Offered;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.oam.OamClient;
import software.amazon.awssdk.services.oam.model.ListLinksItem;

/**
 * Lists a region's links to monitoring accounts, of CloudWatch's Observability Access Manager.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/OAM/latest/APIReference/API_ListLinks.html">ListLinks</a>
 */
@Needs("oam:ListLinks")
public record ObservabilityLinks(String region) implements Fact<List<ListLinksItem>> {
    @Override
    public List<ListLinksItem> load(Aws aws) {
        if (!Offered.in(region, "oam")) {
            return List.of();
        }
        List<ListLinksItem> all = new ArrayList<>();
        aws.client(OamClient.class, OamClient::builder, region)
                .listLinksPaginator(request -> {})
                .forEach(page -> {
                    Answers.requireList(page.hasItems(), "Items");
                    page.items().forEach(link -> {
                        Answers.require(link.sinkArn(), "SinkArn");
                        Answers.requireList(link.hasResourceTypes(), "ResourceTypes");
                        all.add(link);
                    });
                });
        return List.copyOf(all);
    }
}
