package dev.harden.facts.lambda;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/**
 * Lists the functions of the account, each in its unpublished version.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html">ListFunctions</a>
 */
@Needs("lambda:ListFunctions")
public record Functions(String region) implements Fact<List<FunctionConfiguration>> {
    @Override
    public List<FunctionConfiguration> load(Aws aws) {
        LambdaClient client = aws.client(LambdaClient.class, LambdaClient::builder, region);
        List<FunctionConfiguration> all = new ArrayList<>();
        client.listFunctionsPaginator(request -> {}).forEach(page -> {
            Answers.requireList(page.hasFunctions(), "Functions");
            page.functions().forEach(one -> {
                Answers.require(one.functionArn(), "FunctionArn");
                Answers.require(one.functionName(), "FunctionName");
                all.add(one);
            });
        });
        return List.copyOf(all);
    }
}
