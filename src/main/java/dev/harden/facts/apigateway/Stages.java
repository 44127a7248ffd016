package dev.harden.facts.apigateway;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.List;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.GetStagesResponse;
import software.amazon.awssdk.services.apigateway.model.Stage;

/**
 * Lists the stages of a REST API, with their web ACLs.
 *
 * @param region the region's code
 * @param api the API's id
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/API_GetStages.html">GetStages</a>
 */
@Needs(value = "apigateway:GET", operation = "apigateway:GetStages")
public record Stages(String region, String api) implements Fact<List<Stage>> {
    @Override
    public List<Stage> load(Aws aws) {
        GetStagesResponse answer = aws.client(ApiGatewayClient.class, ApiGatewayClient::builder, region)
                .getStages(request -> request.restApiId(api));
        Answers.requireList(answer.hasItem(), "item");
        answer.item().forEach(one -> Answers.require(one.stageName(), "stageName"));
        return answer.item();
    }
}
