package dev.harden.session.credentials;

import dev.harden.session.SessionException;
import dev.harden.session.WrongSetting;
import dev.harden.session.setup.Chosen;
import dev.harden.session.setup.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds where credentials come from: by a profile that an option names, its own source alone; else in the order of the AWS
 * CLI. The first that is configured decides: when it fails, that is the cause, and no other is tried.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-authentication.html">the AWS CLI's order</a>
 */
public final class Chain {
    private static final String WEB_FILE = "AWS_WEB_IDENTITY_TOKEN_FILE";

    private final Chosen chosen;

    private Chain(Chosen chosen) {
        this.chosen = chosen;
    }

    /** @throws WrongSetting when what is configured cannot be a source */
    public static Source find(Chosen chosen) {
        return new Chain(chosen).find();
    }

    private Source find() {
        if (chosen.explicit()) {
            return ofProfile(chosen.name(), List.of())
                    .orElseThrow(
                            () -> new SessionException("profile '" + chosen.name() + "' has no credentials: none of"
                                    + " aws_access_key_id, role_arn, sso_session, login_session and credential_process; give it"
                                    + " one, or leave out --profile to use what the environment has"));
        }
        return keysOfEnvironment()
                .or(() -> role(chosen.name(), chosen.profile(), List.of()))
                .or(this::webIdentityOfEnvironment)
                .or(() -> ofProfile(chosen.name(), List.of()))
                .or(() -> ContainerSource.of(chosen))
                .orElseGet(() -> new MetadataSource(Metadata.of(chosen), chosen.name()));
    }

    private Optional<Source> keysOfEnvironment() {
        return keys(
                        chosen.property("aws.accessKeyId"),
                        chosen.property("aws.secretAccessKey"),
                        chosen.property("aws.sessionToken"),
                        "-Daws.secretAccessKey")
                .or(() -> keys(
                        chosen.variable("AWS_ACCESS_KEY_ID"),
                        chosen.variable("AWS_SECRET_ACCESS_KEY"),
                        chosen.variable("AWS_SESSION_TOKEN").or(() -> chosen.variable("AWS_SECURITY_TOKEN")),
                        "AWS_SECRET_ACCESS_KEY"));
    }

    private static Optional<Source> keys(
            Optional<Setting> key, Optional<Setting> secret, Optional<Setting> token, String nameOfSecret) {
        if (key.isEmpty()) {
            return Optional.empty();
        }
        if (secret.isEmpty()) {
            throw new WrongSetting(
                    key.get().where() + " is set without its secret; expected: " + nameOfSecret + " too");
        }
        Given given = Given.of(key.get().value(), secret.get().value(), token.map(Setting::value), Optional.empty());
        return Optional.of(clients -> given);
    }

    private Optional<Source> webIdentityOfEnvironment() {
        return chosen.variable(WEB_FILE)
                .or(() -> chosen.property("aws.webIdentityTokenFile"))
                .map(file -> {
                    Setting role = chosen.variable("AWS_ROLE_ARN")
                            .or(() -> chosen.property("aws.roleArn"))
                            .or(() -> chosen.key("role_arn"))
                            .orElseThrow(() -> file.wrong("AWS_ROLE_ARN beside it"));
                    String session = chosen.variable("AWS_ROLE_SESSION_NAME")
                            .or(() -> chosen.property("aws.roleSessionName"))
                            .map(Setting::value)
                            .orElse(RoleSource.SESSION);
                    return new WebIdentitySource(role.value(), session, file, path(file.value()), Optional.empty());
                });
    }

    private Optional<Source> ofProfile(String name, List<String> above) {
        Map<String, String> profile = chosen.profiles().profile(name).orElse(Map.of());
        return role(name, profile, above)
                .or(() -> webIdentity(name, profile))
                .or(() -> SsoSource.of(chosen, name, profile))
                .or(() -> LoginSource.of(chosen, name, profile))
                .or(() -> keys(name, chosen.profiles().inCredentials(name), profile))
                .or(() -> ProcessSource.of(chosen, name, profile))
                .or(() -> keys(name, profile, profile));
    }

    private Optional<Source> webIdentity(String name, Map<String, String> profile) {
        return key(name, profile, "web_identity_token_file").map(file -> {
            Setting role = key(name, profile, "role_arn").orElseThrow(() -> file.wrong("role_arn beside it"));
            return new WebIdentitySource(
                    role.value(),
                    key(name, profile, "role_session_name").map(Setting::value).orElse(RoleSource.SESSION),
                    file,
                    path(file.value()),
                    key(name, profile, "duration_seconds").map(Setting::number));
        });
    }

