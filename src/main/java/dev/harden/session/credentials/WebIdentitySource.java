package dev.harden.session.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.session.Explained;
import dev.harden.session.SessionException;
import dev.harden.session.setup.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Assumes a role with a token that an identity provider wrote into a file, as CI jobs and pods do.
 *
 * @param arn the role
 * @param session the name of the session
 * @param setting names the file
 * @param file holds the token
 * @param seconds how long the session lasts
 */
record WebIdentitySource(String arn, String session, Setting setting, Path file, Optional<Integer> seconds)
        implements Source {
    private static final String CALL = "sts:AssumeRoleWithWebIdentity";

    @Override
    public Given load(Clients clients) {
        String token = token();
        try (StsClient sts = clients.sts(Optional.empty())) {
            return RoleSource.given(sts.assumeRoleWithWebIdentity(request -> {
                        request.roleArn(arn).roleSessionName(session).webIdentityToken(token);
                        seconds.ifPresent(request::durationSeconds);
                    })
                    .credentials());
        } catch (SdkException refused) {
            throw new SessionException(
                    "cannot assume " + arn + " with the token of " + setting.where() + issuer(token) + ": "
                            + Explained.call(CALL, refused)
                            + (Explained.isDenied(refused)
                                    ? "; the role's trust policy must name the token's issuer as Federated principal, and"
                                            + " its conditions the token's aud and sub"
                                    : ""),
                    refused);
        }
    }

    private String token() {
        try {
            String token = Files.readString(file).strip();
            if (token.isEmpty()) {
                throw setting.wrong("a file with a token; it is empty");
            }
            return token;
        } catch (IOException unreadable) {
            throw new SessionException(
                    setting.where() + " is '" + setting.value() + "', and that file cannot be read ("
                            + unreadable.getClass().getSimpleName() + ")",
                    unreadable);
        }
    }

    /** Tells who made the token, and for whom: what the trust policy is to name. Nothing else of it is shown. */
    private static String issuer(String token) {
        String[] parts = token.split("\\.");
        if (parts.length != 3) {
            return "";
        }
        try {
            JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
            String issuer = claims.path("iss").asText("");
            String audience = claims.path("aud").isArray()
                    ? claims.path("aud").path(0).asText("")
                    : claims.path("aud").asText("");
            return issuer.isEmpty()
                    ? ""
                    : " (issuer " + issuer + (audience.isEmpty() ? "" : ", aud " + audience)
                            + (claims.path("sub").asText("").isEmpty()
                                    ? ""
                                    : ", sub " + claims.get("sub").asText())
                            + ")";
        } catch (IOException | IllegalArgumentException noToken) {
            return "";
        }
    }

    @Override
    public Optional<String> assumed() {
        return Optional.of(arn);
    }
}
