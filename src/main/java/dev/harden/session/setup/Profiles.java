package dev.harden.session.setup;

import dev.harden.session.WrongSetting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * Reads the AWS config and credentials files.
 *
 * @param config the config file
 * @param credentials the credentials file
 * @param merged both; where they differ, the credentials file decides
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html">where they are</a>
 */
public record Profiles(ProfileFile config, ProfileFile credentials, ProfileFile merged) {
    /** Returns files that say nothing. */
    static Profiles none() {
        ProfileFile nothing = read("", ProfileFile.Type.CONFIGURATION);
        return new Profiles(nothing, nothing, nothing);
    }

    /** @throws WrongSetting when a file that is there cannot be read */
    public static Profiles read(Surroundings around) {
        ProfileFile config =
                file(around, "AWS_CONFIG_FILE", "aws.configFile", "config", ProfileFile.Type.CONFIGURATION);
        ProfileFile credentials = file(
                around,
                "AWS_SHARED_CREDENTIALS_FILE",
                "aws.sharedCredentialsFile",
                "credentials",
                ProfileFile.Type.CREDENTIALS);
        return new Profiles(
                config,
                credentials,
                ProfileFile.aggregator().addFile(credentials).addFile(config).build());
    }

    private static ProfileFile file(
            Surroundings around, String variable, String property, String name, ProfileFile.Type type) {
        Optional<String> named = around.property(property).or(() -> around.variable(variable));
        Path path = named.map(around::path)
                .orElseGet(() -> around.home().resolve(".aws").resolve(name));
        String where = named.isEmpty()
                ? path.toString()
                : (around.property(property).isPresent() ? property : variable) + " (" + path + ")";
        if (Files.notExists(path)) {
            return read("", type);
        }
        try {
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            return read(text.startsWith("\uFEFF") ? text.substring(1) : text, type);
        } catch (IOException unreadable) {
            throw new WrongSetting(where + " cannot be read ("
                    + unreadable.getClass().getSimpleName() + "); expected: an AWS " + name + " file");
        } catch (IllegalArgumentException malformed) {
            throw new WrongSetting(where + " is no AWS " + name + " file: " + malformed.getMessage()
                    + "; expected: sections such as [default]"
                    + (type == ProfileFile.Type.CONFIGURATION ? " and [profile prod]" : " and [prod]")
                    + " with lines such as region = eu-west-1");
        }
    }

    private static ProfileFile read(String text, ProfileFile.Type type) {
        return ProfileFile.builder().content(text).type(type).build();
    }

    public Optional<Map<String, String>> profile(String name) {
        return merged.profile(name).map(Profile::properties);
    }

    /** Returns what the credentials file alone says of a profile. */
    public Map<String, String> inCredentials(String name) {
        return credentials.profile(name).map(Profile::properties).orElse(Map.of());
    }

    /** Returns a section that is no profile, as {@code [services local]}. */
    public Optional<Map<String, String>> section(String kind, String name) {
        return merged.getSection(kind, name).map(Profile::properties);
    }

    /** Returns the profiles there are, as the end of a sentence. */
    public String known() {
        Set<String> names = new TreeSet<>(merged.profiles().keySet());
        return names.isEmpty() ? "there are none" : "there are " + String.join(", ", names);
    }
}
