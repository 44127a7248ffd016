package dev.harden.facts.sns;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Gives a topic's attributes by name, as {@code Policy} and {@code KmsMasterKeyId}; absent when there is no such topic.
 *
 * @param region the topic's region
 * @param arn its ARN
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html">GetTopicAttributes</a>
 */
@Needs("sns:GetTopicAttributes")
public record Topic(String region, String arn) implements Fact<Optional<Map<String, String>>> {
    @Override
    public Optional<Map<String, String>> load(Aws aws) {
        SnsClient client = aws.client(SnsClient.class, SnsClient::builder, region);
        return Answers.absentWhen(
                        () -> client.getTopicAttributes(request -> request.topicArn(arn)),
                        "NotFound",
                        "NotFoundException")
                .map(answer -> {
                    Answers.require(answer.attributes().get("TopicArn"), "TopicArn");
                    Answers.require(answer.attributes().get("Policy"), "Policy");
                    return answer.attributes();
                });
    }
}
