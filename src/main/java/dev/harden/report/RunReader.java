package dev.harden.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harden.model.Member;
import dev.harden.model.Organization;
import dev.harden.model.Origin;
import dev.harden.model.Report;
import dev.harden.model.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what {@link JsonReporter} writes of a run, of one account or of several, an account at a time. */
public final class RunReader implements AutoCloseable {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String ACCOUNTS = "accounts";
    private static final String VERSION = "schemaVersion";

    private final String name;
    private final boolean whole;
    private final JsonParser parser;
    private final ObjectNode frame;
    private final Optional<Report> only;
    private final Organization about;
    private Optional<ObjectNode> single = Optional.empty();
    private ObjectNode said = JSON.createObjectNode();
    private String last = "";
    private boolean ended;
    private final Tally tally = new Tally();
    private int given;

    private RunReader(String name, InputStream in, boolean whole) throws IOException {
        this.name = name;
        this.whole = whole;
        this.parser = JSON.createParser(in);
        this.frame = guarded(this::head);
        this.only = guarded(() -> single.map(this::report));
        this.about = guarded(() -> only.map(Organization::of).orElseGet(() -> about(frame)));
    }

    /** Reads something. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    /**
     * Opens a report.
     *
     * @param name what the file is called, for errors
     * @throws BadReport when it is none, or of another version
     * @throws IOException when it cannot be read
     */
    public static RunReader open(String name, InputStream in) throws IOException {
        return new RunReader(name, in, true);
    }

    /** As {@link #open(String, InputStream)}, of a report whose parts may not agree, as one that was changed. */
    public static RunReader openAsItIs(String name, InputStream in) throws IOException {
        return new RunReader(name, in, false);
    }

    /** Gives what the run was about. */
    public Organization about() {
        return about;
    }

    /** Gives the account that was read last, as it stands in the file. */
    public ObjectNode said() {
        return said;
    }

    /** Gives what stands around the accounts, when all were read; nothing of a report of one account. */
    public ObjectNode frame() {
        return frame;
    }

    /**
     * Gives the next account's report; none when all were given.
     *
     * @throws BadReport when it is damaged, or out of order
     */
    public Optional<Report> next() throws IOException {
        return guarded(() -> {
            if (ended) {
                return Optional.empty();
            }
            if (single.isPresent()) {
                ended = true;
                said = single.get();
                return only;
            }
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                end();
                ended = true;
                return Optional.empty();
            }
            said = JSON.readTree(parser);
            Report report = report(said);
            String account = report.account().id();
            if (account.compareTo(last) <= 0) {
                throw new BadReport(name + " is a damaged report: account " + account + " stands after " + last);
            }
            last = account;
            given++;
            tally.add(report);
            return Optional.of(report);
        });
    }

    private Report report(ObjectNode tree) {
        return whole ? JsonReader.report(tree) : JsonReader.said(tree);
    }

    private <T> T guarded(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (JsonProcessingException malformed) {
            throw JsonReader.notJson(name, malformed);
        } catch (IllegalArgumentException | DateTimeException | NullPointerException wrong) {
            throw new BadReport(name + " is a damaged report: " + wrong.getMessage());
        }
    }

    /** Reads what stands before the accounts, and stops at their array; all of a report of one account. */
    private ObjectNode head() throws IOException {
        ObjectNode head = JSON.createObjectNode();
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw noReport();
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals(ACCOUNTS) && value == JsonToken.START_ARRAY) {
                return head;
            }
            head.set(field, JSON.<JsonNode>readTree(parser));
        }
        requireNothingBehind();
        if (!head.path(VERSION).isTextual() || !head.has("findings")) {
            throw noReport();
        }
        requireKnownVersion(head);
        single = Optional.of(head);
        return JSON.createObjectNode();
    }

    private BadReport noReport() {
        return new BadReport(name + " is no report of harden: write one with --output json=FILE");
    }

    private void requireKnownVersion(ObjectNode head) {
        String version = JsonReader.text(head, VERSION);
        if (!JsonReporter.reads(version)) {
            throw new BadReport(name + " has schema version " + version + ", and this harden reads 1.x and 2.x");
        }
    }

    private void requireNothingBehind() throws IOException {
        if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
            throw new BadReport(name + " is a damaged report: something stands behind it at line "
                    + parser.currentLocation().getLineNr());
        }
    }

    private Organization about(ObjectNode head) {
        requireKnownVersion(head);
        Agreement.requireLists(head, "checks", "members");
        List<String> checks = JsonReader.texts(head, "checks");
        List<Member> members = JsonReader.each(
                head,
                "members",
                member -> new Member(
                        JsonReader.text(member, "account"),
                        JsonReader.text(member, "name"),
                        JsonReader.text(member, "state"),
                        Agreement.flag(member, "audited")));
        return new Organization(
                new Origin(
                        JsonReader.text(head.path("tool"), "version"),
                        Instant.parse(JsonReader.text(head, "startedAt")),
                        Optional.empty()),
                JsonReader.text(head, "organization"),
                checks,
                members);
    }

    /** Reads to the end, so that what is cut off does not go unnoticed. */
    private void end() throws IOException {
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw new BadReport(name + " is a damaged report: its accounts are no reports");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            frame.set(field, JSON.<JsonNode>readTree(parser));
        }
        requireNothingBehind();
        if (given != about.audited().size()) {
            throw new BadReport(name + " is a damaged report: it has " + given + " accounts of "
                    + about.audited().size());
        }
        if (whole) {
            Agreement.requireSummary(frame, tally::count, tally::count);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
