package dev.harden.facts.iam;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.LoginProfile;

/**
 * Tells a user's console password, absent when there is none.
 *
 * @param user the user's name
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetLoginProfile.html">GetLoginProfile</a>
 */
@Needs("iam:GetLoginProfile")
public record UserLoginProfile(String user) implements Fact<Optional<LoginProfile>> {
    @Override
    public Optional<LoginProfile> load(Aws aws) {
        IamClient iam = aws.client(IamClient.class, IamClient::builder, Aws.GLOBAL);
        return Answers.absentWhen(() -> iam.getLoginProfile(request -> request.userName(user)), "NoSuchEntity")
                .map(answer -> Answers.require(answer.loginProfile(), "LoginProfile"));
    }
}
