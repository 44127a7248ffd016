package dev.harden.facts.kms;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;

/**
 * Tells whether a key rotates. Only symmetric keys whose material KMS made can.
 *
 * @param region the key's region
 * @param key its id
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html">GetKeyRotationStatus</a>
 */
@Needs("kms:GetKeyRotationStatus")
public record KeyRotation(String region, String key) implements Fact<GetKeyRotationStatusResponse> {
    @Override
    public GetKeyRotationStatusResponse load(Aws aws) {
        GetKeyRotationStatusResponse answer = aws.client(KmsClient.class, KmsClient::builder, region)
                .getKeyRotationStatus(request -> request.keyId(key));
        Answers.require(answer.keyRotationEnabled(), "KeyRotationEnabled");
        return answer;
    }
}
