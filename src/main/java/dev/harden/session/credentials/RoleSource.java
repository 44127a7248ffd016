package dev.harden.session.credentials;

import dev.harden.session.Explained;
import dev.harden.session.SessionException;
import dev.harden.session.setup.Setting;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Assumes the role of a profile with the credentials of another source.
 *
 * @param arn the role
 * @param source whose credentials assume it
 * @param session the name of the session
 * @param externalId the external id
 * @param seconds how long the session lasts
 * @param mfa the MFA device that the role requires
 */
public record RoleSource(
        Setting arn,
        Source source,
        String session,
        Optional<String> externalId,
        Optional<Integer> seconds,
        Optional<Mfa> mfa)
        implements Source {
    /** The name that CloudTrail shows for what is asked with a role. */
    public static final String SESSION = "harden-audit";

    /** Is a role that an option names. */
    public static RoleSource plain(Setting arn, Source source, Optional<String> externalId) {
        return new RoleSource(arn, source, SESSION, externalId, Optional.empty(), Optional.empty());
    }

    @Override
    public Given load(Clients clients) {
        Given signer = source.load(clients);
        AssumeRoleRequest.Builder request =
                AssumeRoleRequest.builder().roleArn(arn.value()).roleSessionName(session);
        externalId.ifPresent(request::externalId);
        seconds.ifPresent(request::durationSeconds);
        mfa.ifPresent(device -> request.serialNumber(device.serial()).tokenCode(device.code(arn.value())));
        try (StsClient sts = clients.sts(Optional.of(signer))) {
            return given(sts.assumeRole(request.build()).credentials());
        } catch (SdkException refused) {
            throw new SessionException(
                    "cannot assume " + arn.value() + " (" + arn.where() + "): "
                            + Explained.call("sts:AssumeRole", refused)
                            + (Explained.isDenied(refused)
                                    ? "; the role's trust policy must allow the caller, with the external id and MFA where"
                                            + " it asks for them, and the caller's policies must allow sts:AssumeRole"
                                    : ""),
                    refused);
        }
    }

    static Given given(Credentials credentials) {
        return Given.of(
                credentials.accessKeyId(),
                credentials.secretAccessKey(),
                Optional.ofNullable(credentials.sessionToken()),
                Optional.ofNullable(credentials.expiration()));
    }

    @Override
    public Optional<String> knownRegion() {
        return source.knownRegion();
    }

    @Override
    public Optional<String> assumed() {
        return Optional.of(arn.value());
    }
}
