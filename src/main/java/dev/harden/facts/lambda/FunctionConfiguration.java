package dev.harden.facts.lambda;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Gives the state of a function, as {@code Active}; absent when there is no such function.
 *
 * @param region the function's region
 * @param arn its ARN, of a version or alias too
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html">
 *     GetFunctionConfiguration</a>
 */
@Needs("lambda:GetFunctionConfiguration")
public record FunctionConfiguration(String region, String arn) implements Fact<Optional<String>> {
    @Override
    public Optional<String> load(Aws aws) {
        LambdaClient client = aws.client(LambdaClient.class, LambdaClient::builder, region);
        return Answers.absentWhen(
                        () -> client.getFunctionConfiguration(request -> request.functionName(arn)),
                        "ResourceNotFoundException")
                .map(answer -> Answers.require(answer.stateAsString(), "State"));
    }
}
