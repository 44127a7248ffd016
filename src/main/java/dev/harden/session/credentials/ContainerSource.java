package dev.harden.session.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.session.SessionException;
import dev.harden.session.setup.Chosen;
import dev.harden.session.setup.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the agent of a container, as of ECS or EKS Pod Identity.
 *
 * @param setting names its address
 * @param url its address
 * @param token what it wants to be shown
 * @param tokenFile names the file that holds it instead, which is written anew from time to time
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html">its variables</a>
 */
record ContainerSource(Setting setting, URI url, Optional<Setting> token, Optional<Setting> tokenFile)
        implements Source {
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final int TRIES = 3;
    private static final Set<String> NEIGHBOURS = Set.of("169.254.170.2", "169.254.170.23", "fd00:ec2:0:0:0:0:0:23");

    static Optional<Source> of(Chosen chosen) {
        Optional<Setting> relative = chosen.property("aws.containerCredentialsPath")
                .or(() -> chosen.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"));
        Optional<Setting> full = chosen.property("aws.containerCredentialsFullUri")
                .or(() -> chosen.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI"));
        if (relative.isEmpty() && full.isEmpty()) {
            return Optional.empty();
        }
        Setting setting = relative.or(() -> full).get();
        URI url;
        if (relative.isPresent()) {
            if (!setting.value().startsWith("/")) {
                throw setting.wrong("a path, for example /v2/credentials/1");
            }
            String service = chosen.variable("AWS_CONTAINER_SERVICE_ENDPOINT")
                    .map(found -> found.url().toString())
                    .orElse("http://169.254.170.2");
            url = new Setting(setting.where(), service + setting.value()).url();
        } else {
            url = setting.url();
            if (!url.getScheme().equals("https") && !isNear(url.getHost())) {
                throw setting.wrong("https, or http to this machine, 169.254.170.2 or 169.254.170.23");
            }
        }
        return Optional.of(new ContainerSource(
                setting,
                url,
                chosen.property("aws.containerAuthorizationToken")
                        .or(() -> chosen.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN")),
                chosen.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")));
    }

    private static boolean isNear(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress() || NEIGHBOURS.contains(address.getHostAddress());
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    @Override
    public Given load(Clients clients) {
        String what = "the container's credentials endpoint " + url.getScheme() + "://" + url.getAuthority()
                + url.getPath() + " (" + setting.where() + ")";
        Map<String, String> headers = shown().map(value -> Map.of("Authorization", value, "Accept", "application/json"))
                .orElse(Map.of("Accept", "application/json"));
        Plain answer = ask(clients, headers, what);
        if (answer.status() == 401 || answer.status() == 403) {
            throw new SessionException(what + " refused the token of "
                    + tokenFile
                            .or(() -> token)
                            .map(Setting::where)
                            .orElse("nobody: AWS_CONTAINER_AUTHORIZATION_TOKEN" + " and its _FILE are not set")
                    + " (HTTP " + answer.status() + said(answer) + ")");
        }
        if (answer.status() != 200) {
            throw new SessionException(what + " answered HTTP " + answer.status() + said(answer));
        }
        try {
            return Given.read(new ObjectMapper().readTree(answer.body()), "Token", what);
        } catch (JsonProcessingException malformed) {
            throw new SessionException(what + " answered no JSON");
        }
    }

    private Plain ask(Clients clients, Map<String, String> headers, String what) {
        for (int tried = 1; ; tried++) {
            try {
                Plain answer = Plain.ask("GET", url, headers, WAIT, clients.trust());
                if (answer.status() < 500 || tried == TRIES) {
                    return answer;
                }
            } catch (IOException noAnswer) {
                if (tried == TRIES) {
                    throw new SessionException(what + " does not answer: " + noAnswer.getMessage(), noAnswer);
                }
            }
        }
    }

    private static String said(Plain answer) {
        try {
            String message =
                    new ObjectMapper().readTree(answer.body()).path("message").asText("");
            return message.isEmpty() ? "" : ": " + message;
        } catch (JsonProcessingException none) {
            return "";
        }
    }

    private Optional<String> shown() {
        return tokenFile
                .map(file -> {
                    try {
                        return Files.readString(Path.of(file.value())).strip();
                    } catch (IOException unreadable) {
                        throw new SessionException(
                                file.where() + " is '" + file.value() + "', and that file cannot be read ("
                                        + unreadable.getClass().getSimpleName() + ")",
                                unreadable);
                    }
                })
                .or(() -> token.map(Setting::value))
                .filter(value -> value.chars().noneMatch(character -> character < ' '));
    }
}
