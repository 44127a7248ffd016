package dev.harden.facts.apigatewayv2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/**
 * Lists the names of the stages of an HTTP API.
 *
 * @param region the region's code
 * @param api the API's id
 * @see <a href="https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-stages.html">GetStages</a>
 */
@Needs(value = "apigateway:GET", operation = "apigateway:GetStages")
public record HttpStages(String region, String api) implements Fact<List<String>> {
    @Override
    public List<String> load(Aws aws) {
        List<String> all = new ArrayList<>();
        ApiGatewayV2Client client = aws.client(ApiGatewayV2Client.class, ApiGatewayV2Client::builder, region);
        String token = null;
        do {
            String next = token;
            var page = client.getStages(request -> request.apiId(api).nextToken(next));
            Answers.requireList(page.hasItems(), "items");
            page.items().forEach(one -> all.add(Answers.require(one.stageName(), "StageName")));
            token = page.nextToken();
        } while (token != null && !token.isEmpty());
        return List.copyOf(all);
    }
}
