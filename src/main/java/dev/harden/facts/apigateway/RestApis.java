package dev.harden.facts.apigateway;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.RestApi;

/**
 * Lists the REST APIs of API Gateway.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/API_GetRestApis.html">GetRestApis</a>
 */
@Needs(value = "apigateway:GET", operation = "apigateway:GetRestApis")
public record RestApis(String region) implements Fact<List<RestApi>> {
    /** What a page holds at most; without it API Gateway sends 25. */
    private static final int PAGE = 500;

    @Override
    public List<RestApi> load(Aws aws) {
        List<RestApi> all = new ArrayList<>();
        aws.client(ApiGatewayClient.class, ApiGatewayClient::builder, region)
                .getRestApisPaginator(request -> request.limit(PAGE))
                .forEach(page -> {
                    Answers.requireList(page.hasItems(), "items");
                    page.items().forEach(one -> {
                        Answers.require(one.id(), "id");
                        Answers.require(one.name(), "name");
                        all.add(one);
                    });
                });
        return List.copyOf(all);
    }
}
