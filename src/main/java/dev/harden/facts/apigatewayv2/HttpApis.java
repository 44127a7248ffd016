package dev.harden.facts.apigatewayv2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.Api;

/**
 * Lists the HTTP and WebSocket APIs of API Gateway.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis.html">GetApis</a>
 */
@Needs(value = "apigateway:GET", operation = "apigateway:GetApis")
public record HttpApis(String region) implements Fact<List<Api>> {
    @Override
    public List<Api> load(Aws aws) {
        List<Api> all = new ArrayList<>();
        ApiGatewayV2Client client = aws.client(ApiGatewayV2Client.class, ApiGatewayV2Client::builder, region);
        String token = null;
        do {
            String next = token;
            var page = client.getApis(request -> request.nextToken(next));
            Answers.requireList(page.hasItems(), "items");
            page.items().forEach(one -> {
                Answers.require(one.apiId(), "ApiId");
                Answers.require(one.name(), "Name");
                Answers.require(one.protocolTypeAsString(), "ProtocolType");
                all.add(one);
            });
            token = page.nextToken();
        } while (token != null && !token.isEmpty());
        return List.copyOf(all);
    }
}
