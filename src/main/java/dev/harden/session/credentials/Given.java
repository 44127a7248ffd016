package dev.harden.session.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import dev.harden.session.SessionException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Is what a source of credentials gave.
 *
 * @param credentials the credentials
 * @param until when they expire; absent where they do not, or nobody says
 */
public record Given(AwsCredentials credentials, Optional<Instant> until) {
    static Given of(String key, String secret, Optional<String> token, Optional<Instant> until) {
        AwsCredentials credentials = token.isPresent()
                ? AwsSessionCredentials.create(key, secret, token.get())
                : AwsBasicCredentials.create(key, secret);
        return new Given(credentials, until);
    }

    /**
     * Reads the JSON in which programs and containers give them.
     *
     * @param token the name of its session token
     * @throws SessionException when something is missing, or they have expired
     */
    static Given read(JsonNode json, String token, String source) {
        List<String> missing = new ArrayList<>();
        for (String name : List.of("AccessKeyId", "SecretAccessKey")) {
            if (json.path(name).asText("").isEmpty()) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            throw new SessionException(source + " gave no " + String.join(" and no ", missing));
        }
        Optional<Instant> until = Optional.of(json.path("Expiration").asText(""))
                .filter(text -> !text.isEmpty())
                .map(text -> instant(text, source));
        Given given = of(
                json.get("AccessKeyId").asText(),
                json.get("SecretAccessKey").asText(),
                Optional.of(json.path(token).asText("")).filter(text -> !text.isEmpty()),
                until);
        if (given.isOver(Instant.now())) {
            throw new SessionException(
                    source + " gave credentials that have expired: their Expiration is " + until.get());
        }
        return given;
    }

    private static Instant instant(String text, String source) {
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeException malformed) {
            throw new SessionException(source + " gave an Expiration that is no time: '" + text + "'");
        }
    }

    boolean isOver(Instant now) {
        return until.isPresent() && !until.get().isAfter(now);
    }
}
