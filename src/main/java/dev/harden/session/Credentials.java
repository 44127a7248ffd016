package dev.harden.session;

import dev.harden.model.Shell;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** Finds the credentials and the region to begin in, and says in a line what to do where there are none. */
final class Credentials {
    private static final String FALLBACK_REGION = "us-east-1";
    /** The name that CloudTrail shows for what is asked with a role. */
    static final String SESSION = "harden-audit";

    private static final String METADATA_TIMEOUT = "aws.ec2MetadataServiceTimeout";

    private Credentials() {}

    /** Puts the region to begin in first, where the user names none: the profile's or environment's. */
    static Settings withHomeRegion(Settings settings) {
        // An address that does not answer must not cost seconds; on an instance it answers within milliseconds.
        if (System.getProperty(METADATA_TIMEOUT) == null && System.getenv("AWS_METADATA_SERVICE_TIMEOUT") == null) {
            System.setProperty(METADATA_TIMEOUT, "0.4");
        }
        settings.profile().ifPresent(Credentials::requireProfile);
        if (!settings.regions().isEmpty()) {
            return settings;
        }
        return new Settings(
                settings.profile(),
                settings.roleArn(),
                settings.externalId(),
                settings.endpoint(),
                List.of(homeRegion(settings.profile())),
                settings.parallel(),
                settings.timeout(),
                settings.pace());
    }

    private static String homeRegion(Optional<String> profile) {
        try {
            var chain = DefaultAwsRegionProviderChain.builder();
            profile.ifPresent(chain::profileName);
            return chain.build().getRegion().id();
        } catch (SdkException none) {
            return FALLBACK_REGION;
        }
    }

    private static void requireProfile(String name) {
        ProfileFile file = ProfileFile.defaultProfileFile();
        if (file.profile(name).isEmpty()) {
            String known = file.profiles().isEmpty()
                    ? "there are none"
                    : "there are "
                            + String.join(
                                    ", ",
                                    file.profiles().keySet().stream().sorted().toList());
            throw new SessionException(
                    "there is no profile '" + name + "' in the AWS config and credentials files; " + known);
        }
    }

    /**
     * Gives credentials that were there when asked.
     *
     * @throws SessionException when there are none, or the role cannot be assumed
     */
    static AwsCredentialsProvider resolve(Settings settings, SdkHttpClient http) {
        var chain = DefaultCredentialsProvider.builder();
        settings.profile().ifPresent(chain::profileName);
        AwsCredentialsProvider own = chain.build();
        try {
            own.resolveCredentials();
        } catch (SdkException none) {
            throw new SessionException(missing(settings, none));
        }
        if (settings.roleArn().isEmpty()) {
            return own;
        }
        String role = settings.roleArn().get();
        AwsCredentialsProvider assumed = assume(settings, role, own, http);
        try {
            assumed.resolveCredentials();
        } catch (SdkException refused) {
            throw new SessionException("cannot assume " + role + ": " + Explained.line(refused)
                    + "; its trust policy must allow the caller, with the external id where it asks for one");
        }
        return assumed;
    }

    private static AwsCredentialsProvider assume(
            Settings settings, String role, AwsCredentialsProvider own, SdkHttpClient http) {
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts(settings, own, http))
                .refreshRequest(request -> {
                    request.roleArn(role).roleSessionName(SESSION);
                    settings.externalId().ifPresent(request::externalId);
                })
                .build();
    }

    /** Builds the client that assumes roles with credentials that are there. */
    static StsClient sts(Settings settings, AwsCredentialsProvider own, SdkHttpClient http) {
        StsClientBuilder sts = StsClient.builder()
                .httpClient(http)
                .credentialsProvider(own)
                .region(Region.of(settings.regions().get(0)))
                .overrideConfiguration(
                        override -> override.retryStrategy(Retries.standard()).apiCallTimeout(settings.timeout()));
        settings.endpoint().ifPresent(sts::endpointOverride);
        return sts.build();
    }

    private static String missing(Settings settings, SdkException failure) {
        String profile = settings.profile()
                .or(() -> Optional.ofNullable(System.getenv("AWS_PROFILE")))
                .orElse("default");
        String message = Explained.line(failure);
        if (message.contains("SSO") || message.contains("sso") || message.contains("Token is expired")) {
            return "the sign-in of profile '" + profile + "' has expired or is missing; run "
                    + Shell.command("aws sso login --profile {}", profile) + " and try again";
        }
        if (message.contains("Unable to load credentials from any of the providers")) {
            return "found no AWS credentials in the environment, profile '" + profile + "', a container or an"
                    + " instance; set AWS_PROFILE, use --profile, or run 'aws configure'";
        }
        return "the AWS credentials of profile '" + profile + "' cannot be used: " + message;
    }
}