    /** Returns the keys of a profile that has one in this of its files; the other half may stand in the other. */
    private static Optional<Source> keys(String name, Map<String, String> here, Map<String, String> profile) {
        boolean any = key(name, here, "aws_access_key_id").isPresent()
                || key(name, here, "aws_secret_access_key").isPresent();
        if (!any) {
            return Optional.empty();
        }
        Optional<Setting> key = key(name, profile, "aws_access_key_id");
        if (key.isEmpty()) {
            throw new WrongSetting(
                    "profile '" + name + "' has aws_secret_access_key without aws_access_key_id; expected: both");
        }
        if (key(name, profile, "aws_secret_access_key").isEmpty()) {
            throw new WrongSetting(
                    "profile '" + name + "' has aws_access_key_id without aws_secret_access_key; expected: both");
        }
        return keys(
                key,
                key(name, profile, "aws_secret_access_key"),
                key(name, profile, "aws_session_token").or(() -> key(name, profile, "aws_security_token")),
                "aws_secret_access_key");
    }

    private Optional<Source> role(String name, Map<String, String> profile, List<String> above) {
        Optional<Setting> role = key(name, profile, "role_arn");
        if (role.isEmpty() || key(name, profile, "web_identity_token_file").isPresent()) {
            return Optional.empty();
        }
        boolean own = Stream.of("aws_access_key_id", "aws_secret_access_key")
                .allMatch(key -> key(name, profile, key).isPresent());
        if (own && !above.isEmpty()) {
            // Keys of a source come before its role, so that a profile may be its own source.
            return Optional.empty();
        }
        Optional<Setting> source = key(name, profile, "source_profile");
        Optional<Setting> kind = key(name, profile, "credential_source");
        if (source.isPresent() == kind.isPresent()) {
            if (!chosen.explicit()
                    && source.isEmpty()
                    && above.isEmpty()
                    && chosen.variable(WEB_FILE).isPresent()) {
                return Optional.empty();
            }
            throw role.get().wrong("beside it source_profile or credential_source, and not both");
        }
        List<String> way = new ArrayList<>(above);
        way.add(name);
        Source below = source.isPresent() ? source(source.get(), way) : place(kind.get());
        return Optional.of(new RoleSource(
                role.get(),
                below,
                key(name, profile, "role_session_name").map(Setting::value).orElse(RoleSource.SESSION),
                key(name, profile, "external_id").map(Setting::value),
                key(name, profile, "duration_seconds").map(Setting::number),
                key(name, profile, "mfa_serial")
                        .map(serial -> new Mfa(serial.value(), chosen.name(), chosen.around()))));
    }

    private Source source(Setting source, List<String> way) {
        String name = source.value();
        boolean itself = way.get(way.size() - 1).equals(name);
        Map<String, String> profile = chosen.profiles()
                .profile(name)
                .orElseThrow(() -> source.wrong("a profile of the AWS config and credentials files; "
                        + chosen.profiles().known()));
        boolean keys = key(name, profile, "aws_access_key_id").isPresent();
        if (way.contains(name) && !(itself && keys)) {
            List<String> circle = new ArrayList<>(way.subList(way.indexOf(name), way.size()));
            circle.add(name);
            throw new WrongSetting("source_profile goes in a circle: " + String.join(" -> ", circle)
                    + "; expected: a profile that has credentials at its end");
        }
        return ofProfile(name, way)
                .orElseThrow(() -> new WrongSetting(source.where() + " is '" + name
                        + "', which has no credentials; expected: a profile that has some"));
    }

    private Source place(Setting kind) {
        return switch (kind.value()) {
            case "Environment" ->
                keysOfEnvironment()
                        .orElseThrow(() -> new SessionException(
                                kind.where() + " is 'Environment', and AWS_ACCESS_KEY_ID is not set"));
            case "EcsContainer" ->
                ContainerSource.of(chosen)
                        .orElseThrow(() -> new SessionException(kind.where()
                                + " is 'EcsContainer', and AWS_CONTAINER_CREDENTIALS_FULL_URI and"
                                + " AWS_CONTAINER_CREDENTIALS_RELATIVE_URI are not set"));
            case "Ec2InstanceMetadata" -> new MetadataSource(Metadata.of(chosen), chosen.name());
            default -> throw kind.wrong("Environment, Ec2InstanceMetadata or EcsContainer");
        };
    }

    private Path path(String text) {
        return chosen.around().path(text);
    }

    static Optional<Setting> key(String name, Map<String, String> profile, String key) {
        return Optional.ofNullable(profile.get(key))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(value -> new Setting(key + " of profile '" + name + "'", value));
    }
}
