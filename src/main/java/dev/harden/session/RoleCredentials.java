package dev.harden.session;

import dev.harden.facts.Aws;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Refusal;
import dev.harden.model.CallOutcome;
import dev.harden.model.Cause;
import dev.harden.model.Unknown;
import dev.harden.session.credentials.RoleSource;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/**
 * Gives the credentials of a role, and renews them before they expire. Where AWS does not give them, whatever was to be
 * asked with them is unavailable for that reason; a role that could not be assumed at first is not tried again.
 */
final class RoleCredentials implements AwsCredentialsProvider {
    private static final String ASSUME = "sts:AssumeRole";

    private final AssumeRoleRequest request;
    private final StsAssumeRoleCredentialsProvider provider;
    private final CallLog log;
    private Optional<FactUnavailable> refused = Optional.empty();
    private boolean entered;

    RoleCredentials(String role, Optional<String> externalId, StsClient sts, CallLog log) {
        AssumeRoleRequest.Builder assume =
                AssumeRoleRequest.builder().roleArn(role).roleSessionName(RoleSource.SESSION);
        externalId.ifPresent(assume::externalId);
        this.request = assume.build();
        this.provider = StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request)
                .build();
        this.log = log;
    }

    @Override
    public synchronized AwsCredentials resolveCredentials() {
        if (refused.isPresent()) {
            throw refused.get();
        }
        try {
            AwsCredentials credentials = provider.resolveCredentials();
            entered = true;
            log.answered(ASSUME, Aws.GLOBAL, request);
            return credentials;
        } catch (SdkException failure) {
            log.failed(ASSUME, Aws.GLOBAL, request, failure);
            FactUnavailable why = unavailable(failure);
            if (!entered) {
                refused = Optional.of(why);
            }
            throw why;
        }
    }

    private FactUnavailable unavailable(SdkException failure) {
        Refusal refusal = Refusal.read(failure);
        String role = request.roleArn();
        if (refusal == null) {
            return new FactUnavailable(
                    new Unknown(Cause.ERROR, ASSUME, ASSUME, failure.getClass().getSimpleName()),
                    CallOutcome.ERROR,
                    Aws.GLOBAL,
                    ASSUME + " of " + role + " failed: " + Explained.line(failure));
        }
        return new FactUnavailable(
                new Unknown(refusal.cause(), ASSUME, ASSUME, refusal.code()),
                refusal.outcome(),
                Aws.GLOBAL,
                ASSUME + " of " + role + " " + refusal.sentence());
    }
}
