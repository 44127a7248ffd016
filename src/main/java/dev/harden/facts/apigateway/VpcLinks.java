package dev.harden.facts.apigateway;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.VpcLink;

/**
 * Lists the VPC links of REST APIs, each with the network load balancers that it leads to.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/API_GetVpcLinks.html">GetVpcLinks</a>
 */
@Needs(value = "apigateway:GET", operation = "apigateway:GetVpcLinks")
public record VpcLinks(String region) implements Fact<List<VpcLink>> {
    private static final int PAGE = 500;

    @Override
    public List<VpcLink> load(Aws aws) {
        List<VpcLink> all = new ArrayList<>();
        aws.client(ApiGatewayClient.class, ApiGatewayClient::builder, region)
                .getVpcLinksPaginator(request -> request.limit(PAGE))
                .forEach(page -> {
                    Answers.requireList(page.hasItems(), "items");
                    page.items().forEach(one -> {
                        Answers.require(one.id(), "id");
                        all.add(one);
                    });
                });
        return List.copyOf(all);
    }
}
