package dev.harden.facts.iam;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.InstanceProfile;

/**
 * Gives an instance profile; absent when it was deleted. One without a role gives an instance nothing.
 *
 * @param name the profile's name, without its path
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetInstanceProfile.html">GetInstanceProfile</a>
 */
@Needs("iam:GetInstanceProfile")
public record Profile(String name) implements Fact<Optional<InstanceProfile>> {
    @Override
    public Optional<InstanceProfile> load(Aws aws) {
        IamClient iam = aws.client(IamClient.class, IamClient::builder, Aws.GLOBAL);
        return Answers.absentWhen(
                        () -> iam.getInstanceProfile(request -> request.instanceProfileName(name)), "NoSuchEntity")
                .map(answer -> {
                    InstanceProfile profile = Answers.require(answer.instanceProfile(), "InstanceProfile");
                    Answers.require(profile.instanceProfileId(), "InstanceProfileId");
                    Answers.requireList(profile.hasRoles(), "Roles");
                    return profile;
                });
    }
}
