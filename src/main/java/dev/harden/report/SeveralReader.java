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

/** Reads what {@link JsonReporter} writes of several accounts, one account at a time. */
public final class SeveralReader implements AutoCloseable {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String ACCOUNTS = "accounts";

    private final String name;
    private final JsonParser parser;
    private final Organization about;
    private String last = "";
    private boolean ended;
    private final Tally tally = new Tally();
    private int given;

    private SeveralReader(String name, InputStream in) throws IOException {
        this.name = name;
        this.parser = JSON.createParser(in);
        this.about = guarded(() -> about(head()));
    }

    /** Reads something. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    /**
     * Opens a report of several accounts.
     *
     * @param name what the file is called, for errors
     * @throws BadReport when it is none, or of another version
     * @throws IOException when it cannot be read
     */
    public static SeveralReader open(String name, InputStream in) throws IOException {
        return new SeveralReader(name, in);
    }

    /** Tells whether a file is a report of several accounts, by how it begins; false of what is no report at all. */
    public static boolean isSeveral(InputStream in) throws IOException {
        try (JsonParser parser = JSON.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                if (parser.currentName().equals("organization")) {
                    return true;
                }
                if (parser.currentName().equals("account")) {
                    return false;
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return false;
        } catch (JsonProcessingException malformed) {
            return false;
        }
    }

    /** Gives what the run was about. */
    public Organization about() {
        return about;
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
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                end();
                ended = true;
                return Optional.empty();
            }
            Report report = JsonReader.report(JSON.readTree(parser));
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

    private <T> T guarded(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (JsonProcessingException malformed) {
            throw JsonReader.notJson(name, malformed);
        } catch (IllegalArgumentException | DateTimeException | NullPointerException wrong) {
            throw new BadReport(name + " is a damaged report: " + wrong.getMessage());
        }
    }

    /** Reads what stands before the accounts, and stops at their array. */
    private ObjectNode head() throws IOException {
        ObjectNode head = JSON.createObjectNode();
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals(ACCOUNTS) && value == JsonToken.START_ARRAY) {
                    return head;
                }
                head.set(field, JSON.<JsonNode>readTree(parser));
            }
        }
        throw new BadReport(name + " is no report of several accounts");
    }

    private Organization about(ObjectNode head) {
        String version = JsonReader.text(head, "schemaVersion");
        if (!JsonReporter.reads(version)) {
            throw new BadReport(name + " has schema version " + version + ", and this harden reads 1.x and 2.x");
        }
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
        ObjectNode tail = JSON.createObjectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            tail.set(field, JSON.<JsonNode>readTree(parser));
        }
        if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
            throw new BadReport(name + " is a damaged report: something stands behind it, at line "
                    + parser.currentLocation().getLineNr());
        }
        if (given != about.audited().size()) {
            throw new BadReport(name + " is a damaged report: it has " + given + " accounts of "
                    + about.audited().size());
        }
        Agreement.requireSummary(tail, tally::count, tally::count);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
