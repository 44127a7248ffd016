package dev.harden.facts.wafv2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.ListWebAcLsResponse;
import software.amazon.awssdk.services.wafv2.model.Scope;

/**
 * Lists the web ACLs of a region, or those for CloudFront.
 *
 * @param region the region's code, us-east-1 for CloudFront
 * @param scope which of them
 * @see <a href="https://docs.aws.amazon.com/waf/latest/APIReference/API_ListWebACLs.html">ListWebACLs</a>
 */
@Needs("wafv2:ListWebACLs")
public record WebAcls(String region, Scope scope) implements Fact<List<WafItem>> {
    private static final int PAGE = 100;

    @Override
    public List<WafItem> load(Aws aws) {
        Wafv2Client client = aws.client(Wafv2Client.class, Wafv2Client::builder, region);
        List<WafItem> all = new ArrayList<>();
        String marker = null;
        do {
            String from = marker;
            ListWebAcLsResponse page = client.listWebACLs(
                    request -> request.scope(scope).limit(PAGE).nextMarker(from));
            Answers.requireList(page.hasWebACLs(), "WebACLs");
            page.webACLs().forEach(one -> all.add(new WafItem(region, Answers.require(one.arn(), "ARN"))));
            marker = page.nextMarker();
        } while (marker != null && !marker.isEmpty());
        return List.copyOf(all);
    }
}
