package dev.harden.facts.kms;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * Gives the policy of a KMS key of this account, as JSON; every key has one.
 *
 * @param region the key's region
 * @param arn its ARN
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html">GetKeyPolicy</a>
 */
@Needs("kms:GetKeyPolicy")
public record KeyPolicy(String region, String arn) implements Fact<String> {
    @Override
    public String load(Aws aws) {
        KmsClient client = aws.client(KmsClient.class, KmsClient::builder, region);
        return Answers.require(
                client.getKeyPolicy(request -> request.keyId(arn).policyName("default"))
                        .policy(),
                "Policy");
    }
}
