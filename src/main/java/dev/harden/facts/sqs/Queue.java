package dev.harden.facts.sqs;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.model.Arn;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Gives a queue's {@code QueueArn}, {@code Policy} and {@code KmsMasterKeyId}, the last two where it has them; absent when
 * there is no such queue.
 *
 * @param arn its ARN
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html">
 *     GetQueueAttributes</a>
 */
@Needs("sqs:GetQueueAttributes")
public record Queue(Arn arn) implements Fact<Optional<Map<String, String>>> {
    @Override
    public Optional<Map<String, String>> load(Aws aws) {
        SqsClient client = aws.client(SqsClient.class, SqsClient::builder, arn.region());
        String suffix = PartitionMetadata.of(Region.of(arn.region())).dnsSuffix();
        String url = "https://sqs." + arn.region() + "." + suffix + "/" + arn.account() + "/" + arn.resource();
        return Answers.absentWhen(
                        () -> client.getQueueAttributes(request -> request.queueUrl(url)
                                .attributeNames(
                                        QueueAttributeName.QUEUE_ARN,
                                        QueueAttributeName.POLICY,
                                        QueueAttributeName.KMS_MASTER_KEY_ID)),
                        "AWS.SimpleQueueService.NonExistentQueue",
                        "QueueDoesNotExist")
                .map(answer -> {
                    Answers.require(answer.attributesAsStrings().get("QueueArn"), "QueueArn");
                    return answer.attributesAsStrings();
                });
    }
}
