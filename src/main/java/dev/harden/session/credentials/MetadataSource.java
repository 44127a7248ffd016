package dev.harden.session.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.session.SessionException;
import java.io.IOException;
import java.util.Optional;

/**
 * Takes the role of the instance that this runs on; what is there at last, when nothing is configured. A service that gave
 * no credentials is not asked for its region too.
 */
final class MetadataSource implements Source {
    private static final String CREDENTIALS = "/latest/meta-data/iam/security-credentials/";

    private final Metadata metadata;
    private final String profile;
    private Optional<Given> first = Optional.empty();
    private Optional<SessionException> failed = Optional.empty();

    /**
     * @param metadata the instance's metadata service
     * @param profile the profile in use, in which there was nothing
     */
    MetadataSource(Metadata metadata, String profile) {
        this.metadata = metadata;
        this.profile = profile;
    }

    @Override
    public Given load(Clients clients) {
        if (failed.isPresent()) {
            throw failed.get();
        }
        Given given = first.orElseGet(this::ask);
        first = Optional.empty();
        return given;
    }

    private Given ask() {
        if (metadata.isDisabled()) {
            throw nothing(null);
        }
        try {
            Plain roles = metadata.get(CREDENTIALS);
            if (roles.status() == 404) {
                throw new SessionException(
                        "found no AWS credentials: none are configured, and this instance has no role"
                                + " (instance profile); set AWS_PROFILE, use --profile, or run 'aws configure'");
            }
            if (roles.status() != 200) {
                throw new SessionException(
                        "the instance's metadata service answered HTTP " + roles.status() + " when asked for its role");
            }
            String role = roles.body().strip().lines().findFirst().orElse("");
            Plain answer = metadata.get(CREDENTIALS + role);
            JsonNode json = new ObjectMapper().readTree(answer.body());
            if (answer.status() != 200 || !json.path("Code").asText("Success").equals("Success")) {
                throw new SessionException("the instance's metadata service has no credentials of role " + role + ": "
                        + json.path("Message").asText(json.path("Code").asText("HTTP " + answer.status())));
            }
            return Given.read(json, "Token", "the instance's metadata service");
        } catch (JsonProcessingException malformed) {
            throw new SessionException("the instance's metadata service answered no JSON when asked for credentials");
        } catch (IOException noAnswer) {
            throw nothing(noAnswer);
        }
    }

    private SessionException nothing(IOException cause) {
        return new SessionException(
                "found no AWS credentials in the environment, profile '" + profile + "', a container or an instance;"
                        + " set AWS_PROFILE, use --profile, or run 'aws configure'",
                cause);
    }

    @Override
    public Optional<String> knownRegion() {
        try {
            first = Optional.of(ask());
            return metadata.region();
        } catch (SessionException none) {
            failed = Optional.of(none);
            return Optional.empty();
        }
    }
}
