package dev.harden.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harden.checks.Registry;
import dev.harden.facts.Option;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes the JSON schema of config files, as {@code docs/config.schema.json} publishes it. */
final class ConfigSchema {
    private ConfigSchema() {}

    static String text(Registry registry) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Config file of harden");
        root.put("type", "object");
        ObjectNode keys = root.putObject("properties");
        ObjectNode expected = keys.putObject("expect-account");
        expected.put("description", "The accounts that the file is for.");
        expected.putArray("oneOf").add(account(root)).add(list(root, account(root)));
        ObjectNode pace = keys.putObject("pace");
        pace.put("description", "Requests a second by service, in each region.").put("type", "object");
        ObjectNode services = pace.putObject("properties");
        ObjectNode rate = root.objectNode();
        rate.put("type", "number").put("exclusiveMinimum", 0).put("maximum", 10_000);
        Sessions.services(registry).forEach(service -> {
            services.set(service, rate);
            keys.set("pace." + service, rate);
        });
        pace.put("additionalProperties", false);
        keys.set("waivers", waivers(root));
        Map<String, Option<?>> known = new TreeMap<>(ConfigFile.known(registry));
        known.forEach((key, option) -> {
            keys.set(key, option(root, option));
            nested(keys, key, option(root, option));
        });
        root.put("additionalProperties", false);
        return root.toPrettyString() + "\n";
    }

    /** Puts a key with dots as a mapping too: files may nest it. */
    private static void nested(ObjectNode keys, String key, ObjectNode schema) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            keys.set(key, schema);
            return;
        }
        ObjectNode inner = keys.has(key.substring(0, dot))
                ? (ObjectNode) keys.get(key.substring(0, dot))
                : keys.putObject(key.substring(0, dot)).put("type", "object").put("additionalProperties", false);
        nested(inner.withObjectProperty("properties"), key.substring(dot + 1), schema);
    }

    private static ObjectNode option(ObjectNode root, Option<?> option) {
        ObjectNode schema = root.objectNode();
        schema.put("description", option.description());
        Object fallback = option.fallback();
        if (fallback instanceof Optional<?>) {
            schema.put("type", "string").put("pattern", "^\\d{12}$");
        } else if (fallback instanceof Integer number) {
            schema.put("type", "integer").put("default", number);
        } else if (fallback instanceof Boolean flag) {
            schema.put("type", "boolean").put("default", flag);
        } else if (fallback instanceof List<?> list) {
            boolean numbers = !list.isEmpty() && list.get(0) instanceof Integer;
            schema.put("type", "array").putObject("items").put("type", numbers ? "integer" : "string");
            schema.putPOJO("default", plain(list));
        }
        return schema;
    }

    /** Gives a default as the file would write it. */
    static Object plain(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(ConfigSchema::plain).toList();
        }
        return value instanceof Integer || value instanceof Boolean ? value : value.toString();
    }

    private static ObjectNode account(ObjectNode root) {
        return root.objectNode().put("type", "string").put("pattern", "^\\d{12}$");
    }

    private static ObjectNode list(ObjectNode root, ObjectNode item) {
        ObjectNode list = root.objectNode().put("type", "array").put("minItems", 1);
        list.set("items", item);
        return list;
    }

    private static ObjectNode waivers(ObjectNode root) {
        ObjectNode waivers = root.objectNode().put("type", "array");
        ObjectNode one = waivers.putObject("items").put("type", "object").put("additionalProperties", false);
        ObjectNode keys = one.putObject("properties");
        for (String field : List.of("check", "resource", "reason", "owner", "region")) {
            keys.putObject(field).put("type", "string").put("minLength", 1);
        }
        keys.putObject("expires").put("type", "string").put("pattern", "^\\d{4}-\\d\\d-\\d\\d$");
        keys.set("account", account(root));
        List.of("check", "resource", "reason", "owner", "expires").forEach(one.putArray("required")::add);
        return waivers;
    }
}
