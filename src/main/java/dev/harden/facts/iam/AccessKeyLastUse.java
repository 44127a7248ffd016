package dev.harden.facts.iam;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * Tells when an access key was last used; absent when it never was, as far as AWS has kept it (since April 2015).
 *
 * @param key the access key's id
 */
@Needs("iam:GetAccessKeyLastUsed")
public record AccessKeyLastUse(String key) implements Fact<Optional<Instant>> {
    @Override
    public Optional<Instant> load(Aws aws) {
        IamClient iam = aws.client(IamClient.class, IamClient::builder, Aws.GLOBAL);
        var answer = iam.getAccessKeyLastUsed(request -> request.accessKeyId(key));
        var lastUsed = Answers.require(answer.accessKeyLastUsed(), "AccessKeyLastUsed");
        // AWS fills the service with N/A for a key that was never used; an answer without it is none.
        Answers.require(lastUsed.serviceName(), "ServiceName");
        return Optional.ofNullable(lastUsed.lastUsedDate());
    }
}
