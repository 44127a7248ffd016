package dev.harden.session.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harden.model.Shell;
import dev.harden.session.Explained;
import dev.harden.session.SessionException;
import dev.harden.session.WrongSetting;
import dev.harden.session.setup.Chosen;
import dev.harden.session.setup.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.model.RoleCredentials;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;

/**
 * Takes the role of a profile of IAM Identity Center, with the token that {@code aws sso login} keeps.
 *
 * @param profile the profile's name
 * @param region where IAM Identity Center is
 * @param account the account of the role
 * @param roleName the role's name
 * @param cache the file of the token
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html">the keys</a>
 */
record SsoSource(String profile, String region, String account, String roleName, Path cache) implements Source {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofMinutes(1);

    static Optional<Source> of(Chosen chosen, String name, Map<String, String> profile) {
        Optional<Setting> session = Chain.key(name, profile, "sso_session");
        if (session.isEmpty() && Chain.key(name, profile, "sso_start_url").isEmpty()
                || Chain.key(name, profile, "sso_account_id").isEmpty()
                        && Chain.key(name, profile, "sso_role_name").isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> where = session.isEmpty()
                ? profile
                : chosen.profiles()
                        .section("sso-session", session.get().value())
                        .orElseThrow(() -> session.get()
                                .wrong("a section [sso-session " + session.get().value() + "] in the config file"));
        String url = required(name, where, "sso_start_url");
        String key = session.map(Setting::value).orElse(url);
        return Optional.of(new SsoSource(
                name,
                required(name, where, "sso_region"),
                required(name, profile, "sso_account_id"),
                required(name, profile, "sso_role_name"),
                chosen.around().home().resolve(Path.of(".aws", "sso", "cache", sha1(key) + ".json"))));
    }

    private static String required(String name, Map<String, String> keys, String key) {
        return Chain.key(name, keys, key)
                .map(Setting::value)
                .orElseThrow(() -> new WrongSetting("profile '" + name + "' signs in by IAM Identity Center and lacks "
                        + key + "; expected: sso_start_url, sso_region, sso_account_id and sso_role_name"));
    }

    @Override
    public Given load(Clients clients) {
        String token = token(clients);
        try (SsoClient sso = clients.sso(region)) {
            RoleCredentials given = sso.getRoleCredentials(request ->
                            request.accessToken(token).accountId(account).roleName(roleName))
                    .roleCredentials();
            return Given.of(
                    given.accessKeyId(),
                    given.secretAccessKey(),
                    Optional.of(given.sessionToken()),
                    Optional.ofNullable(given.expiration()).map(Instant::ofEpochMilli));
        } catch (SdkException refused) {
            if (refused instanceof AwsServiceException service && service.statusCode() == 401) {
                throw over("has expired", refused);
            }
            throw new SessionException(
                    "IAM Identity Center gives profile '" + profile + "' no credentials of role " + roleName
                            + " in account " + account + ": " + Explained.call("sso:GetRoleCredentials", refused),
                    refused);
        }
    }

    private String token(Clients clients) {
        if (Files.notExists(cache)) {
            throw over("is missing", null);
        }
        JsonNode kept;
        Instant until;
        try {
            kept = JSON.readTree(cache.toFile());
            until = Instant.parse(kept.path("expiresAt").asText("").replaceFirst("UTC$", "Z"));
        } catch (IOException | DateTimeException malformed) {
            throw new SessionException(
                    "the sign-in of profile '" + profile + "' cannot be read from " + cache
                            + "; run 'aws sso login --profile " + Shell.word(profile) + "' and try again",
                    malformed);
        }
        if (until.isAfter(Instant.now().plus(SOON))) {
            return kept.path("accessToken").asText("");
        }
        if (kept.path("refreshToken").asText("").isEmpty()) {
            throw over("has expired (at " + until + ")", null);
        }
        return renewed(clients, kept);
    }

    private String renewed(Clients clients, JsonNode kept) {
        try (SsoOidcClient oidc = clients.oidc(region)) {
            CreateTokenResponse token = oidc.createToken(request -> request.grantType("refresh_token")
                    .clientId(kept.path("clientId").asText())
                    .clientSecret(kept.path("clientSecret").asText())
                    .refreshToken(kept.path("refreshToken").asText()));
            keep(kept, token);
            return token.accessToken();
        } catch (SdkException refused) {
            if (refused instanceof AwsServiceException service
                    && service.statusCode() >= 400
                    && service.statusCode() < 500
                    && service.statusCode() != 429) {
                throw over("has expired", refused);
            }
            throw new SessionException(
                    "the sign-in of profile '" + profile + "' cannot be renewed: "
                            + Explained.call("sso-oidc:CreateToken", refused),
                    refused);
        }
    }

    /** Keeps a new token where the AWS CLI finds it: the old one no longer counts. */
    private void keep(JsonNode kept, CreateTokenResponse token) {
        ObjectNode now = kept.deepCopy();
        now.put("accessToken", token.accessToken());
        now.put(
                "expiresAt",
                Instant.now()
                        .plusSeconds(token.expiresIn())
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        if (token.refreshToken() != null) {
            now.put("refreshToken", token.refreshToken());
        }
        try {
            Path part = Files.createTempFile(cache.getParent(), "harden", ".tmp");
            JSON.writeValue(part.toFile(), now);
            Files.move(part, cache, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException readOnly) {
            throw new SessionException(
                    "the renewed sign-in of profile '" + profile + "' cannot be written to " + cache, readOnly);
        }
    }

    private SessionException over(String how, Throwable cause) {
        return new SessionException(
                "the sign-in of profile '" + profile + "' " + how + "; run 'aws sso login --profile "
                        + Shell.word(profile) + "' and try again",
                cause);
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
