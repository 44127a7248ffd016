package dev.harden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.harden.model.Waiver;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads the waivers of the config file. */
final class WaiverList {
    private static final List<String> FIELDS = List.of("check", "resource", "reason", "owner", "expires");

    private WaiverList() {}

    /**
     * Reads them.
     *
     * @param node the list; a missing node where the file has none
     * @throws UsageError when one lacks a field, or has one that nobody takes
     */
    static List<Waiver> read(Path file, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw new UsageError("waivers in " + file + " takes a list");
        }
        List<Waiver> waivers = new ArrayList<>();
        for (JsonNode one : node) {
            waivers.add(waiver("waiver " + (waivers.size() + 1) + " in " + file, one));
        }
        return waivers;
    }

    private static Waiver waiver(String where, JsonNode node) {
        Set<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        FIELDS.forEach(unknown::remove);
        if (!node.isObject() || !unknown.isEmpty()) {
            throw new UsageError(where + " takes " + String.join(", ", FIELDS)
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
                node.get("reason").asText(),
                node.get("owner").asText(),
                date(where, node.get("expires").asText()));
    }

    private static LocalDate date(String where, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            throw new UsageError(where + ": expires takes a day, as 2027-03-31, not '" + text + "'");
        }
    }
}
