package dev.harden.facts.kms;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.model.Arn;
import java.util.Optional;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/**
 * Describes a KMS key; absent when there is none of that name.
 *
 * @param region the key's region
 * @param key its id or ARN, or the name or ARN of an alias
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html">DescribeKey</a>
 */
@Needs("kms:DescribeKey")
public record Key(String region, String key) implements Fact<Optional<KeyMetadata>> {
    /** Gives the account that an ARN names as a key's owner; empty where it is no ARN, and so a key of the account that asks. */
    public static String owner(String key) {
        return Arn.of(key).map(Arn::account).orElse("");
    }

    @Override
    public Optional<KeyMetadata> load(Aws aws) {
        KmsClient client = aws.client(KmsClient.class, KmsClient::builder, region);
        return Answers.absentWhen(() -> client.describeKey(request -> request.keyId(key)), "NotFoundException")
                .map(answer -> {
                    KeyMetadata metadata = Answers.require(answer.keyMetadata(), "KeyMetadata");
                    Answers.require(metadata.keyId(), "KeyId");
                    Answers.require(metadata.arn(), "Arn");
                    Answers.require(metadata.awsAccountId(), "AWSAccountId");
                    Answers.require(metadata.keyStateAsString(), "KeyState");
                    Answers.require(metadata.keyManagerAsString(), "KeyManager");
                    return metadata;
                });
    }
}
