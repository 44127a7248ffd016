package dev.harden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harden.checks.Registry;
import dev.harden.facts.Option;
import dev.harden.facts.Options;
import dev.harden.model.Waiver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Is what the config file says.
 *
 * @param options the checks' options
 * @param pace requests a second by service, as {@code ec2}, where the file sets them
 * @param waivers whose risk people have taken
 * @param expected the ids of the accounts that it is for; empty for any
 */
record ConfigFile(Options options, Map<String, Double> pace, List<Waiver> waivers, List<String> expected) {
    private static final String PACE = "pace.";
    private static final String WAIVERS = "waivers";
    private static final String EXPECTED = "expect-account";

    static ConfigFile none() {
        return new ConfigFile(Options.none(), Map.of(), List.of(), List.of());
    }

    /**
     * Reads the file: YAML, whose keys may be nested or written with dots.
     *
     * @throws UsageError when it is not readable, or holds a key or a value that nobody takes
     */
    static ConfigFile read(Path file, Registry registry) {
        Map<String, Object> values = new TreeMap<>();
        JsonNode tree = parse(file);
        List<Waiver> waivers = WaiverList.read(file, tree.path(WAIVERS), registry);
        List<String> expected =
                tree.has(EXPECTED) ? AccountIds.list(EXPECTED + " in " + file, tree.get(EXPECTED)) : List.of();
        if (tree.isObject()) {
            ((ObjectNode) tree).remove(List.of(WAIVERS, EXPECTED));
        }
        flatten(file, "", tree, values);
        Map<String, Option<?>> known = known(registry);
        Map<String, Object> options = new TreeMap<>();
        Map<String, Double> pace = new TreeMap<>();
        Set<String> services = Sessions.services(registry);
        values.forEach((key, value) -> {
            if (key.startsWith(PACE)) {
                String service = key.substring(PACE.length());
                Suggestion.require(
                        "service under pace in " + file, service, services, "there are " + String.join(", ", services));
                pace.put(service, rate(file, key, value));
            } else {
                accept(file, key, value, known);
                options.put(key, value);
            }
        });
        return new ConfigFile(new Options(options), pace, waivers, expected);
    }

    /** Gives all options that some check takes, by key. */
    static Map<String, Option<?>> known(Registry registry) {
        Map<String, Option<?>> known = new TreeMap<>();
        registry.checks().forEach(check -> check.check().options().forEach(option -> known.put(option.key(), option)));
        return known;
    }

    private static JsonNode parse(Path file) {
        JsonNode tree = YamlFile.read("the config file", file).tree();
        if (tree.isMissingNode() || tree.isNull() || tree.isObject()) {
            return tree;
        }
        throw new UsageError("the config file " + file + " must hold keys and values");
    }

    private static void flatten(Path file, String prefix, JsonNode node, Map<String, Object> into) {
        node.properties().forEach(entry -> {
            String key = prefix + entry.getKey();
            if (entry.getValue().isObject()) {
                flatten(file, key + ".", entry.getValue(), into);
            } else if (into.put(key, new ObjectMapper().convertValue(entry.getValue(), Object.class)) != null) {
                throw new UsageError("the config file " + file + " sets " + key + " twice");
            }
        });
    }

    private static void accept(Path file, String key, Object value, Map<String, Option<?>> known) {
        Suggestion.require(
                "option in " + file,
                key,
                new TreeSet<>(known.keySet()),
                "'harden explain CHECK' names the options of a check");
        try {
            known.get(key).parse().apply(value);
        } catch (IllegalArgumentException refused) {
            throw new UsageError(key + " in " + file + " " + refused.getMessage() + ", not '" + value + "'");
        }
    }

    private static double rate(Path file, String key, Object value) {
        if (value instanceof Number number && number.doubleValue() > 0 && number.doubleValue() <= 10_000) {
            return number.doubleValue();
        }
        throw new UsageError(
                key + " in " + file + " takes requests a second, more than 0 and at most 10000, not '" + value + "'");
    }
}
