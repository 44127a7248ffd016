package dev.harden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.harden.checks.Registered;
import dev.harden.checks.Registry;
import dev.harden.model.Waiver;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the waivers of the config file. */
final class WaiverList {
    private static final List<String> FIELDS = List.of("check", "resource", "reason", "owner", "expires");
    private static final List<String> ALSO = List.of("account", "region");

    private WaiverList() {}

    /**
     * Reads them.
     *
     * @param node the list; a missing node where the file has none
     * @throws UsageError when one lacks a field, has one that nobody takes, or is of a check that is none
     */
    static List<Waiver> read(Path file, JsonNode node, Registry registry) {
        List<String> checks = registry.checks().stream().map(Registered::id).toList();
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw new UsageError("waivers in " + file + " takes a list");
        }
        List<Waiver> waivers = new ArrayList<>();
        for (JsonNode one : node) {
            String where = "waiver " + (waivers.size() + 1) + " in " + file;
            Waiver waiver = waiver(where, one);
            requireCheck(where, waiver.check(), checks);
            waivers.add(waiver);
        }
        return waivers;
    }

    private static void requireCheck(String where, String check, List<String> checks) {
        try {
            Suggestion.match("check", check, checks, "'harden checks' lists them");
        } catch (UsageError unknown) {
            throw new UsageError(where + ": " + unknown.getMessage());
        }
    }

    private static Waiver waiver(String where, JsonNode node) {
        Set<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        FIELDS.forEach(unknown::remove);
        ALSO.forEach(unknown::remove);
        if (!node.isObject() || !unknown.isEmpty()) {
            throw new UsageError(where + " takes " + String.join(", ", FIELDS) + ", and " + String.join(", ", ALSO)
                    + (unknown.isEmpty() ? "" : ", not " + String.join(", ", unknown)));
        }
        for (String field : FIELDS) {
            if (!node.path(field).isValueNode() || node.path(field).asText().isBlank()) {
                throw new UsageError(
                        where + " lacks its " + field + "; all of " + String.join(", ", FIELDS) + " are required");
            }
        }
        return new Waiver(
                node.get("check").asText(),
                node.get("resource").asText(),
                node.has("account")
                        ? Optional.of(AccountIds.read(where + ": account", node.get("account")))
                        : Optional.empty(),
                node.has("region") ? Optional.of(region(where, node.get("region"))) : Optional.empty(),
                node.get("reason").asText(),
                node.get("owner").asText(),
                date(where, node.get("expires").asText()));
    }

    private static String region(String where, JsonNode node) {
        if (!node.isTextual() || node.asText().isBlank()) {
            throw new UsageError(where + ": region takes a region's code, as eu-west-1, or 'global'");
        }
        return node.asText();
    }

    private static LocalDate date(String where, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            throw new UsageError(where + ": expires takes a day, as 2027-03-31, not '" + text + "'");
        }
    }
}
