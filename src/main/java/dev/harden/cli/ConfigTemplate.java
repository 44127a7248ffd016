package dev.harden.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.checks.Registry;
import dev.harden.facts.Option;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes a config file in which every line is a comment: what can be set, what it does, and what it is without. */
final class ConfigTemplate {
    private static final String HEAD = """
            # The config file of harden, for --config. Every line is a comment: take the # away from what you set.
            # 'harden config schema' prints its JSON schema, by which editors complete and check it.

            # The accounts that it is for; any other is refused before anything is asked.
            #expect-account: ["111122223333"]

            # Requests a second that a service gets in each region, where it is not to be the built-in pace.
            #pace:
            #  ec2: 5

            # What somebody takes the risk of, until a day. check and resource are required, * stands for any run of
            # characters; account and region narrow it down.
            #waivers:
            #  - check: iam-key-rotation
            #    resource: "*ci-deploy*"
            #    account: "111122223333"
            #    region: global
            #    reason: the build server cannot assume a role before its move
            #    owner: platform@example.com
            #    expires: 2027-06-30

            # Options of checks.
            """;

    private ConfigTemplate() {}

    static String text(Registry registry) {
        StringBuilder text = new StringBuilder(HEAD);
        for (Map.Entry<String, Option<?>> option : new TreeMap<>(ConfigFile.known(registry)).entrySet()) {
            text.append("\n# ")
                    .append(option.getValue().description().replace("\n", "\n# "))
                    .append('\n');
            text.append('#')
                    .append(option.getKey())
                    .append(": ")
                    .append(value(option.getValue().fallback()))
                    .append('\n');
        }
        return text.toString();
    }

    /** Gives a default as YAML; JSON is YAML. */
    private static String value(Object fallback) {
        Object plain = fallback instanceof Optional<?> optional ? optional.orElse(null) : fallback;
        try {
            return plain == null ? "\"\"  # none" : new ObjectMapper().writeValueAsString(ConfigSchema.plain(plain));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
