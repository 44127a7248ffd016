package dev.harden.session.credentials;

import dev.harden.session.setup.Chosen;
import dev.harden.session.setup.Setting;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the metadata service of an instance, which answers within milliseconds or is not there.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-imds-credentials.html">its settings</a>
 */
final class Metadata {
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final String TOKEN = "X-aws-ec2-metadata-token";

    private final URI service;
    private final boolean disabled;
    private final boolean firstVersion;
    private final Duration wait;

    private Metadata(URI service, boolean disabled, boolean firstVersion, Duration wait) {
        this.service = service;
        this.disabled = disabled;
        this.firstVersion = firstVersion;
        this.wait = wait;
    }

    static Metadata of(Chosen chosen) {
        boolean six = chosen.find(
                        "ec2_metadata_service_endpoint_mode",
                        "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
                        "aws.ec2MetadataServiceEndpointMode")
                .map(Setting::value)
                .filter("ipv6"::equalsIgnoreCase)
                .isPresent();
        return new Metadata(
                chosen.find(
                                "ec2_metadata_service_endpoint",
                                "AWS_EC2_METADATA_SERVICE_ENDPOINT",
                                "aws.ec2MetadataServiceEndpoint")
                        .map(Setting::url)
                        .orElse(URI.create(six ? "http://[fd00:ec2::254]" : "http://169.254.169.254")),
                chosen.flag("", "AWS_EC2_METADATA_DISABLED", "aws.disableEc2Metadata"),
                !chosen.flag("ec2_metadata_v1_disabled", "AWS_EC2_METADATA_V1_DISABLED", "aws.disableEc2MetadataV1"),
                chosen.find("metadata_service_timeout", "AWS_METADATA_SERVICE_TIMEOUT", "aws.ec2MetadataServiceTimeout")
                        .map(setting -> Duration.ofMillis(Math.round(setting.seconds() * 1000)))
                        .orElse(WAIT));
    }

    boolean isDisabled() {
        return disabled;
    }

    /** Returns the region of the instance; nothing where it does not answer at once. */
    Optional<String> region() {
        if (disabled) {
            return Optional.empty();
        }
        try {
            Duration each = (wait.compareTo(SHORT) < 0 ? wait : SHORT).dividedBy(2);
            Plain answer = ask("/latest/meta-data/placement/region", each);
            return Optional.of(answer.body().strip()).filter(text -> answer.status() == 200 && !text.isEmpty());
        } catch (IOException noAnswer) {
            return Optional.empty();
        }
    }

    Plain get(String path) throws IOException {
        return ask(path, wait);
    }

    private Plain ask(String path, Duration each) throws IOException {
        Map<String, String> headers = new HashMap<>();
        try {
            Plain token = Plain.ask(
                    "PUT",
                    at("/latest/api/token"),
                    Map.of("X-aws-ec2-metadata-token-ttl-seconds", "21600"),
                    each,
                    null);
            if (token.status() == 200) {
                headers.put(TOKEN, token.body().strip());
            } else if (!firstVersion) {
                return token;
            }
        } catch (SocketTimeoutException late) {
            // From within a container the token's answer may not reach it, while the first version's do.
            if (!firstVersion || !String.valueOf(late.getMessage()).startsWith("Read")) {
                throw late;
            }
        }
        return Plain.ask("GET", at(path), headers, each, null);
    }

    private URI at(String path) {
        return URI.create(service.toString().replaceFirst("/+$", "") + path);
    }
}
