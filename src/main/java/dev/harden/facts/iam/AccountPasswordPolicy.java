package dev.harden.facts.iam;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.PasswordPolicy;

/**
 * Tells the account's password policy for IAM users; absent when none is set. Root's password is not under it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountPasswordPolicy.html">
 *     GetAccountPasswordPolicy</a>
 */
@Needs("iam:GetAccountPasswordPolicy")
public record AccountPasswordPolicy() implements Fact<Optional<PasswordPolicy>> {
    @Override
    public Optional<PasswordPolicy> load(Aws aws) {
        IamClient iam = aws.client(IamClient.class, IamClient::builder, Aws.GLOBAL);
        return Answers.absentWhen(() -> iam.getAccountPasswordPolicy(request -> {}), "NoSuchEntity")
                .map(answer -> Answers.require(answer.passwordPolicy(), "PasswordPolicy"));
    }
}
