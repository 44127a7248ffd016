package dev.harden.report;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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

/** Reads what {@link JsonReporter} writes of an account, so that it can be written in other formats and compared. */
public final class JsonReader {
    private JsonReader() {}

    /**
     * Reads a report of one account.
     *
     * @param name what the file is called, for errors
     * @throws BadReport when it is none, or of another version
     * @throws IOException when it cannot be read
     */
    public static Report read(String name, InputStream in) throws IOException {
        try (RunReader run = RunReader.open(name, in)) {
            if (!run.about().alone()) {
                throw new BadReport(
                        name + " is a report of several accounts, where one of a single account is expected");
            }
            return run.next().orElseThrow();
        }
    }

    /** Says where a file is no JSON, or holds more than a document. */
    static BadReport notJson(String name, JsonProcessingException malformed) {
        JsonLocation at = malformed.getLocation();
        String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        String why = malformed.getOriginalMessage().lines().findFirst().orElse("");
        return new BadReport(name + " is not JSON" + place + ": " + why.replaceFirst(" \\(start marker.*", ""));
    }

    static Report report(JsonNode tree) {
        Report report = said(tree);
        Agreement.require(tree, report);
        return report;
    }

    /** Gives what a report says, whether or not its parts agree. */
    static Report said(JsonNode tree) {
        if (tree.has("statuses")) {
            throw new BadReport("the report of account " + text(tree, "account") + " lists findings of status "
                    + String.join(", ", texts(tree, "statuses"))
                    + " alone, by --status: one that lists all findings is expected");
        }
        List<String> exchanges = texts(tree, "exchanges");
        return new Report(
                new Origin(
                        text(tree.path("tool"), "version"),
                        Instant.parse(text(tree, "startedAt")),
                        Optional.ofNullable(tree.get("recording")).map(sum -> text(tree, "recording")),
                        optional(tree, "answeredBy")),
                new Account(text(tree, "account"), text(tree, "partition"), text(tree, "caller")),
                new Extent(
                        texts(tree, "checks"),
                        each(tree, "benchmarks", node -> text(node, "id")),
                        texts(tree, "regions"),
                        each(tree, "coverage", JsonReader::coverage)),
                each(tree, "findings", node -> finding(node, exchanges)),
                each(
                        tree,
                        "waivers",
                        node -> new WaiverUse(
                                waiver(node), WaiverUse.State.valueOf(text(node, "state")), number(node, "findings"))),
                JsonMaps.read(tree.path("maps")));
    }

    private static Coverage coverage(JsonNode node) {
        return new Coverage(
                text(node, "service"),
                text(node, "operation"),
                text(node, "region"),
                number(node, "calls"),
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
                        texts(node, "evidence"),
                        Optional.ofNullable(node.get("unknown")).map(JsonReader::unknown),
                        JsonAspects.read(node)),
                new Marks(
                        each(node, "exchanges", place -> named(exchanges, place)),
                        Optional.ofNullable(node.get("waiver")).map(JsonReader::waiver),
                        Agreement.flag(node, "inBaseline"),
                        Optional.ofNullable(node.get("firstObservedAt"))
                                .map(time -> Instant.parse(text(node, "firstObservedAt")))),
                RemedyJson.read(node));
    }

    private static String named(List<String> exchanges, JsonNode place) {
        if (!place.isInt() || place.asInt() < 0 || place.asInt() >= exchanges.size()) {
            throw new IllegalArgumentException("there is no exchange " + place + " of " + exchanges.size());
        }
        return exchanges.get(place.asInt());
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

    private static int number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isInt() || value.asInt() < 0) {
            throw new IllegalArgumentException("it has no number of " + name);
        }
        return value.asInt();
    }

    static List<String> texts(JsonNode node, String name) {
        return each(node, name, item -> {
            if (!item.isTextual()) {
                throw new IllegalArgumentException("it is no text");
            }
            return item.asText();
        });
    }

    /** Reads a list, and says of what cannot be read which item it is. */
    static <T> List<T> each(JsonNode node, String name, Function<JsonNode, T> read) {
        List<T> items = new ArrayList<>();
        JsonNode list = node.path(name);
        if (!list.isMissingNode() && !list.isArray()) {
            throw new IllegalArgumentException(name + " is no list");
        }
        for (JsonNode item : list) {
            try {
                items.add(read.apply(item));
            } catch (IllegalArgumentException | DateTimeException | NullPointerException wrong) {
                throw new IllegalArgumentException(name + "[" + items.size() + "]: " + wrong.getMessage(), wrong);
            }
        }
        return items;
    }
}
