package dev.harden.organization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harden.model.Member;
import dev.harden.model.Organization;
import dev.harden.model.Origin;
import dev.harden.report.BadReport;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says what a run is, in its folder: what it was told, and who is in it.
 *
 * @param tool the version of {@code harden}
 * @param startedAt when it began
 * @param settings what decides what is asked and judged, by name; runs that differ in it do not go together
 * @param checks the ids of the checks
 * @param shard which part of the accounts it takes
 * @param roster who is in the whole run
 * @param reports the SHA-256 of the report of each account that is done, in hexadecimal, by the account's id
 */
public record Manifest(
        String tool,
        Instant startedAt,
        Map<String, String> settings,
        List<String> checks,
        Shard shard,
        Roster roster,
        Map<String, String> reports) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String SUM = "sha256";
    private static final String VERSION = "2";

    public Manifest {
        settings = new TreeMap<>(settings);
        checks = List.copyOf(checks);
        reports = new TreeMap<>(reports);
    }

    /** Begins a run, of which nothing is done. */
    public Manifest(
            String tool,
            Instant startedAt,
            Map<String, String> settings,
            List<String> checks,
            Shard shard,
            Roster roster) {
        this(tool, startedAt, settings, checks, shard, roster, Map.of());
    }

    /** Gives it with a further account that is done. */
    Manifest with(String account, String sum) {
        Map<String, String> more = new TreeMap<>(reports);
        more.put(account, sum);
        return new Manifest(tool, startedAt, settings, checks, shard, roster, more);
    }

    /** Gives what the document over its accounts is about. */
    public Organization about() {
        return new Organization(
                new Origin(tool, startedAt, Optional.empty()), roster.organization(), checks, roster.members());
    }

    /** Gives the accounts that this part audits, in the order of their ids. */
    public List<String> accounts() {
        return about().audited().stream()
                .map(Member::account)
                .filter(shard::takes)
                .toList();
    }

    /** Names what is told otherwise in another run, a fragment; absent when nothing is. */
    public Optional<String> difference(Manifest other) {
        if (!tool.equals(other.tool)) {
            return Optional.of("harden " + other.tool + " made one, and " + tool + " the other");
        }
        if (!checks.equals(other.checks)) {
            return Optional.of("their checks are not the same");
        }
        return settings.keySet().stream()
                .filter(name -> !settings.get(name).equals(other.settings.get(name)))
                .findFirst()
                .map(name -> name + " is " + shown(other.settings.get(name)) + " in one, and "
                        + shown(settings.get(name)) + " in the other");
    }

    private static String shown(String value) {
        return value == null || value.isEmpty() ? "not given" : "'" + value + "'";
    }

    String toJson() {
        ObjectNode node = JSON.createObjectNode();
        node.put("runFolder", VERSION);
        node.put("tool", tool);
        node.put("startedAt", startedAt.toString());
        ObjectNode told = node.putObject("settings");
        settings.forEach(told::put);
        checks.forEach(node.putArray("checks")::add);
        node.put("shard", shard.toString());
        node.put("organization", roster.organization());
        node.put("management", roster.management());
        ArrayNode members = node.putArray("members");
        for (Member member : roster.members()) {
            members.addObject()
                    .put("account", member.account())
                    .put("name", member.name())
                    .put("state", member.state())
                    .put("audited", member.audited());
        }
        ObjectNode sums = node.putObject("reports");
        reports.forEach(sums::put);
        node.put(SUM, Sums.of(node.toString()));
        return node.toPrettyString() + "\n";
    }

    /**
     * Reads it.
     *
     * @param name what the file is called, for errors
     * @throws BadReport when it is none
     */
    static Manifest fromJson(String name, byte[] text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (!VERSION.equals(node.path("runFolder").asText())) {
                throw new BadReport(name + " is not the manifest of a run that this harden knows");
            }
            String sum = node.path(SUM).asText();
            ((ObjectNode) node).remove(SUM);
            if (!Sums.of(node.toString()).equals(sum)) {
                throw new BadReport(name + " was changed: its sum is not that of its content");
            }
            Map<String, String> settings = new TreeMap<>();
            node.path("settings")
                    .properties()
                    .forEach(entry ->
                            settings.put(entry.getKey(), entry.getValue().asText()));
            Map<String, String> reports = new TreeMap<>();
            node.path("reports")
                    .properties()
                    .forEach(entry ->
                            reports.put(entry.getKey(), entry.getValue().asText()));
            List<Member> members = new ArrayList<>();
            node.path("members")
                    .forEach(member -> members.add(new Member(
                            member.path("account").asText(),
                            member.path("name").asText(),
                            member.path("state").asText(),
                            member.path("audited").asBoolean())));
            List<String> checks = new ArrayList<>();
            node.path("checks").forEach(check -> checks.add(check.asText()));
            return new Manifest(
                    node.path("tool").asText(),
                    Instant.parse(node.path("startedAt").asText()),
                    settings,
                    checks,
                    Shard.parse(node.path("shard").asText()),
                    new Roster(
                            node.path("organization").asText(),
                            node.path("management").asText(),
                            members),
                    reports);
        } catch (JsonProcessingException malformed) {
            throw new BadReport(name + " is not JSON: "
                    + malformed.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (java.io.IOException | IllegalArgumentException | DateTimeException wrong) {
            throw new BadReport(name + " is a damaged manifest: " + wrong.getMessage());
        }
    }
}
