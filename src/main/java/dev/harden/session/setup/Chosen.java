package dev.harden.session.setup;

import dev.harden.session.WrongSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Is the profile in use, and decides between it and the environment: a profile that an option names decides whatever it
 * says; else system properties and variables come before the profile, as AWS's tools have it.
 *
 * @param around the environment
 * @param profiles the files
 * @param name the profile in use
 * @param explicit whether an option named it
 * @param profile what the files say of it
 * @see <a href="https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html">the AWS CLI's order</a>
 */
public record Chosen(
        Surroundings around, Profiles profiles, String name, boolean explicit, Map<String, String> profile) {
    /** Is for a recording: what stands around this process has no say. */
    public static Chosen only(Map<String, String> settings) {
        return new Chosen(Surroundings.none(), Profiles.none(), "default", false, settings);
    }

    /** @throws WrongSetting when the profile does not exist, or a file is malformed */
    public static Chosen of(Surroundings around, Optional<String> option) {
        Profiles profiles = Profiles.read(around);
        Optional<Setting> named = option.map(name -> new Setting("--profile", name))
                .or(() -> around.property("aws.profile").map(name -> new Setting("aws.profile", name)))
                .or(() -> around.variable("AWS_PROFILE").map(name -> new Setting("AWS_PROFILE", name)))
                .or(() -> around.variable("AWS_DEFAULT_PROFILE").map(name -> new Setting("AWS_DEFAULT_PROFILE", name)));
        String name = named.map(Setting::value).orElse("default");
        Optional<Map<String, String>> profile = profiles.profile(name);
        if (profile.isEmpty() && named.isPresent() && (option.isPresent() || !name.equals("default"))) {
            throw new WrongSetting(named.get().where() + ": there is no profile '" + name
                    + "' in the AWS config and credentials files; " + profiles.known());
        }
        return new Chosen(around, profiles, name, option.isPresent(), profile.orElse(Map.of()));
    }

    /** Finds a setting by its key in a profile, its variable, and its system property. */
    public Optional<Setting> find(String key, String variable, String property) {
        Optional<Setting> here = key(key);
        Optional<Setting> outside = property(property).or(() -> variable(variable));
        return explicit ? here.or(() -> outside) : outside.or(() -> here);
    }

    /** Returns all places where a setting stands. */
    List<Setting> everywhere(String key, String variable, String property) {
        return java.util.stream.Stream.of(key(key), variable(variable), property(property))
                .flatMap(Optional::stream)
                .toList();
    }

    public Optional<Setting> key(String key) {
        return Optional.ofNullable(profile.get(key))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(value -> new Setting(key + " of profile '" + name + "'", value));
    }

    public Optional<Setting> variable(String variable) {
        return around.variable(variable).map(value -> new Setting(variable, value));
    }

    public Optional<Setting> property(String property) {
        return around.property(property).map(value -> new Setting("-D" + property, value));
    }

    public boolean flag(String key, String variable, String property) {
        return find(key, variable, property).map(Setting::flag).orElse(false);
    }
}
