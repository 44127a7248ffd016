package dev.harden.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.model.Account;
import dev.harden.model.CallOutcome;
import dev.harden.model.Cause;
import dev.harden.model.Coverage;
import dev.harden.model.Extent;
import dev.harden.model.Finding;
import dev.harden.model.Marks;
import dev.harden.model.Origin;
import dev.harden.model.Outcome;
import dev.harden.model.Report;
import dev.harden.model.Resource;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Unknown;
import dev.harden.model.Waiver;
import dev.harden.model.WaiverUse;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what {@link JsonReporter} writes, so that a saved report can be written in other formats and compared. */
public final class JsonReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReader() {}

    /**
     * Reads a report.
     *
     * @param name what the file is called, for errors
     * @throws BadReport when it is none, or of another version
     * @throws IOException when it cannot be read
     */
    public static Report read(String name, InputStream in) throws IOException {
        try {
            JsonNode tree = JSON.readTree(in);
            if (tree != null && tree.has("organization") && tree.has("accounts")) {
                throw new BadReport(name + " is a report of several accounts, where one of a single account is wanted");
            }
            if (tree == null || !tree.path("schemaVersion").isTextual() || !tree.has("findings")) {
                throw new BadReport(name + " is no report of harden: write one with --output json=FILE");
            }
            String version = tree.get("schemaVersion").asText();
            if (!version.equals(JsonReporter.SCHEMA_VERSION)) {
                throw new BadReport(name + " has schema version " + version + ", and this harden reads "
                        + JsonReporter.SCHEMA_VERSION);
            }
            return report(tree);
        } catch (JsonProcessingException malformed) {
            throw new BadReport(name + " is not JSON: "
                    + malformed.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IllegalArgumentException | DateTimeException | NullPointerException wrong) {
            throw new BadReport(name + " is a damaged report: " + wrong.getMessage());
        }
    }

    static Report report(JsonNode tree) {
        List<String> exchanges = each(tree, "exchanges", JsonNode::asText);
        return new Report(
                new Origin(
                        text(tree.path("tool"), "version"),
                        Instant.parse(text(tree, "startedAt")),
                        Optional.ofNullable(tree.get("recording")).map(JsonNode::asText)),
                new Account(text(tree, "account"), text(tree, "partition"), text(tree, "caller")),
                new Extent(
                        each(tree, "checks", JsonNode::asText),
                        each(tree, "benchmarks", node -> text(node, "id")),
                        each(tree, "regions", JsonNode::asText),
                        each(tree, "coverage", JsonReader::coverage)),
                each(tree, "findings", node -> finding(node, exchanges)),
                each(
                        tree,
                        "waivers",
                        node -> new WaiverUse(
                                waiver(node),
                                WaiverUse.State.valueOf(text(node, "state")),
                                node.path("findings").asInt())),
                JsonMaps.read(tree.path("maps")));
    }

    private static Coverage coverage(JsonNode node) {
        return new Coverage(
                text(node, "service"),
                text(node, "operation"),
                text(node, "region"),
                node.path("calls").asInt(),
                CallOutcome.valueOf(text(node, "outcome")));
    }

    private static Finding finding(JsonNode node, List<String> exchanges) {
        JsonNode resource = node.path("resource");
        return new Finding(
                text(node, "check"),
                Severity.valueOf(text(node, "severity")),
                text(node, "account"),
                text(node, "region"),
                new Resource(
                        text(resource, "arn"), text(resource, "id"), text(resource, "type"), text(resource, "name")),
                new Outcome(
                        Status.valueOf(text(node, "status")),
                        text(node, "message"),
                        each(node, "evidence", JsonNode::asText),
                        Optional.ofNullable(node.get("unknown")).map(JsonReader::unknown)),
                new Marks(
                        each(node, "exchanges", place -> named(exchanges, place.asInt(-1))),
                        Optional.ofNullable(node.get("waiver")).map(JsonReader::waiver),
                        node.path("inBaseline").asBoolean()));
    }

    private static String named(List<String> exchanges, int place) {
        if (place < 0 || place >= exchanges.size()) {
            throw new IllegalArgumentException("a finding names exchange " + place + " of " + exchanges.size());
        }
        return exchanges.get(place);
    }

    private static Unknown unknown(JsonNode node) {
        return new Unknown(
                Cause.valueOf(text(node, "cause")), text(node, "operation"), text(node, "action"), text(node, "code"));
    }

    private static Waiver waiver(JsonNode node) {
        return new Waiver(
                text(node, "check"),
                text(node, "resource"),
                optional(node, "account"),
                optional(node, "region"),
                text(node, "reason"),
                text(node, "owner"),
                LocalDate.parse(text(node, "expires")));
    }

    private static Optional<String> optional(JsonNode node, String name) {
        return node.has(name) ? Optional.of(text(node, name)) : Optional.empty();
    }

    static String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isTextual()) {
            throw new IllegalArgumentException("it lacks " + name);
        }
        return value.asText();
    }

    private static <T> List<T> each(JsonNode node, String name, Function<JsonNode, T> read) {
        List<T> items = new ArrayList<>();
        node.path(name).forEach(item -> items.add(read.apply(item)));
        return items;
    }
}
