package dev.harden.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harden.model.Member;
import dev.harden.model.Organization;
import dev.harden.model.Origin;
import dev.harden.model.Report;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@link JsonReporter} writes of several accounts, one account at a time. */
public final class SeveralReader implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCOUNTS = "accounts";

    private final String name;
    private final JsonParser parser;
    private final Organization about;
    private String last = "";
    private boolean ended;
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
            return Optional.of(report);
        });
    }

    private <T> T guarded(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (JsonProcessingException malformed) {
            throw new BadReport(name + " is not JSON, or is cut off: "
                    + malformed.getOriginalMessage().lines().findFirst().orElse(""));
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
        if (!version.equals(JsonReporter.SCHEMA_VERSION)) {
            throw new BadReport(
                    name + " has schema version " + version + ", and this harden reads " + JsonReporter.SCHEMA_VERSION);
        }
        List<String> checks = new ArrayList<>();
        head.path("checks").forEach(check -> checks.add(check.asText()));
        List<Member> members = new ArrayList<>();
        head.path("members")
                .forEach(member -> members.add(new Member(
                        JsonReader.text(member, "account"),
                        JsonReader.text(member, "name"),
                        JsonReader.text(member, "state"),
                        member.path("audited").asBoolean())));
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
        while (parser.nextToken() != null) {
            parser.skipChildren();
        }
        if (given != about.audited().size()) {
            throw new BadReport(name + " is a damaged report: it has " + given + " accounts of "
                    + about.audited().size());
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
