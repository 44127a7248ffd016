package dev.harden.facts.apigateway;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/**
 * Tells what a stage of a REST API sends through VPC links, as it is deployed: the API's own definition may be another by now.
 *
 * @param region the region's code
 * @param api the API's id
 * @param stage the stage's name
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/API_GetExport.html">GetExport</a>
 */
@Needs(value = "apigateway:GET", operation = "apigateway:GetExport")
public record StageExport(String region, String api, String stage) implements Fact<List<Exported>> {
    @Override
    public List<Exported> load(Aws aws) {
        var answer = aws.client(ApiGatewayClient.class, ApiGatewayClient::builder, region)
                .getExport(request -> request.restApiId(api)
                        .stageName(stage)
                        .exportType("oas30")
                        .parameters(Map.of("extensions", "integrations,authorizers"))
                        .accepts("application/json"));
        return Exported.read(Answers.require(answer.body(), "body").asByteArray());
    }
}
