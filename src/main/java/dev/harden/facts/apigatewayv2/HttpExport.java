package dev.harden.facts.apigatewayv2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.facts.apigateway.Exported;
import java.util.List;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/**
 * Tells what a stage of an HTTP API sends through VPC links, as it is deployed.
 *
 * @param region the region's code
 * @param api the API's id
 * @param stage the stage's name
 * @see <a href="https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-exports-specification.html">
 *     ExportApi</a>
 */
@Needs(value = "apigateway:GET", operation = "apigateway:ExportApi")
public record HttpExport(String region, String api, String stage) implements Fact<List<Exported>> {
    @Override
    public List<Exported> load(Aws aws) {
        var answer = aws.client(ApiGatewayV2Client.class, ApiGatewayV2Client::builder, region)
                .exportApi(request -> request.apiId(api)
                        .stageName(stage)
                        .specification("OAS30")
                        .outputType("JSON")
                        .includeExtensions(true));
        return Exported.read(Answers.require(answer.body(), "body").asByteArray());
    }
}
