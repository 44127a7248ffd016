package dev.harden.session.credentials;

import dev.harden.model.Shell;
import dev.harden.session.Explained;
import dev.harden.session.SessionException;
import dev.harden.session.setup.Chosen;
import dev.harden.session.setup.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.signin.auth.LoginCredentialsProvider;

/**
 * Takes the credentials of {@code aws login}.
 *
 * @param profile the profile's name
 * @param session its {@code login_session}
 * @param cache where the AWS CLI keeps the sign-ins
 */
record LoginSource(String profile, String session, Path cache) implements Source {
    /** The provider itself renews what expires; it is asked often enough for that. */
    private static final Duration HOLDS = Duration.ofMinutes(5);

    static Optional<Source> of(Chosen chosen, String name, Map<String, String> profile) {
        Path cache = chosen.variable("AWS_LOGIN_CACHE_DIRECTORY")
                .map(Setting::value)
                .map(chosen.around()::path)
                .orElseGet(() -> chosen.around().home().resolve(Path.of(".aws", "login", "cache")));
        return Chain.key(name, profile, "login_session").map(session -> new LoginSource(name, session.value(), cache));
    }

    @Override
    public Given load(Clients clients) {
        try (SigninClient signin = clients.signin();
                LoginCredentialsProvider provider = LoginCredentialsProvider.builder()
                        .signinClient(signin)
                        .loginSession(session)
                        .tokenCacheLocation(cache)
                        .build()) {
            return new Given(
                    provider.resolveCredentials(), Optional.of(Instant.now().plus(HOLDS)));
        } catch (SdkException failed) {
            String what = failed instanceof SdkServiceException
                    ? Explained.call("signin:CreateOAuth2Token", failed)
                    : Explained.line(failed);
            throw new SessionException(
                    "the sign-in of profile '" + profile + "' by 'aws login' cannot be used: " + what + "; run '"
                            + Shell.command("aws login --profile {}", profile) + "' and try again",
                    failed);
        }
    }
}
